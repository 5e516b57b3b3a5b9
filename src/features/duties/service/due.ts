import { chinaDate } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { TaskState } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { unfinished } from '../rules/index.ts'
import { ensureTasks } from './make-tasks.ts'

/** A task as reminders and calendars need it; holders are those of the post today. */
export interface DueTask {
  id: string
  dutyId: string
  cycleId: string
  criterionId: string
  title: string
  part: string
  period: string | null
  opensOn: string | null
  dueOn: string
  state: TaskState
  departmentId: string | null
  department: string | null
  postId: string | null
  post: string | null
  holders: { personId: string; name: string }[]
}

export interface DueWindow {
  /** First and last day of being due. */
  from: string
  to: string
  /** Absent: those their owner still has to do (open, returned). */
  states?: readonly TaskState[]
  /** At most so many; absent: 1000. */
  limit?: number
  /** The last one of the page before. */
  after?: Pick<DueTask, 'dueOn' | 'id'>
}

/**
 * Tasks of the unit's current cycle due within a window, by day. Needs no signed-in person. A task that nobody began may
 * vanish when its duty changes, so keep its id without a foreign key.
 */
export async function tasksDue(db: Db, unitId: string, now: Date, window: DueWindow): Promise<DueTask[]> {
  const { from, to, states = unfinished, limit = 1000, after } = window
  await ensureTasks(db, unitId, now)
  const rows = await queries.tasksDue(db, unitId, { from, to, states, today: chinaDate(now) }, limit, after)
  return rows.map((row) => ({
    id: row.id,
    dutyId: row.duty_id,
    cycleId: row.cycle_id,
    criterionId: row.criterion_id,
    title: row.title,
    part: row.part,
    period: row.period,
    opensOn: row.opens_on,
    dueOn: row.due_on,
    state: row.state,
    departmentId: row.department_id,
    department: row.department,
    postId: row.post_id,
    post: row.post,
    holders: row.holders.map(({ id, name }) => ({ personId: id, name })),
  }))
}
