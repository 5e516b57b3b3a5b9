import { useEffect, useRef, useState } from 'react'
import { checkSize } from '../../../../libs/report-check/read/detect.ts'
import { useCall } from '../../../../web/kit/queries.ts'
import { operations } from '../../contract/index.ts'
import { CheckError, Checking } from './checking.ts'
import type { Checked, ExplainedRule, ExportFormat, Knowledge, Source, Stage } from './protocol.ts'

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
  const worked = useRef<Worked>(undefined)
  useEffect(() => () => worked.current?.checking.end(), [])

  const begin = (): Worked => {
    worked.current ??= start(toKnowledge(knowledge.data!))
    return worked.current
  }

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

  return {
    knowledge,
    phase,
    checked,
    /** Grows with every document checked. */
    round,
    rules,
    check: (source: Source, layout: boolean) =>
      run((checking, onStage) => checking.ask('check', { ...source, layout }, onStage)),
    checkFile: (file: File) =>
      run(async (checking, onStage) => {
        checkSize(file.size)
        return checking.ask('check', { name: file.name, content: await file.arrayBuffer(), layout: false }, onStage)
      }),
    recheck: (accepted: number[], layout: boolean) =>
      run((checking, onStage) => checking.ask('recheck', { accepted, layout }, onStage)),
    exportAs: (format: ExportFormat, accepted: number[], waived: number[]) =>
      begin().checking.ask('export', { format, accepted, waived, now: new Date().toISOString() }),
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
function toKnowledge(data: { words: unknown; divisions: unknown; registry: unknown; figures: unknown }): Knowledge {
  const { words, divisions, registry, figures } = data
  return { words: { ...(words as object), divisions }, registry, figures } as Knowledge
}

/** Readers refuse with a code and a sentence, here as in the worker. */
function toCheckError(error: unknown): CheckError {
  if (error instanceof CheckError) return error
  const { code = 'unexpected', message = '' } = error as { code?: string; message?: string }
  return new CheckError(code, message)
}
