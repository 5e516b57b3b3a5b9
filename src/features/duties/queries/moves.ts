import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { DutyMoveTable, DutyTable } from '../tables.ts'

export type Place = Pick<DutyTable, 'id' | 'department_id' | 'post_id'>

/** Duties of the current cycle that lie with these departments or posts. */
export function dutiesAt(tx: Tx, unitId: string, departmentIds: string[], postIds: string[]): Promise<Place[]> {
  return tx
    .selectFrom('duties as d')
    .innerJoin('cycles as c', (join) => join.onRef('c.unit_id', '=', 'd.unit_id').onRef('c.id', '=', 'd.cycle_id'))
    .select(['d.id', 'd.department_id', 'd.post_id'])
    .where('d.unit_id', '=', unitId)
    .where('c.is_current', '=', true)
    .where((eb) =>
      eb.or([
        eb('d.department_id', '=', sql<string>`any(${departmentIds}::uuid[])`),
        eb('d.post_id', '=', sql<string>`any(${postIds}::uuid[])`),
      ]),
    )
    .orderBy('d.id')
    .execute()
}

export async function placeDuties(tx: Tx, permit: Permit<'duties.assign'>, duties: readonly Place[]): Promise<void> {
  await sql`
    update duties d set department_id = m.department_id, post_id = m.post_id
    from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as m(id uuid, department_id uuid, post_id uuid)
    where d.unit_id = ${permit.unitId} and d.id = m.id`.execute(tx)
}

export async function insertMoves(tx: Tx, _permit: Permit<'duties.assign'>, rows: DutyMoveTable[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('duty_moves')
      .values(rows.slice(i, i + 1000))
      .execute()
  }
}

export async function takeMoves(tx: Tx, permit: Permit<'duties.assign'>, changeId: string): Promise<DutyMoveTable[]> {
  return tx
    .deleteFrom('duty_moves')
    .where('unit_id', '=', permit.unitId)
    .where('change_id', '=', changeId)
    .returningAll()
    .execute()
}

export function placesOfDuties(db: Db, unitId: string, ids: string[]): Promise<Place[]> {
  return db
    .selectFrom('duties')
    .select(['id', 'department_id', 'post_id'])
    .where('unit_id', '=', unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** Unfinished tasks of these duties, by duty. */
export function openTasksOf(db: Db, unitId: string, dutyIds: string[]): Promise<{ id: string; duty_id: string }[]> {
  return db
    .selectFrom('tasks')
    .select(['id', 'duty_id'])
    .where('unit_id', '=', unitId)
    .where('duty_id', '=', sql<string>`any(${dutyIds}::uuid[])`)
    .where('state', '<>', 'done')
    .execute()
}

/** Whether any task lies with one of these departments. */
export async function anyTaskAt(db: Db, unitId: string, departmentIds: string[]): Promise<boolean> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('department_id', '=', sql<string>`any(${departmentIds}::uuid[])`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
