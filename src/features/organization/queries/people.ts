import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { PersonTable as PersonRow } from '../tables.ts'
import { holdsOn } from './read.ts'

export function allStaff(db: Db, unitId: string): Promise<PersonRow[]> {
  return db
    .selectFrom('people')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('kind', '=', 'staff')
    .orderBy('id')
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
