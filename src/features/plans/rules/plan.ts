import { fail } from '../../../platform/errors.ts'
import { errors, type Stage } from '../contract/index.ts'

/** Stages begin before they end and touch their year; preparation may begin the year before. */
export function ensureStages(year: number, stages: readonly Stage[]): void {
  for (const { name, startsOn, endsOn } of stages) {
    if (endsOn < startsOn) fail(errors.datesReversed, { name })
    if (endsOn < `${year}-01-01` || startsOn > `${year}-12-31`) fail(errors.outsideYear, { name, year })
  }
}
