import type { ColumnType } from 'kysely'
import type { HandedOver } from './contract/handover.ts'

export interface DutyTable {
  unit_id: string
  id: string
  cycle_id: string
  criterion_id: string
  /** Empty: the criterion as a whole. */
  part: string
  department_id: string | null
  post_id: string | null
  measure: string | null
  recurrence: 'once' | 'monthly' | 'quarterly' | 'yearly' | 'term' | null
  due_on: string | null
  due_month: number | null
  due_day: number | null
  due_last: number | null
  /** Tasks of all periods that begin up to this day were made. */
  made_through: string | null
  updated_at: Date
}

export interface TaskTable {
  unit_id: string
  id: string
  duty_id: string
  cycle_id: string
  department_id: string | null
  post_id: string | null
  title: string
  /** `2026`, `2026-Q2`, `2026-05`, `once`, `term`; null: set by hand. */
  period: string | null
  opens_on: string | null
  due_on: string
  state: 'open' | 'submitted' | 'done' | 'returned'
  note: string | null
  submitted_at: Date | null
  done_at: Date | null
  updated_at: Date
}

export interface TaskEvidenceTable {
  unit_id: string
  id: string
  task_id: string
  evidence_id: string
}

export interface DutyChangeTable {
  unit_id: string
  id: string
  cycle_id: string
  way: 'one' | 'drag' | 'bulk' | 'column' | 'last-cycle'
  duties: number
  made_by: string
  made_at: Date
  undone_at: Date | null
  images: ColumnType<unknown, string, never>
}

/** Where a duty lay before and after a change of the organisation. */
export interface DutyMoveTable {
  unit_id: string
  id: string
  change_id: string
  duty_id: string
  from_department_id: string | null
  from_post_id: string | null
  to_department_id: string | null
  to_post_id: string | null
}

/** What the one who leaves a post says and who confirmed the hand-over; `content` is what it held once both had. */
export interface HandoverTable {
  unit_id: string
  id: string
  appointment_id: string
  note: string | null
  content: ColumnType<HandedOver | null, string | null, string | null>
  given_by: string | null
  given_at: Date | null
  given_on_behalf: boolean | null
  taken_by: string | null
  taken_at: Date | null
  taken_on_behalf: boolean | null
  updated_at: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    duties: DutyTable
    tasks: TaskTable
    duty_moves: DutyMoveTable
    handovers: HandoverTable
    task_evidence: TaskEvidenceTable
    duty_changes: DutyChangeTable
  }
}
