import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'

/** Makes writers of one unit that obey the same rule wait for each other, so that none checks against a half-written state. */
export async function takeTurns(tx: Tx, unitId: string, rule: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${rule}:${unitId}`}, 0))`.execute(tx)
}

/** Somebody among these people whose minutes of one of these days, over all active records, exceed the limit. */
export async function personOverMinutes(
  db: Db,
  unitId: string,
  recordIds: string[],
  limit: number,
): Promise<{ personId: string; day: string } | undefined> {
  const { rows } = await sql<{ personId: string; day: string }>`
    with touched as (
      select distinct p.person_id, r.occurred_on
      from records r join record_people p on p.unit_id = r.unit_id and p.record_id = r.id
      where r.unit_id = ${unitId} and r.id = any(${recordIds}::uuid[]) and p.minutes is not null
    )
    select t.person_id as "personId", t.occurred_on as day
    from touched t
    join record_people p on p.unit_id = ${unitId} and p.person_id = t.person_id
    join records r on r.unit_id = p.unit_id and r.id = p.record_id and r.occurred_on = t.occurred_on
    where r.state = 'active'
    group by t.person_id, t.occurred_on
    having sum(p.minutes) > ${limit}
    order by t.occurred_on, t.person_id
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
