import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { unfinished } from '../rules/index.ts'
import type { DutyTable } from '../tables.ts'

type MayAssign = Permit<'duties.assign'>

/** Days ahead that count as due soon. */
export const soonDays = 7
export const lateStates = sql.join(unfinished.map((state) => sql.lit(state)))

/** One change of a cycle's duties at a time, the making of their tasks too; held to the end of the transaction. */
export async function lockDuties(tx: Tx, cycleId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${cycleId}, 9))`.execute(tx)
}

/** The duties of a cycle, the whole criterion before its parts. */
export function dutiesOf(db: Db, unitId: string, cycleId: string): Promise<DutyTable[]> {
  return db
    .selectFrom('duties')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .orderBy(sql`part <> ''`)
    .orderBy('id')
    .execute()
}

export function dutiesOfCriteria(
  db: Db,
  unitId: string,
  cycleId: string,
  criterionIds: string[],
): Promise<DutyTable[]> {
  return db
    .selectFrom('duties')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .where('criterion_id', '=', sql<string>`any(${criterionIds}::uuid[])`)
    .execute()
}

export function dutyById(db: Db, unitId: string, id: string): Promise<DutyTable | undefined> {
  return db.selectFrom('duties').selectAll().where('unit_id', '=', unitId).where('id', '=', id).executeTakeFirst()
}

export interface CoverageRow {
  owned: number
  overdue: number
  dueSoon: number
}

/** Criteria all of whose duties have a department and a post that stand today, and tasks late or due within days. */
export async function coverage(db: Db, unitId: string, cycleId: string, today: string): Promise<CoverageRow> {
  const stands = (table: 'n' | 'p') =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${today} and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${today})`
  const { rows } = await sql<CoverageRow>`select
    (select count(*) from (
      select from duties d
      left join organization_nodes n on n.unit_id = d.unit_id and n.id = d.department_id and ${stands('n')}
      left join posts p on p.unit_id = d.unit_id and p.id = d.post_id and ${stands('p')}
      where d.unit_id = ${unitId} and d.cycle_id = ${cycleId}
        and (d.part <> '' or d.department_id is not null or d.post_id is not null)
      group by d.criterion_id having bool_and(n.id is not null and p.id is not null)) whole) as owned,
    count(*) filter (where due_on < ${today}) as overdue,
    count(*) filter (where due_on between ${today}::date and ${today}::date + ${sql.lit(soonDays)}) as "dueSoon"
    from tasks where unit_id = ${unitId} and cycle_id = ${cycleId} and state in (${lateStates})`.execute(db)
  return rows[0]!
}

/** Inserts duties or changes those with the same id. */
export async function saveDuties(tx: Tx, _permit: MayAssign, rows: DutyTable[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('duties')
      .values(rows.slice(i, i + 1000))
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'id']).doUpdateSet((eb) => ({
          part: eb.ref('excluded.part'),
          department_id: eb.ref('excluded.department_id'),
          post_id: eb.ref('excluded.post_id'),
          measure: eb.ref('excluded.measure'),
          recurrence: eb.ref('excluded.recurrence'),
          due_on: eb.ref('excluded.due_on'),
          due_month: eb.ref('excluded.due_month'),
          due_day: eb.ref('excluded.due_day'),
          due_last: eb.ref('excluded.due_last'),
          made_through: eb.ref('excluded.made_through'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute()
  }
}

export async function deleteDuties(tx: Tx, permit: MayAssign, ids: string[]): Promise<void> {
  await tx
    .deleteFrom('duties')
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** Tasks that are not done go with their duty to its department and post; answers which went. */
export async function moveTasks(tx: Tx, permit: MayAssign, dutyIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update tasks t set department_id = d.department_id, post_id = d.post_id from duties d
    where t.unit_id = ${permit.unitId} and d.unit_id = t.unit_id and d.id = t.duty_id
      and d.id = any(${dutyIds}::uuid[]) and t.state <> 'done'
      and (t.department_id, t.post_id) is distinct from (d.department_id, d.post_id)
    returning t.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Duties with a rhythm whose tasks were not yet made up to `horizon`, with the name of their criterion. */
export function dutiesBehind(
  tx: Tx,
  unitId: string,
  cycleId: string,
  horizon: string,
): Promise<(DutyTable & { criterion: string })[]> {
  return tx
    .selectFrom('duties as d')
    .innerJoin('scheme_nodes as s', 's.id', 'd.criterion_id')
    .selectAll('d')
    .select('s.name as criterion')
    .where('d.unit_id', '=', unitId)
    .where('d.cycle_id', '=', cycleId)
    .where('d.recurrence', 'is not', null)
    .where('d.made_through', '<', horizon)
    .orderBy('d.id')
    .execute()
}

/** `dutyIds` are those whose tasks were made up to `horizon` just now. */
export async function markMade(tx: Tx, unitId: string, dutyIds: string[], horizon: string): Promise<void> {
  await tx
    .updateTable('duties')
    .set({ made_through: horizon })
    .where('unit_id', '=', unitId)
    .where('id', '=', sql<string>`any(${dutyIds}::uuid[])`)
    .execute()
}

/** The cycle before the current one, if any of its criteria had an owner. */
export function formerCycle(
  db: Db,
  unitId: string,
): Promise<{ id: string; version_id: string; starts_on: string } | undefined> {
  return db
    .selectFrom('cycles as c')
    .select(['c.id', 'c.version_id', 'c.starts_on'])
    .where('c.unit_id', '=', unitId)
    .where('c.is_current', '=', false)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('duties as d')
          .select('d.id')
          .whereRef('d.unit_id', '=', 'c.unit_id')
          .whereRef('d.cycle_id', '=', 'c.id')
          .where('d.department_id', 'is not', null),
      ),
    )
    .orderBy('c.starts_on', 'desc')
    .orderBy('c.id', 'desc')
    .executeTakeFirst()
}
