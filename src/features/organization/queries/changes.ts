import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { Edit, OrganizationChangeTable, StoredRow, SuccessionTable } from '../tables.ts'

type MayChange = Permit<'organization.write'>
type Table = Edit['table']

/** The order in which rows can appear; they disappear in the opposite one. */
const growing: readonly Table[] = [
  'organization_nodes',
  'organization_former_names',
  'organization_successions',
  'people',
  'posts',
  'appointments',
  'leading_group_seats',
]
const ofTable = (edits: readonly Edit[], table: Table) => edits.filter((edit) => edit.table === table)

/** Makes what the edits say: new rows are added, others get what differs. */
export async function applyEdits(tx: Tx, permit: MayChange, edits: readonly Edit[]): Promise<void> {
  for (const table of growing) {
    const own = ofTable(edits, table)
    const added = own.filter((edit) => edit.before === null).map((edit) => edit.after)
    // In pieces, since one statement takes 65,535 parameters at most.
    for (let i = 0; i < added.length; i += 1000) {
      await tx
        .insertInto(table)
        .values(added.slice(i, i + 1000) as never)
        .execute()
    }
    for (const { before, after } of own) if (before) await update(tx, permit, table, before, after)
  }
}

/** Puts back what the edits changed and removes what they added. */
export async function revertEdits(tx: Tx, permit: MayChange, edits: readonly Edit[]): Promise<void> {
  for (const table of growing.toReversed()) {
    const own = ofTable(edits, table)
    const added = own.filter((edit) => edit.before === null).map((edit) => edit.after.id)
    if (added.length > 0) {
      await tx
        .deleteFrom(table)
        .where('unit_id', '=', permit.unitId)
        .where('id', '=', sql<string>`any(${added}::uuid[])`)
        .execute()
    }
    for (const { before, after } of own) if (before) await update(tx, permit, table, after, before)
  }
}

async function update(tx: Tx, permit: MayChange, table: Table, from: StoredRow, to: StoredRow): Promise<void> {
  const differing = Object.entries(to).filter(([column, value]) => from[column] !== value)
  if (differing.length === 0) return
  await tx
    .updateTable(table)
    .set(Object.fromEntries(differing) as never)
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', to.id)
    .execute()
}

/** These rows as they are now, by id. */
export async function storedRows(
  db: Db,
  unitId: string,
  table: Table,
  ids: string[],
): Promise<ReadonlyMap<string, StoredRow>> {
  const { rows } = await sql<{ row: StoredRow }>`
    select to_jsonb(r) as row from ${sql.table(table)} r where unit_id = ${unitId} and id = any(${ids}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ row }) => [row.id, row]))
}

export async function insertChange(
  tx: Tx,
  _permit: MayChange,
  row: Omit<OrganizationChangeTable, 'edits' | 'speakers'> & Pick<ChangeRow, 'edits' | 'speakers'>,
): Promise<void> {
  await tx
    .insertInto('organization_changes')
    .values({ ...row, edits: JSON.stringify(row.edits), speakers: JSON.stringify(row.speakers) })
    .execute()
}

export async function markUndone(tx: Tx, permit: MayChange, id: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('organization_changes')
    .set({ undone_by: by, undone_at: at })
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .execute()
}

function changes(db: Db, unitId: string) {
  return db.selectFrom('organization_changes').where('unit_id', '=', unitId)
}

export type ChangeRow = NonNullable<Awaited<ReturnType<typeof changeById>>>
export function changeById(db: Db, unitId: string, id: string) {
  return changes(db, unitId).selectAll().where('id', '=', id).executeTakeFirst()
}

const head = ['id', 'kind', 'title', 'day', 'made_by', 'made_at', 'undone_at'] as const
export type ChangeHead = Pick<OrganizationChangeTable, (typeof head)[number]>

/** One page of changes, the latest first. */
export async function listChanges(
  db: Db,
  unitId: string,
  limit: number,
  offset: number,
): Promise<{ rows: ChangeHead[]; total: number }> {
  const [rows, { total }] = await Promise.all([
    changes(db, unitId).select(head).orderBy('id', 'desc').limit(limit).offset(offset).execute(),
    changes(db, unitId)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total }
}

/** Every succession up to a day, in the order of days. */
export function successionsUntil(db: Db, unitId: string, day: string): Promise<SuccessionTable[]> {
  return db
    .selectFrom('organization_successions')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('day', '<=', day)
    .orderBy('day')
    .orderBy('id')
    .execute()
}

/** People whose community is one of these. */
export function peopleOfCommunities(db: Db, unitId: string, ids: string[]) {
  return db
    .selectFrom('people')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('community_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}
