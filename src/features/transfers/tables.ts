import type { ColumnType } from 'kysely'
import type { StatedAnswer } from '../assessments/index.ts'

/** What was written, so that it can be taken back while nobody has changed it. */
export interface Written {
  answers: { criterionId: string; answer: StatedAnswer }[]
  duties: number
  /** The change of duties, undone by the feature that made it. */
  dutyChangeId: string | null
  efforts: { criterionId: string; effort: number }[]
}

export interface TransferTable {
  unit_id: string
  id: string
  from_cycle_id: string
  to_cycle_id: string
  written: ColumnType<Written, string, string>
  created_by: string
  created_at: Date
  undone_at: Date | null
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    transfers: TransferTable
  }
}
