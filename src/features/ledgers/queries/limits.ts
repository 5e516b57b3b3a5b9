import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'

/** Makes writers of one unit that obey the same rule wait for each other, so that none checks against a half-written state. */
export async function takeTurns(tx: Tx, unitId: string, rule: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${rule}:${unitId}`}, 0))`.execute(tx)
}

/** Somebody among these people whose minutes on one of these days, over all active records, exceed the limit. */
export async function personOverMinutes(
  db: Db,
  unitId: string,
  people: string[],
  days: string[],
  limit: number,
): Promise<{ personId: string; day: string } | undefined> {
  const { rows } = await sql<{ personId: string; day: string }>`
    select p.person_id as "personId", r.occurred_on as day
    from records r
    -- "offset 0" holds the planner to going from a day's records to their people; before the first statistics it would
    -- go through all people once a record.
    cross join lateral (
      select person_id, minutes from record_people where unit_id = ${unitId} and record_id = r.id offset 0
    ) p
    where r.unit_id = ${unitId} and r.state = 'active' and r.occurred_on = any(${days}::date[])
      and p.person_id = any(${people}::uuid[])
    group by p.person_id, r.occurred_on
    having sum(p.minutes) > ${limit}
    order by r.occurred_on, p.person_id
    limit 1`.execute(db)
  return rows[0]
}

/** The first day on which a ledger's spending exceeds what had been received by then, and by how much. */
export async function firstOverspent(
  db: Db,
  unitId: string,
  ledger: string,
  fields: { direction: string; received: string; amount: string },
): Promise<{ day: string; short: string } | undefined> {
  const { rows } = await sql<{ day: string; short: string }>`
    select day, -balance as short
    from (
      select occurred_on as day, sum(sum(
        case when fields ->> ${fields.direction} = ${fields.received} then 1 else -1 end
          * (fields ->> ${fields.amount})::numeric)) over (order by occurred_on) as balance
      from records
      where unit_id = ${unitId} and ledger = ${ledger} and state = 'active'
      group by occurred_on
    ) days
    where balance < 0
    order by day
    limit 1`.execute(db)
  return rows[0]
}
