import type { OperationOutput } from '../../../../libs/contract/index.ts'
import type { Fault } from '../../../../libs/report-check/index.ts'
import { checkSize } from '../../../../libs/report-check/read/detect.ts'
import { usePreferences } from '../../../../web/kit/i18n.ts'
import { useCall } from '../../../../web/kit/queries.ts'
import { operations } from '../../contract/index.ts'
import { type CheckError, Checking, toCheckError } from './checking.ts'
import { keep, useKept } from './kept.ts'
import type { Checked, Demands, ExplainedRule, ExportFormat, Knowledge, Source, Stage } from './protocol.ts'
import { useEarlier } from './use-earlier.ts'

type CheckData = OperationOutput<typeof operations.checkData>

export type Phase =
  | { at: 'waiting' }
  | { at: 'working'; stage: Stage }
  | { at: 'failed'; error: CheckError }
  | { at: 'done' }

interface State {
  phase: Phase
  checked: Checked | undefined
  /** Grows with every document checked. */
  round: number
  rules: ReadonlyMap<string, ExplainedRule>
  layout: boolean
  /** Indexes of the faults whose corrections were accepted. */
  accepted: readonly number[]
  /** Those that were last written into a file or copied. */
  saved: readonly number[]
  /** Whether the text was pasted, so that it can be written on here. */
  pasted: boolean
}

interface Worked {
  /** What it was told; a new document is checked by what is known by then. */
  knowledge: CheckData
  checking: Checking
  rules: Promise<ExplainedRule[]>
}

/** In this tab's memory only; the worker goes on while the person looks at another page. */
const kept = keep<State>({
  phase: { at: 'waiting' },
  checked: undefined,
  round: 0,
  rules: new Map(),
  layout: false,
  accepted: [],
  saved: [],
  pasted: false,
})
const patch = (change: Partial<State>) => kept.set({ ...kept.get(), ...change })
let worked: Worked | undefined

addEventListener('beforeunload', (event) => {
  const { checked, accepted, saved } = kept.get()
  if (checked && accepted.length > 0 && accepted !== saved) event.preventDefault()
})

/** Reads, checks and exports in a worker; nothing of the document is in the address, the server or a store. */
export function useCheck() {
  const knowledge = useCall(operations.checkData, {})
  const { language } = usePreferences()
  const state = useKept(kept)
  const { checked, layout } = state
  const begin = () => {
    worked ??= start(knowledge.data!)
    return worked
  }
  const readText = async (file: File) => {
    checkSize(file.size)
    return begin().checking.ask('read', { name: file.name, content: await file.arrayBuffer() })
  }
  const earlier = useEarlier(knowledge.data && toKnowledge(knowledge.data).registry.period, readText)
  const checkSource = (source: () => Source | Promise<Source>, pasted: boolean) => {
    if (worked?.knowledge !== knowledge.data) stopWorker()
    return run(begin(), { layout: false, pasted }, async (checking, onStage) => {
      const given = await source()
      return checking.ask('check', { ...given, layout: false, earlier: earlier.chosen() }, onStage)
    })
  }

  return {
    ...state,
    knowledge,
    earlier,
    checkText: (name: string, content: string) => checkSource(() => ({ name, content }), true),
    checkFile: (file: File) =>
      checkSource(async () => {
        checkSize(file.size)
        return { name: file.name, content: await file.arrayBuffer() }
      }, false),
    /** Writes the accepted corrections into the text and checks that. */
    recheck: (corrections: readonly number[]) =>
      run(begin(), {}, (checking, onStage) =>
        checking.ask('recheck', { accepted: [...corrections], layout, earlier: earlier.chosen() }, onStage),
      ),
    /** The same text with other demands; what was accepted stays so. */
    checkWith: (demands: Partial<Demands>, accepted: readonly number[]) => {
      const wanted = { layout, earlier: earlier.chosen(), ...demands }
      const still = (now: Checked) => sameFaults(checked?.faults ?? [], accepted, now.faults)
      return run(
        begin(),
        { layout: wanted.layout },
        (checking, onStage) => checking.ask('recheck', { accepted: [], ...wanted }, onStage),
        still,
      )
    },
    changeAccepted,
    exportAs: async (format: ExportFormat, corrections: number[], waived: number[]) => {
      const { accepted } = kept.get()
      const made = await begin().checking.ask('export', {
        format,
        accepted: corrections,
        waived,
        language,
        now: new Date().toISOString(),
      })
      if (format === 'corrected' || format === 'text') patch({ saved: accepted })
      return made
    },
    /** Makes room for another document; until that is checked, `back` shows this one as it was. */
    leave: () => patch({ phase: { at: 'waiting' } }),
    back: () => patch({ phase: { at: 'done' } }),
    stop: () => {
      stopWorker()
      patch({ checked: undefined, phase: { at: 'waiting' } })
    },
  }
}

const changeAccepted = (change: (accepted: readonly number[]) => readonly number[]) =>
  patch({ accepted: change(kept.get().accepted) })

type Work = (checking: Checking, onStage: (stage: Stage) => void) => Promise<Checked>

async function run(
  { checking, rules }: Worked,
  change: Partial<State>,
  work: Work,
  acceptedOf: (checked: Checked) => number[] = () => [],
): Promise<void> {
  patch({ ...change, phase: { at: 'working', stage: 'reading' } })
  try {
    const explained = new Map((await rules).map((rule) => [rule.id, rule]))
    const checked = await work(checking, (stage) => patch({ phase: { at: 'working', stage } }))
    const { round } = kept.get()
    patch({
      ...{ rules: explained, checked, accepted: acceptedOf(checked) },
      round: round + 1,
      phase: { at: 'done' },
    })
  } catch (error) {
    if (worked?.checking !== checking) return
    stopWorker()
    patch({ checked: undefined, phase: { at: 'failed', error: toCheckError(error) } })
  }
}

function stopWorker(): void {
  worked?.checking.end()
  worked = undefined
}

function start(knowledge: CheckData): Worked {
  const checking = new Checking()
  return { knowledge, checking, rules: checking.ask('know', toKnowledge(knowledge)) }
}

/** The contract leaves these open because they are the check's own shapes. */
function toKnowledge(data: CheckData): Knowledge {
  const { words, divisions, registry, figures, ownWords, version } = data
  return { words: { ...(words as object), divisions }, registry, figures, ownWords, version } as Knowledge
}

/** Where the kept faults of one check stand among those of another of the same text. */
function sameFaults(before: readonly Fault[], accepted: readonly number[], now: readonly Fault[]): number[] {
  const keyOf = ({ rule, start, end }: Fault) => `${rule} ${start} ${end}`
  const wanted = new Set(accepted.map((index) => keyOf(before[index]!)))
  return now.flatMap((fault, index) => (fault.fix && wanted.has(keyOf(fault)) ? [index] : []))
}
