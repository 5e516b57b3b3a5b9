import { writeAudit } from '../../../platform/audit/index.ts'
import { chinaDate } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { newId } from '../../../platform/ids.ts'
import * as queries from '../queries/index.ts'
import { horizonOf, scheduleOf, taskTitle, turnsOf } from '../rules/index.ts'
import type { TaskTable } from '../tables.ts'

/** Cycles whose tasks this process knows to be made, up to which day. */
const known = new Map<string, string>()
const mostKnown = 10_000

interface Cycle {
  id: string
  startsOn: string
  endsOn: string
}

/**
 * Makes the tasks of the periods that have come near since they were last made. Nobody does this: the log says so. Safe to
 * call at any time, from any process; a duty never gets two tasks for one period. Answers how many were made.
 */
export async function ensureTasks(db: Db, unitId: string, now: Date): Promise<number> {
  const cycle = await db
    .selectFrom('cycles')
    .select(['id', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('unit_id', '=', unitId)
    .where('is_current', '=', true)
    .executeTakeFirst()
  return cycle ? ensureTasksOf(db, unitId, cycle, now) : 0
}

/** The same for a cycle already read; asks the database once a process and quarter. */
export async function ensureTasksOf(db: Db, unitId: string, cycle: Cycle, now: Date): Promise<number> {
  const today = chinaDate(now)
  const horizon = horizonOf(today, cycle.endsOn)
  if ((known.get(cycle.id) ?? '') >= horizon) return 0
  const made = await db.transaction().execute(async (tx) => {
    await queries.lockDuties(tx, cycle.id)
    const duties = await queries.dutiesBehind(tx, unitId, cycle.id, horizon)
    const rows = duties.flatMap((duty) =>
      turnsOf(scheduleOf(duty)!, cycle, horizon)
        .filter(({ from, dueOn }) => from > duty.made_through! && dueOn >= today)
        .map(
          (turn): TaskTable => ({
            unit_id: unitId,
            id: newId(now.getTime()),
            duty_id: duty.id,
            cycle_id: cycle.id,
            department_id: duty.department_id,
            post_id: duty.post_id,
            title: taskTitle(duty.part, duty.criterion),
            period: turn.period,
            opens_on: turn.opensOn,
            due_on: turn.dueOn,
            state: 'open',
            note: null,
            submitted_at: null,
            done_at: null,
            updated_at: now,
          }),
        ),
    )
    const tasks = await queries.insertTasks(tx, rows)
    const ids = duties.map((duty) => duty.id)
    if (ids.length > 0) await queries.markMade(tx, unitId, ids, horizon)
    if (tasks.length > 0) {
      const after = { through: horizon, tasks: tasks.length }
      const entry = { unitId, actorId: null, action: 'tasks.make', entity: 'cycle', entityId: cycle.id, after }
      await writeAudit(tx, now, [entry])
    }
    return tasks.length
  })
  if (known.size >= mostKnown) known.clear()
  known.set(cycle.id, horizon)
  return made
}

export function forgetMade(cycleId: string): void {
  known.delete(cycleId)
}
