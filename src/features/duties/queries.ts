import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Permit } from '../../platform/permissions/index.ts'
import { unfinished } from './rules.ts'
import type { DutyTable, TaskTable } from './tables.ts'

/** Days ahead that count as due soon. */
const soonDays = 7
const lateStates = sql.join(unfinished.map((state) => sql.lit(state)))

/** The duties of a cycle that name anybody. */
export function dutiesOf(db: Db, unitId: string, cycleId: string): Promise<DutyTable[]> {
  return db.selectFrom('duties').selectAll().where('unit_id', '=', unitId).where('cycle_id', '=', cycleId).execute()
}

export function dutiesForUpdate(
  tx: Tx,
  permit: Permit<'duties.assign'>,
  cycleId: string,
  criterionIds: string[],
): Promise<DutyTable[]> {
  return tx
    .selectFrom('duties')
    .selectAll()
    .where('unit_id', '=', permit.unitId)
    .where('cycle_id', '=', cycleId)
    .where('criterion_id', '=', sql<string>`any(${criterionIds}::uuid[])`)
    .orderBy('criterion_id')
    .forUpdate()
    .execute()
}

export interface CoverageRow {
  owned: number
  overdue: number
  dueSoon: number
}

/** Duties whose department and post both stand today, and tasks late or due within days. */
export async function coverage(db: Db, unitId: string, cycleId: string, today: string): Promise<CoverageRow> {
  const stands = (table: 'n' | 'p') =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${today} and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${today})`
  const { rows } = await sql<CoverageRow>`select
    (select count(*) from duties d
      join organization_nodes n on n.unit_id = d.unit_id and n.id = d.department_id and ${stands('n')}
      join posts p on p.unit_id = d.unit_id and p.id = d.post_id and ${stands('p')}
      where d.unit_id = ${unitId} and d.cycle_id = ${cycleId}) as owned,
    count(*) filter (where due_on < ${today}) as overdue,
    count(*) filter (where due_on between ${today}::date and ${today}::date + ${sql.lit(soonDays)}) as "dueSoon"
    from tasks where unit_id = ${unitId} and cycle_id = ${cycleId} and state in (${lateStates})`.execute(db)
  return rows[0]!
}

/** Inserts or changes duties, one a criterion; open tasks go with their duty to the new department. */
export async function saveDuties(tx: Tx, permit: Permit<'duties.assign'>, rows: DutyTable[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('duties')
      .values(rows.slice(i, i + 1000))
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'cycle_id', 'criterion_id']).doUpdateSet((eb) => ({
          department_id: eb.ref('excluded.department_id'),
          post_id: eb.ref('excluded.post_id'),
          measure: eb.ref('excluded.measure'),
          updated_at: eb.ref('excluded.updated_at'),
        })),
      )
      .execute()
  }
  const [first] = rows
  if (!first) return
  const ids = rows.map((row) => row.criterion_id)
  await sql`update tasks t set department_id = d.department_id from duties d
    where t.unit_id = ${permit.unitId} and d.unit_id = t.unit_id and d.id = t.duty_id
      and d.cycle_id = ${first.cycle_id} and d.criterion_id = any(${ids}::uuid[])
      and t.state <> 'done' and t.department_id is distinct from d.department_id`.execute(tx)
}

/** Makes sure that each of these criteria has a duty, then returns them all. */
export async function ensureDuties(tx: Tx, permit: Permit<'duties.assign'>, rows: DutyTable[]): Promise<DutyTable[]> {
  const [first] = rows
  if (!first) return []
  await tx
    .insertInto('duties')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['unit_id', 'cycle_id', 'criterion_id']).doNothing())
    .execute()
  return dutiesForUpdate(
    tx,
    permit,
    first.cycle_id,
    rows.map((row) => row.criterion_id),
  )
}

export async function insertTasks(tx: Tx, _permit: Permit<'duties.assign'>, rows: TaskTable[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('tasks')
      .values(rows.slice(i, i + 1000))
      .execute()
  }
}

export interface TaskRow {
  id: string
  title: string
  criterion_id: string
  department_id: string | null
  department: string | null
  post_id: string | null
  post: string | null
  holders: string[]
  due_on: string
  state: TaskTable['state']
  note: string | null
}

function taskViews(db: Db, unitId: string, today: string) {
  return db
    .selectFrom('tasks as t')
    .innerJoin('duties as d', (join) => join.onRef('d.unit_id', '=', 't.unit_id').onRef('d.id', '=', 't.duty_id'))
    .leftJoin('organization_nodes as n', (join) =>
      join.onRef('n.unit_id', '=', 't.unit_id').onRef('n.id', '=', 't.department_id'),
    )
    .leftJoin('posts as p', (join) => join.onRef('p.unit_id', '=', 'd.unit_id').onRef('p.id', '=', 'd.post_id'))
    .select(['t.id', 't.title', 'd.criterion_id', 't.department_id', 'n.name as department', 'd.post_id'])
    .select(['p.name as post', 't.due_on', 't.state', 't.note'])
    .select(
      sql<string[]>`coalesce((
        select json_agg(h.name order by a.valid_from, a.id) from appointments a
        join people h on h.unit_id = a.unit_id and h.id = a.person_id
        where a.unit_id = d.unit_id and a.post_id = d.post_id
          and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today})), '[]')`.as('holders'),
    )
    .where('t.unit_id', '=', unitId)
}

export interface TaskFilter {
  cycleId: string
  view: 'all' | 'overdue' | 'due-soon' | 'open' | 'done'
  departmentId: string | undefined
  /** Only tasks of these criteria. */
  criterionIds: string[] | undefined
  /** Title contains the text, or the criterion is one of those found by it. */
  search: { text: string; criterionIds: string[] } | undefined
  today: string
}

const views = {
  all: sql<SqlBool>`true`,
  overdue: (today: string) => sql<SqlBool>`(t.state in (${lateStates}) and t.due_on < ${today})`,
  'due-soon': (today: string) =>
    sql<SqlBool>`(t.state in (${lateStates}) and t.due_on between ${today}::date and ${today}::date + ${sql.lit(soonDays)})`,
  open: sql<SqlBool>`t.state <> 'done'`,
  done: sql<SqlBool>`t.state = 'done'`,
}

/** The one condition that a list and its total share. */
function matches(filter: TaskFilter) {
  const view = views[filter.view]
  const conditions = [
    sql<SqlBool>`t.cycle_id = ${filter.cycleId}`,
    typeof view === 'function' ? view(filter.today) : view,
  ]
  if (filter.departmentId) conditions.push(sql`t.department_id = ${filter.departmentId}`)
  if (filter.criterionIds) conditions.push(sql`d.criterion_id = any(${filter.criterionIds}::uuid[])`)
  if (filter.search) {
    const pattern = `%${filter.search.text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(t.title ilike ${pattern} or d.criterion_id = any(${filter.search.criterionIds}::uuid[]))`)
  }
  return sql.join<SqlBool>(conditions, sql` and `)
}

/** One page, the tasks of `ownPlace` before all others, then by due date. */
export function listTasks(
  db: Db,
  unitId: string,
  filter: TaskFilter,
  ownPlace: string | null,
  limit: number,
  offset: number,
): Promise<TaskRow[]> {
  let query = taskViews(db, unitId, filter.today).where(matches(filter))
  if (ownPlace) query = query.orderBy(sql`case when t.department_id = ${ownPlace} then 0 else 1 end`)
  return query.orderBy('t.due_on').orderBy('t.id').limit(limit).offset(offset).execute()
}

export async function countTasks(db: Db, unitId: string, filter: TaskFilter): Promise<number> {
  const { total } = await db
    .selectFrom('tasks as t')
    // Left, so that PostgreSQL drops the join where no condition needs it.
    .leftJoin('duties as d', (join) => join.onRef('d.unit_id', '=', 't.unit_id').onRef('d.id', '=', 't.duty_id'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('t.unit_id', '=', unitId)
    .where(matches(filter))
    .executeTakeFirstOrThrow()
  return total
}

export function taskById(db: Db, unitId: string, id: string, today: string): Promise<TaskRow | undefined> {
  return taskViews(db, unitId, today).where('t.id', '=', id).executeTakeFirst()
}

export function taskForUpdate(tx: Tx, unitId: string, id: string): Promise<TaskTable | undefined> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateTask(
  tx: Tx,
  permit: Permit<'duties.submit'> | Permit<'duties.confirm'>,
  id: string,
  change: Partial<Pick<TaskTable, 'state' | 'note' | 'submitted_at' | 'done_at' | 'updated_at'>>,
): Promise<void> {
  await tx.updateTable('tasks').set(change).where('unit_id', '=', permit.unitId).where('id', '=', id).execute()
}
