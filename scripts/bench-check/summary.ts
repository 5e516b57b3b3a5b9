import { injectors } from '../../src/libs/report-check/corpus/injectors/index.ts'
import type { CleanReport } from '../../src/libs/report-check/corpus/types.ts'
import { characters, type FalseAlarm, type Outcome, perTenThousand, recallOf } from './score.ts'

export const splits = ['train', 'holdout'] as const
export type Split = (typeof splits)[number]

/** What our check did on the corpus. */
export interface Result {
  reports: Record<Split, CleanReport[]>
  outcomes: Outcome[]
  /** False alarms without any registry, and with everything known of the unit. */
  alarms: FalseAlarm[]
  alarmsWithRegistry: FalseAlarm[]
}

export const ofSplit = (outcomes: readonly Outcome[], split: Split) =>
  outcomes.filter((outcome) => outcome.faulty.report.split === split)

export const alarmsOf = (alarms: readonly FalseAlarm[], split: Split) =>
  alarms.filter(({ report }) => report.split === split)

const grave = (severity: string) => severity === 'blocker' || severity === 'error'

export function summarise({ reports, outcomes, alarms, alarmsWithRegistry }: Result) {
  return splits.map((split) => {
    const own = ofSplit(outcomes, split)
    const length = characters(reports[split])
    const rate = (said: readonly FalseAlarm[]) => perTenThousand(alarmsOf(said, split).length, length)
    const weak = injectors
      .filter(({ severity }) => grave(severity))
      .map(({ kind }) => ({ kind, ...recallOf(own.filter((outcome) => outcome.faulty.kind === kind)) }))
      .filter(({ found, total }) => found < total * 0.8)
    const { found, total } = recallOf(own)
    return {
      split,
      reports: reports[split].length,
      characters: length,
      recall: found / total,
      falseAlarmsPer10k: rate(alarms),
      withoutHints: rate(alarms.filter(({ severity }) => severity !== 'hint')),
      withRegistry: rate(alarmsWithRegistry),
      graveKindsBelow80: weak.map((item) => `${item.kind} ${item.found}/${item.total}`),
    }
  })
}
