import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { DutyChangeTable, DutyTable, TaskTable } from '../tables.ts'

type MayAssign = Permit<'duties.assign'>

/** What a change of duties did, enough to take it back. */
export interface Images {
  duties: { before: DutyTable | null; after: DutyTable | null }[]
  /** Tasks that were made. */
  made: string[]
  /** Tasks that were taken away, whole. */
  removed: TaskTable[]
  /** Tasks that got another day or title, as they were. */
  shifted: Pick<TaskTable, 'id' | 'title' | 'opens_on' | 'due_on'>[]
}

/** Changes kept for taking back. */
const kept = 20

export async function insertChange(
  tx: Tx,
  permit: MayAssign,
  row: Omit<DutyChangeTable, 'images' | 'unit_id'> & { images: Images },
): Promise<void> {
  await tx
    .insertInto('duty_changes')
    .values({ ...row, unit_id: permit.unitId, images: JSON.stringify(row.images) })
    .execute()
  await sql`
    delete from duty_changes where unit_id = ${permit.unitId} and cycle_id = ${row.cycle_id} and id in (
      select id from duty_changes where unit_id = ${permit.unitId} and cycle_id = ${row.cycle_id}
      order by id desc offset ${sql.lit(kept)})`.execute(tx)
}

export async function changeForUpdate(
  tx: Tx,
  unitId: string,
  cycleId: string,
  id: string,
): Promise<{ way: DutyChangeTable['way']; images: Images } | undefined> {
  const row = await tx
    .selectFrom('duty_changes')
    .select(['way', 'images'])
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row as { way: DutyChangeTable['way']; images: Images } | undefined
}

export async function markUndone(tx: Tx, permit: MayAssign, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('duty_changes')
    .set({ undone_at: at })
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .execute()
}

/** The last change of many duties at once since a moment, if it was not taken back. */
export function lastChange(
  db: Db,
  unitId: string,
  cycleId: string,
  since: Date,
): Promise<Pick<DutyChangeTable, 'id' | 'way' | 'duties' | 'made_by' | 'made_at'> | undefined> {
  return db
    .selectFrom('duty_changes')
    .select(['id', 'way', 'duties', 'made_by', 'made_at'])
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .where('undone_at', 'is', null)
    .where('way', '<>', 'one')
    .where('made_at', '>', since)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
