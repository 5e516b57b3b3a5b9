import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/db/index.ts'
import type { PostHolder } from '../contract.ts'
import type {
  AppointmentTable,
  OrganizationNodeTable as NodeRow,
  PersonTable as PersonRow,
  PostTable,
  SeatTable,
} from '../tables.ts'

export type Holder = z.infer<typeof PostHolder>

type DatedTable = 'organization_nodes' | 'posts' | 'appointments' | 'leading_group_seats'

/** Whether a row of a dated table, or of its alias, holds on a day. */
function holdsOn(table: DatedTable | 'n' | 'p' | 'a' | 's', date: string): RawBuilder<SqlBool> {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)]
  return sql<SqlBool>`(${from} <= ${date} and (${to} is null or ${to} >= ${date}))`
}

/** Every node that ever was: departments, then communities, in their order. */
export function allNodes(db: Db, unitId: string): Promise<NodeRow[]> {
  return nodesOf(db, unitId).execute()
}

export function nodesAsOf(db: Db, unitId: string, date: string): Promise<NodeRow[]> {
  return nodesOf(db, unitId).where(holdsOn('organization_nodes', date)).execute()
}

function nodesOf(db: Db, unitId: string) {
  return db
    .selectFrom('organization_nodes')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('kind', 'desc')
    .orderBy('position')
    .orderBy('id')
}

export function nodeById(db: Db, unitId: string, id: string): Promise<NodeRow | undefined> {
  return db
    .selectFrom('organization_nodes')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The current holders of each post `p` as JSON, the longest-serving first. */
const holders = (date: string) => sql<Holder[]>`coalesce((
  select json_agg(json_build_object('appointmentId', a.id, 'personId', h.id, 'name', h.name, 'since', a.valid_from)
    order by a.valid_from, a.id)
  from appointments a join people h on h.unit_id = a.unit_id and h.id = a.person_id
  where a.unit_id = p.unit_id and a.post_id = p.id and ${holdsOn('a', date)}), '[]')`

export interface PostWithHolders extends PostTable {
  node_name: string | null
  holders: Holder[]
}

function postsOf(db: Db, unitId: string, date: string) {
  return db
    .selectFrom('posts as p')
    .leftJoin('organization_nodes as n', (join) =>
      join.onRef('n.unit_id', '=', 'p.unit_id').onRef('n.id', '=', 'p.node_id'),
    )
    .selectAll('p')
    .select(['n.name as node_name', holders(date).as('holders')])
    .where('p.unit_id', '=', unitId)
    .orderBy('p.position')
    .orderBy('p.id')
}

/** Posts that exist on a day, with who holds them on that day. */
export function postsAsOf(db: Db, unitId: string, date: string): Promise<PostWithHolders[]> {
  return postsOf(db, unitId, date).where(holdsOn('p', date)).execute()
}

export function postById(db: Db, unitId: string, id: string): Promise<PostTable | undefined> {
  return db.selectFrom('posts').selectAll().where('unit_id', '=', unitId).where('id', '=', id).executeTakeFirst()
}

export function postsOfNode(db: Db, unitId: string, nodeId: string): Promise<PostTable[]> {
  return db.selectFrom('posts').selectAll().where('unit_id', '=', unitId).where('node_id', '=', nodeId).execute()
}

export function peopleByIds(db: Db, unitId: string, ids: string[]): Promise<PersonRow[]> {
  return db
    .selectFrom('people')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export interface PersonFilter {
  search?: string | undefined
  kind?: PersonRow['kind'] | undefined
}

export type PersonWithPosts = PersonRow & { posts: { node: string | null; post: string }[] }

/** One page of people by name, with the posts they hold on a day. */
export async function listPeople(
  db: Db,
  unitId: string,
  filter: PersonFilter,
  date: string,
  limit: number,
  offset: number,
): Promise<{ rows: PersonWithPosts[]; total: number }> {
  const found = peopleFound(db, unitId, filter)
  const [rows, { total }] = await Promise.all([
    found
      .selectAll('people')
      .select(
        sql<PersonWithPosts['posts']>`coalesce((
          select json_agg(json_build_object('node', n.name, 'post', p.name) order by p.position, p.id)
          from appointments a
          join posts p on p.unit_id = a.unit_id and p.id = a.post_id
          left join organization_nodes n on n.unit_id = p.unit_id and n.id = p.node_id
          where a.unit_id = people.unit_id and a.person_id = people.id and ${holdsOn('a', date)}), '[]')`.as('posts'),
      )
      .orderBy('name')
      .orderBy('id')
      .limit(limit)
      .offset(offset)
      .execute(),
    found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows, total }
}

function peopleFound(db: Db, unitId: string, { search, kind }: PersonFilter) {
  let query = db.selectFrom('people').where('unit_id', '=', unitId)
  if (kind) query = query.where('kind', '=', kind)
  if (search) query = query.where('name', 'like', `%${search.replace(/[\\%_]/g, '\\$&')}%`)
  return query
}

export type NamedAppointment = AppointmentTable & { person: string; post: string; node: string | null }

function appointmentsOf(db: Db, unitId: string) {
  return db
    .selectFrom('appointments as a')
    .innerJoin('people as h', (join) => join.onRef('h.unit_id', '=', 'a.unit_id').onRef('h.id', '=', 'a.person_id'))
    .innerJoin('posts as p', (join) => join.onRef('p.unit_id', '=', 'a.unit_id').onRef('p.id', '=', 'a.post_id'))
    .leftJoin('organization_nodes as n', (join) =>
      join.onRef('n.unit_id', '=', 'p.unit_id').onRef('n.id', '=', 'p.node_id'),
    )
    .selectAll('a')
    .select(['h.name as person', 'p.name as post', 'n.name as node'])
    .where('a.unit_id', '=', unitId)
    .orderBy('a.valid_from')
    .orderBy('a.id')
}

export function appointmentById(db: Db, unitId: string, id: string): Promise<NamedAppointment | undefined> {
  return appointmentsOf(db, unitId).where('a.id', '=', id).executeTakeFirst()
}

/** These posts, with the place they stand in. */
export function postsByIds(
  db: Db,
  unitId: string,
  ids: string[],
): Promise<(PostTable & { node_name: string | null })[]> {
  return db
    .selectFrom('posts as p')
    .leftJoin('organization_nodes as n', (join) =>
      join.onRef('n.unit_id', '=', 'p.unit_id').onRef('n.id', '=', 'p.node_id'),
    )
    .selectAll('p')
    .select('n.name as node_name')
    .where('p.unit_id', '=', unitId)
    .where('p.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** All appointments these posts ever had. */
export function appointmentsOfPosts(db: Db, unitId: string, postIds: string[]): Promise<NamedAppointment[]> {
  return appointmentsOf(db, unitId).where('a.post_id', '=', sql<string>`any(${postIds}::uuid[])`).execute()
}

/** Who has an appointment on a day, each person once, by name. */
export function staffOn(db: Db, unitId: string, date: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('appointments as a')
    .innerJoin('people as h', (join) => join.onRef('h.unit_id', '=', 'a.unit_id').onRef('h.id', '=', 'a.person_id'))
    .select(['h.id', 'h.name'])
    .distinct()
    .where('a.unit_id', '=', unitId)
    .where(holdsOn('a', date))
    .orderBy('h.name')
    .orderBy('h.id')
    .execute()
}

/** Who sits in the leading group on a day, each person once, by name. */
export function groupMembersOn(db: Db, unitId: string, date: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('leading_group_seats as s')
    .innerJoin('appointments as a', (join) =>
      join.onRef('a.unit_id', '=', 's.unit_id').onRef('a.post_id', '=', 's.post_id'),
    )
    .innerJoin('people as h', (join) => join.onRef('h.unit_id', '=', 'a.unit_id').onRef('h.id', '=', 'a.person_id'))
    .select(['h.id', 'h.name'])
    .distinct()
    .where('s.unit_id', '=', unitId)
    .where(holdsOn('s', date))
    .where(holdsOn('a', date))
    .orderBy('h.name')
    .orderBy('h.id')
    .execute()
}

export interface Counts {
  staff: number
  departments: number
  communities: number
  groupMembers: number
}

/** The unit in numbers on a day; people are counted once however many posts they hold. */
export async function countsOn(db: Db, unitId: string, date: string): Promise<Counts> {
  const { rows } = await sql<Counts>`select
    (select count(distinct a.person_id) from appointments a
      where a.unit_id = ${unitId} and ${holdsOn('a', date)}) as staff,
    (select count(*) from organization_nodes n
      where n.unit_id = ${unitId} and n.kind = 'department' and ${holdsOn('n', date)}) as departments,
    (select count(*) from organization_nodes n
      where n.unit_id = ${unitId} and n.kind = 'community' and ${holdsOn('n', date)}) as communities,
    (select count(distinct a.person_id) from leading_group_seats s
      join appointments a on a.unit_id = s.unit_id and a.post_id = s.post_id
      where s.unit_id = ${unitId} and ${holdsOn('s', date)} and ${holdsOn('a', date)}) as "groupMembers"`.execute(db)
  return rows[0]!
}

export interface SeatWithHolders extends SeatTable {
  post: string
  node_name: string | null
  holders: Holder[]
}

/** Every seat the leading group ever had, with who holds its post on a day. */
export function allSeats(db: Db, unitId: string, date: string): Promise<SeatWithHolders[]> {
  return db
    .selectFrom('leading_group_seats as s')
    .innerJoin('posts as p', (join) => join.onRef('p.unit_id', '=', 's.unit_id').onRef('p.id', '=', 's.post_id'))
    .leftJoin('organization_nodes as n', (join) =>
      join.onRef('n.unit_id', '=', 'p.unit_id').onRef('n.id', '=', 'p.node_id'),
    )
    .selectAll('s')
    .select(['p.name as post', 'n.name as node_name', holders(date).as('holders')])
    .where('s.unit_id', '=', unitId)
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
}
