export interface DutyTable {
  unit_id: string
  id: string
  cycle_id: string
  criterion_id: string
  department_id: string | null
  post_id: string | null
  measure: string | null
  updated_at: Date
}

export interface TaskTable {
  unit_id: string
  id: string
  duty_id: string
  cycle_id: string
  department_id: string | null
  title: string
  due_on: string
  state: 'open' | 'submitted' | 'done' | 'returned'
  note: string | null
  submitted_at: Date | null
  done_at: Date | null
  updated_at: Date
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    duties: DutyTable
    tasks: TaskTable
  }
}
