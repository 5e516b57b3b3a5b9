import { sql } from 'kysely'
import type { Tables, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { AppointmentTable, OrganizationNodeTable, PersonTable, PostTable, SeatTable } from '../tables.ts'

type MayChange = Permit<'organization.write'>

/** Changes of one unit's organisation go one at a time: rules about overlap look at rows that do not exist yet. */
export async function lockOrganization(tx: Tx, permit: MayChange): Promise<void> {
  await tx.selectFrom('units').select('id').where('id', '=', permit.unitId).forNoKeyUpdate().execute()
}

type Placed = 'organization_nodes' | 'posts' | 'leading_group_seats'

/** The first free place at the end of a list. */
export async function nextPosition(tx: Tx, permit: MayChange, table: Placed): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(position), 0) + 1 as next from ${sql.table(table)} where unit_id = ${permit.unitId}`.execute(tx)
  return rows[0]!.next
}

export const insertNodes = (tx: Tx, _permit: MayChange, rows: OrganizationNodeTable[]) =>
  insertAll(tx, 'organization_nodes', rows)
export const insertPosts = (tx: Tx, _permit: MayChange, rows: PostTable[]) => insertAll(tx, 'posts', rows)
export const insertPeople = (tx: Tx, _permit: Permit<'people.write'>, rows: PersonTable[]) =>
  insertAll(tx, 'people', rows)
export const insertAppointments = (tx: Tx, _permit: MayChange, rows: AppointmentTable[]) =>
  insertAll(tx, 'appointments', rows)
export const insertSeats = (tx: Tx, _permit: MayChange, rows: SeatTable[]) => insertAll(tx, 'leading_group_seats', rows)

/** In pieces, since one statement takes 65,535 parameters at most. */
async function insertAll<T extends keyof Tables>(tx: Tx, table: T, rows: Tables[T][]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto(table)
      .values(rows.slice(i, i + 1000) as never)
      .execute()
  }
}
