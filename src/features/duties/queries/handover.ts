import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { HandedOver } from '../contract/handover.ts'
import type { HandoverTable } from '../tables.ts'

type MayHandOver = Permit<'duties.handOver'>

export interface HandoverRow {
  id: string
  post_id: string
  post: string
  department_id: string | null
  department: string | null
  person: string
  last_day: string
  successor: string | null
  since: string | null
  note: string | null
  content: HandedOver | null
  given_by: string | null
  given_at: Date | null
  given_on_behalf: boolean | null
  taken_by: string | null
  taken_at: Date | null
  taken_on_behalf: boolean | null
}

/**
 * Appointments that have ended or are about to, each with who follows in the post. Whoever goes on in the same post, or in
 * the post it became when departments were merged or split, hands nothing over.
 */
const changingHands = (unitId: string) => sql`
  from appointments a
  join posts p on p.unit_id = a.unit_id and p.id = a.post_id
  join people h on h.unit_id = a.unit_id and h.id = a.person_id
  left join organization_nodes n on n.unit_id = p.unit_id and n.id = p.node_id
  left join handovers v on v.unit_id = a.unit_id and v.appointment_id = a.id
  left join lateral (
    select b.person_id, b.valid_from, k.name from appointments b
    join people k on k.unit_id = b.unit_id and k.id = b.person_id
    where b.unit_id = a.unit_id and b.post_id = a.post_id and b.valid_from > a.valid_to
    order by b.valid_from, b.id limit 1) next on true
  where a.unit_id = ${unitId} and a.valid_to is not null
    and next.person_id is distinct from a.person_id
    and not exists (select from appointments b join posts q on q.unit_id = b.unit_id and q.id = b.post_id
      where b.unit_id = a.unit_id and b.person_id = a.person_id and b.valid_from = a.valid_to + 1
        and q.name = p.name and p.valid_to = a.valid_to)`

const columns = sql`a.id, a.post_id, p.name as post, p.node_id as department_id, n.name as department, h.name as person,
  a.valid_to as last_day, next.name as successor, next.valid_from as since, v.note, v.content, v.given_by, v.given_at,
  v.given_on_behalf, v.taken_by, v.taken_at, v.taken_on_behalf`

/** One page of those since a day: unfinished first, then from the latest on. */
export async function listHandovers(
  db: Db,
  unitId: string,
  filter: { since: string; until: string; postId: string | undefined },
  limit: number,
  offset: number,
): Promise<{ rows: HandoverRow[]; total: number }> {
  const found = sql`${changingHands(unitId)} and a.valid_to between ${filter.since} and ${filter.until}
    and (${filter.postId ?? null}::uuid is null or a.post_id = ${filter.postId ?? null})`
  const [page, count] = await Promise.all([
    sql<HandoverRow>`select ${columns} ${found}
      order by v.content is not null, a.valid_to desc, a.id limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*) as total ${found}`.execute(db),
  ])
  return { rows: page.rows, total: count.rows[0]!.total }
}

export async function handoverById(db: Db, unitId: string, id: string): Promise<HandoverRow | undefined> {
  const { rows } = await sql<HandoverRow>`select ${columns} ${changingHands(unitId)} and a.id = ${id}`.execute(db)
  return rows[0]
}

/** How many duties and unfinished tasks of a cycle each of these posts holds. */
export async function heldByPosts(
  db: Db,
  unitId: string,
  cycleId: string,
  postIds: string[],
): Promise<{ post_id: string; duties: number; tasks: number }[]> {
  const { rows } = await sql<{ post_id: string; duties: number; tasks: number }>`
    select p.id as post_id,
      (select count(*)::int from duties d
        where d.unit_id = ${unitId} and d.cycle_id = ${cycleId} and d.post_id = p.id) as duties,
      (select count(*)::int from tasks t
        where t.unit_id = ${unitId} and t.cycle_id = ${cycleId} and t.post_id = p.id and t.state <> 'done') as tasks
    from unnest(${postIds}::uuid[]) as p(id)`.execute(db)
  return rows
}

export function dutiesOfPost(db: Db, unitId: string, cycleId: string, postId: string) {
  return db
    .selectFrom('duties')
    .select(['criterion_id', 'part', 'measure'])
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .where('post_id', '=', postId)
    .execute()
}

export function openTasksOfPost(db: Db, unitId: string, cycleId: string, postId: string) {
  return db
    .selectFrom('tasks')
    .select(['id', 'title', 'due_on', 'state'])
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .where('post_id', '=', postId)
    .where('state', '<>', 'done')
    .orderBy('due_on')
    .orderBy('id')
    .execute()
}

type Kept = Partial<Omit<HandoverTable, 'unit_id' | 'id' | 'appointment_id' | 'content'>> & {
  content?: HandedOver | null
}

/** Keeps what is said about a hand-over; its first word makes the row. */
export async function keepHandover(
  tx: Tx,
  permit: MayHandOver,
  ids: { id: string; appointmentId: string },
  { content, ...change }: Kept & { updated_at: Date },
): Promise<void> {
  const set = { ...change, ...(content === undefined ? {} : { content: content && JSON.stringify(content) }) }
  await tx
    .insertInto('handovers')
    .values({ unit_id: permit.unitId, id: ids.id, appointment_id: ids.appointmentId, ...set } as never)
    .onConflict((conflict) => conflict.columns(['unit_id', 'appointment_id']).doUpdateSet(set as never))
    .execute()
}

/** One word about a hand-over at a time. */
export async function lockAppointment(tx: Tx, permit: MayHandOver, id: string): Promise<void> {
  await tx
    .selectFrom('appointments')
    .select('id')
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}
