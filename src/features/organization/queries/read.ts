import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/db/index.ts'
import type { FormerName, PostHolder } from '../contract.ts'
import { nodeNameOn } from '../rules.ts'
import type {
  AppointmentTable,
  OrganizationNodeTable as NodeRow,
  PersonTable as PersonRow,
  PostTable,
  SeatTable,
} from '../tables.ts'

export type Holder = z.infer<typeof PostHolder>

/** Whether a row of a dated table, by its alias, holds on a day. */
export function holdsOn(table: 'n' | 'p' | 'a' | 's', date: string): RawBuilder<SqlBool> {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)]
  return sql<SqlBool>`(${from} <= ${date} and (${to} is null or ${to} >= ${date}))`
}

/** A node with the names it had before, the oldest first; `name` is the one it bears now. */
export interface NodeWithNames extends NodeRow {
  former: FormerName[]
}

const former = sql<FormerName[]>`coalesce((
  select json_agg(json_build_object('name', f.name, 'until', f.valid_to) order by f.valid_to)
  from organization_former_names f where f.unit_id = n.unit_id and f.node_id = n.id), '[]')`

/** The name of a joined node `n` on a day. */
const nameOn = (date: string) => sql<string>`coalesce((
  select f.name from organization_former_names f
  where f.unit_id = n.unit_id and f.node_id = n.id and f.valid_to >= ${date} order by f.valid_to limit 1), n.name)`

/** Every node that ever was: departments, then communities, in their order. */
export function allNodes(db: Db, unitId: string): Promise<NodeWithNames[]> {
  return nodesOf(db, unitId).execute()
}

/** The nodes that stand on a day, each by the name it bore on it. */
export async function nodesAsOf(db: Db, unitId: string, date: string): Promise<NodeWithNames[]> {
  const nodes = await nodesOf(db, unitId).where(holdsOn('n', date)).execute()
  return nodes.map((node) => ({
    ...node,
    name: nodeNameOn(node, date),
    former: node.former.filter(({ until }) => until < date),
  }))
}

function nodesOf(db: Db, unitId: string) {
  return db
    .selectFrom('organization_nodes as n')
    .selectAll('n')
    .select(former.as('former'))
    .where('n.unit_id', '=', unitId)
    .orderBy('n.kind', 'desc')
    .orderBy('n.position')
    .orderBy('n.id')
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
    .select([nameOn(date).as('node_name'), holders(date).as('holders')])
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

/** Every post these nodes ever had. */
export function postsOfNodes(db: Db, unitId: string, nodeIds: string[]): Promise<PostTable[]> {
  return db
    .selectFrom('posts')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('node_id', '=', sql<string>`any(${nodeIds}::uuid[])`)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

export function peopleByIds(db: Db, unitId: string, ids: string[]): Promise<PersonRow[]> {
  return db
    .selectFrom('people')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
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

/** Every post that ever was. */
export function allPosts(db: Db, unitId: string): Promise<PostTable[]> {
  return db.selectFrom('posts').selectAll().where('unit_id', '=', unitId).orderBy('position').orderBy('id').execute()
}

/** Every appointment that ever was. */
export function allAppointments(db: Db, unitId: string): Promise<NamedAppointment[]> {
  return appointmentsOf(db, unitId).execute()
}

/** All appointments these posts ever had. */
export function appointmentsOfPosts(db: Db, unitId: string, postIds: string[]): Promise<NamedAppointment[]> {
  return appointmentsOf(db, unitId).where('a.post_id', '=', sql<string>`any(${postIds}::uuid[])`).execute()
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
    .select(['p.name as post', nameOn(date).as('node_name'), holders(date).as('holders')])
    .where('s.unit_id', '=', unitId)
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
}
