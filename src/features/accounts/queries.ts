import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Actor, Permit } from '../../platform/permissions/index.ts'
import type { MembershipTable, UnitTable } from './tables.ts'

/** One prepared query a request: session, user and membership together. */
export async function actorOfToken(db: Db, token: string, now: Date): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('auth_session as s')
    .innerJoin('auth_user as u', 'u.id', 's.userId')
    .innerJoin('memberships as m', 'm.user_id', 's.userId')
    .select([
      'u.id as userId',
      'u.name',
      'm.unit_id as unitId',
      'm.role',
      'm.department_id as departmentId',
      'm.community_id as communityId',
    ])
    .where('s.token', '=', token)
    .where('s.expiresAt', '>', now)
    .where('m.disabled_at', 'is', null)
    .orderBy('m.created_at')
    .limit(1)
    .executeTakeFirst()
  return row
}

export function unitById(db: Db, unitId: string): Promise<UnitTable> {
  return db.selectFrom('units').selectAll().where('id', '=', unitId).executeTakeFirstOrThrow()
}

export function updateUnit(
  tx: Tx,
  permit: Permit<'units.write'>,
  change: Pick<UnitTable, 'name' | 'short_name' | 'places'>,
): Promise<UnitTable> {
  return tx.updateTable('units').set(change).where('id', '=', permit.unitId).returningAll().executeTakeFirstOrThrow()
}

export async function insertUnit(tx: Tx, _permit: Permit<'units.found'>, row: UnitTable): Promise<void> {
  await tx.insertInto('units').values(row).execute()
}

export function anyUnit(db: Db): Promise<{ id: string } | undefined> {
  return db.selectFrom('units').select('id').orderBy('created_at').limit(1).executeTakeFirst()
}

/** The first administrator who can still sign in, and whether a password is set. */
export function firstAdministrator(db: Db): Promise<{ userId: string; hasPassword: boolean } | undefined> {
  return db
    .selectFrom('memberships as m')
    .select('m.user_id as userId')
    .select(hasPassword('m.user_id').as('hasPassword'))
    .where('m.role', '=', 'administrator')
    .where('m.disabled_at', 'is', null)
    .orderBy('m.created_at')
    .limit(1)
    .executeTakeFirst()
}

export function activeUser(db: Db, username: string): Promise<{ userId: string } | undefined> {
  return db
    .selectFrom('auth_user as u')
    .innerJoin('memberships as m', 'm.user_id', 'u.id')
    .select('u.id as userId')
    .where('u.username', '=', username.toLowerCase())
    .where('m.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
}

export function userById(db: Db, userId: string): Promise<{ username: string | null; hasPassword: boolean }> {
  return db
    .selectFrom('auth_user as u')
    .select('u.displayUsername as username')
    .select(hasPassword('u.id').as('hasPassword'))
    .where('u.id', '=', userId)
    .executeTakeFirstOrThrow()
}

function hasPassword(column: 'm.user_id' | 'u.id') {
  return sql<boolean>`exists (select 1 from auth_account a where a."userId" = ${sql.ref(column)} and a.password is not null)`
}

/** Names of users by id, for later features that say who did something. */
export async function userNames(db: Db, userIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${userIds}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function userIdOf(db: Db, username: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('auth_user')
    .select('id')
    .where('username', '=', username.toLowerCase())
    .executeTakeFirst()
  return row?.id
}

/** Takes a user who belongs to no unit yet, under the name now given; false when somebody has taken the user before. */
export async function claimUser(
  tx: Tx,
  _permit: Permit<'users.manage'>,
  userId: string,
  { name, username }: { name: string; username: string },
): Promise<boolean> {
  await tx.selectFrom('auth_user').select('id').where('id', '=', userId).forUpdate().execute()
  const taken = await tx.selectFrom('memberships').select('id').where('user_id', '=', userId).executeTakeFirst()
  if (taken) return false
  await tx.updateTable('auth_user').set({ name, displayUsername: username }).where('id', '=', userId).execute()
  return true
}

export type UserRow = MembershipTable & { name: string; username: string | null }

export function listUsers(db: Db, permit: Permit<'users.manage'>): Promise<UserRow[]> {
  return members(db, permit).orderBy('m.created_at').orderBy('m.id').execute()
}

export function memberForUpdate(tx: Tx, permit: Permit<'users.manage'>, id: string): Promise<UserRow | undefined> {
  return members(tx, permit).where('m.id', '=', id).forUpdate('m').executeTakeFirst()
}

function members(db: Db, permit: Permit<'users.manage'>) {
  return db
    .selectFrom('memberships as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .selectAll('m')
    .select(['u.name', 'u.displayUsername as username'])
    .where('m.unit_id', '=', permit.unitId)
}

/** Locks the unit's administrators, so that two of them cannot remove each other at the same moment. */
export function activeAdministrators(tx: Tx, permit: Permit<'users.manage'>): Promise<{ id: string }[]> {
  return tx
    .selectFrom('memberships')
    .select('id')
    .where('unit_id', '=', permit.unitId)
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertMembership(
  tx: Tx,
  _permit: Permit<'users.manage'> | Permit<'units.found'>,
  row: MembershipTable,
): Promise<void> {
  await tx.insertInto('memberships').values(row).execute()
}

export async function updateMembership(
  tx: Tx,
  permit: Permit<'users.manage'>,
  id: string,
  change: Partial<Pick<MembershipTable, 'role' | 'department_id' | 'community_id' | 'disabled_at'>>,
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await tx.updateTable('memberships').set(change).where('unit_id', '=', permit.unitId).where('id', '=', id).execute()
}

export interface Speaker {
  id: string
  name: string
  /** The department or community the user speaks for. */
  placeId: string
}

/** Users who speak for one of these departments or communities. */
export function speakersOf(db: Db, unitId: string, placeIds: string[]): Promise<Speaker[]> {
  const place = sql<string>`coalesce(m.department_id, m.community_id)`
  return db
    .selectFrom('memberships as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['m.id', 'u.name', place.as('placeId')])
    .where('m.unit_id', '=', unitId)
    .where(place, '=', sql<string>`any(${placeIds}::uuid[])`)
    .orderBy('u.name')
    .orderBy('m.id')
    .execute()
}

/** Lets users speak for what their place has become; those who have been placed elsewhere since stay there. */
export async function moveSpeakers(
  tx: Tx,
  permit: Permit<'organization.write'>,
  moves: readonly { id: string; from: string; to: string }[],
): Promise<void> {
  for (const { id, from, to } of moves) {
    for (const column of ['department_id', 'community_id'] as const) {
      await tx
        .updateTable('memberships')
        .set({ [column]: to })
        .where('unit_id', '=', permit.unitId)
        .where('id', '=', id)
        .where(column, '=', from)
        .execute()
    }
  }
}
