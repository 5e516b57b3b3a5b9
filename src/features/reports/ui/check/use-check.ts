import { useEffect, useRef, useState } from 'react'
import type { OperationOutput } from '../../../../libs/contract/index.ts'
import type { Fault } from '../../../../libs/report-check/index.ts'
import { checkSize } from '../../../../libs/report-check/read/detect.ts'
import { useCall } from '../../../../web/kit/queries.ts'
import { operations } from '../../contract/index.ts'
import { type CheckError, Checking, toCheckError } from './checking.ts'
import type { Checked, Demands, ExplainedRule, ExportFormat, Knowledge, Source, Stage } from './protocol.ts'
import { useEarlier } from './use-earlier.ts'

export type Phase =
  | { at: 'waiting' }
  | { at: 'working'; stage: Stage }
  | { at: 'failed'; error: CheckError }
  | { at: 'done' }

interface Worked {
  checking: Checking
  rules: Promise<ExplainedRule[]>
}

/** Reads, checks and exports in a worker; nothing of the document is in the address, the server or a store. */
export function useCheck() {
  const knowledge = useCall(operations.checkData, {})
  const [phase, setPhase] = useState<Phase>({ at: 'waiting' })
  const [checked, setChecked] = useState<Checked>()
  const [round, setRound] = useState(0)
  const [rules, setRules] = useState<ReadonlyMap<string, ExplainedRule>>(new Map())
  const [layout, setLayout] = useState(false)
  const accepted = useRef<readonly number[]>([])
  const worked = useRef<Worked>(undefined)
  useEffect(() => () => worked.current?.checking.end(), [])

  const begin = (): Worked => {
    worked.current ??= start(toKnowledge(knowledge.data!))
    return worked.current
  }
  const readText = async (file: File) => {
    checkSize(file.size)
    return begin().checking.ask('read', { name: file.name, content: await file.arrayBuffer() })
  }
  const earlier = useEarlier(knowledge.data && toKnowledge(knowledge.data).registry.period, readText)

  const run = async (work: (checking: Checking, onStage: (stage: Stage) => void) => Promise<Checked>) => {
    setPhase({ at: 'working', stage: 'reading' })
    const { checking, rules: explained } = begin()
    try {
      setRules(new Map((await explained).map((rule) => [rule.id, rule])))
      setChecked(await work(checking, (stage) => setPhase({ at: 'working', stage })))
      setRound((before) => before + 1)
      setPhase({ at: 'done' })
    } catch (error) {
      if (worked.current?.checking !== checking) return
      stopWorker()
      setPhase({ at: 'failed', error: toCheckError(error) })
    }
  }
  const stopWorker = () => {
    worked.current?.checking.end()
    worked.current = undefined
  }
  const checkSource = (source: () => Source | Promise<Source>) => {
    accepted.current = []
    setLayout(false)
    return run(async (checking, onStage) => {
      const given = await source()
      return checking.ask('check', { ...given, layout: false, earlier: earlier.chosen() }, onStage)
    })
  }
  return {
    knowledge,
    phase,
    checked,
    /** Grows with every document checked. */
    round,
    rules,
    layout,
    earlier,
    /** Indexes of the faults whose corrections were accepted before the same text was checked again. */
    accepted: accepted.current,
    check: (source: Source) => checkSource(() => source),
    checkFile: (file: File) =>
      checkSource(async () => {
        checkSize(file.size)
        return { name: file.name, content: await file.arrayBuffer() }
      }),
    /** Writes the accepted corrections into the text and checks that. */
    recheck: (corrections: readonly number[]) => {
      accepted.current = []
      const input = { accepted: [...corrections], layout, earlier: earlier.chosen() }
      return run((checking, onStage) => checking.ask('recheck', input, onStage))
    },
    /** The same text with other demands; what was accepted stays so. */
    checkWith: (demands: Partial<Demands>, kept: readonly number[]) => {
      const before = checked?.faults ?? []
      const wanted = { layout, earlier: earlier.chosen(), ...demands }
      setLayout(wanted.layout)
      return run(async (checking, onStage) => {
        const now = await checking.ask('recheck', { accepted: [], ...wanted }, onStage)
        accepted.current = sameFaults(before, kept, now.faults)
        return now
      })
    },
    exportAs: (format: ExportFormat, corrections: number[], waived: number[]) =>
      begin().checking.ask('export', { format, accepted: corrections, waived, now: new Date().toISOString() }),
    stop: () => {
      stopWorker()
      setChecked(undefined)
      setPhase({ at: 'waiting' })
    },
  }
}

function start(knowledge: Knowledge): Worked {
  const checking = new Checking()
  return { checking, rules: checking.ask('know', knowledge) }
}

/** The contract leaves these open because they are the check's own shapes. */
function toKnowledge(data: OperationOutput<typeof operations.checkData>): Knowledge {
  const { words, divisions, registry, figures, ownWords, version } = data
  return { words: { ...(words as object), divisions }, registry, figures, ownWords, version } as Knowledge
}

/** Where the kept faults of one check stand among those of another of the same text. */
function sameFaults(before: readonly Fault[], kept: readonly number[], now: readonly Fault[]): number[] {
  const keyOf = ({ rule, start, end }: Fault) => `${rule} ${start} ${end}`
  const wanted = new Set(kept.map((index) => keyOf(before[index]!)))
  return now.flatMap((fault, index) => (fault.fix && wanted.has(keyOf(fault)) ? [index] : []))
}
