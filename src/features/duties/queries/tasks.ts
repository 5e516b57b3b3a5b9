import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { TaskTable } from '../tables.ts'

type MayAssign = Permit<'duties.assign'>

/** Answers the ids of those that were not there: a duty has one task a period, whoever makes it. */
export async function insertTasks(tx: Tx, rows: TaskTable[]): Promise<string[]> {
  const inserted: string[] = []
  for (let i = 0; i < rows.length; i += 1000) {
    const some = await tx
      .insertInto('tasks')
      .values(rows.slice(i, i + 1000))
      .onConflict((conflict) => conflict.columns(['unit_id', 'duty_id', 'period']).doNothing())
      .returning('id')
      .execute()
    inserted.push(...some.map((row) => row.id))
  }
  return inserted
}

export function tasksOfDuties(tx: Tx, unitId: string, dutyIds: string[]): Promise<TaskTable[]> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('duty_id', '=', sql<string>`any(${dutyIds}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export function tasksForUpdate(tx: Tx, unitId: string, ids: string[]): Promise<TaskTable[]> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function deleteTasks(tx: Tx, permit: MayAssign, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('tasks')
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export async function shiftTasks(
  tx: Tx,
  permit: MayAssign,
  rows: Pick<TaskTable, 'id' | 'title' | 'opens_on' | 'due_on'>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update tasks t set title = s.title, opens_on = s.opens_on, due_on = s.due_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) s (id uuid, title text, opens_on date, due_on date)
    where t.unit_id = ${permit.unitId} and t.id = s.id`.execute(tx)
}

export async function updateTask(
  tx: Tx,
  permit: Permit<'duties.submit'> | Permit<'duties.confirm'>,
  id: string,
  change: Partial<Pick<TaskTable, 'state' | 'note' | 'submitted_at' | 'done_at' | 'updated_at'>>,
): Promise<void> {
  await tx.updateTable('tasks').set(change).where('unit_id', '=', permit.unitId).where('id', '=', id).execute()
}

export async function evidenceOf(db: Db, unitId: string, taskId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('task_evidence')
    .select('evidence_id')
    .where('unit_id', '=', unitId)
    .where('task_id', '=', taskId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.evidence_id)
}

export async function replaceEvidence(
  tx: Tx,
  permit: Permit<'duties.submit'>,
  taskId: string,
  evidenceIds: string[],
  newId: () => string,
): Promise<void> {
  const { unitId } = permit
  await tx.deleteFrom('task_evidence').where('unit_id', '=', unitId).where('task_id', '=', taskId).execute()
  if (evidenceIds.length === 0) return
  await tx
    .insertInto('task_evidence')
    .values(evidenceIds.map((evidence_id) => ({ unit_id: unitId, id: newId(), task_id: taskId, evidence_id })))
    .execute()
}

export interface Step {
  at: Date
  actor_id: string | null
  action: string
  note: string | null
}

/** What was done with a task, from the audit log, the oldest first. */
export async function stepsOf(db: Db, unitId: string, taskId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select at, actor_id, split_part(action, '.', 2) as action, case when action <> 'task.confirm' then after ->> 'note' end as note
    from audit_log where unit_id = ${unitId} and entity = 'task' and entity_id = ${taskId} order by seq`.execute(db)
  return rows
}

/** How many tasks each duty of a cycle has, and how many are done. */
export async function taskCounts(
  db: Db,
  unitId: string,
  cycleId: string,
): Promise<{ duty_id: string; total: number; done: number }[]> {
  const { rows } = await sql<{ duty_id: string; total: number; done: number }>`
    select duty_id, count(*)::int as total, (count(*) filter (where state = 'done'))::int as done
    from tasks where unit_id = ${unitId} and cycle_id = ${cycleId} group by duty_id`.execute(db)
  return rows
}
