import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { DutyTable, TaskTable } from '../tables.ts'
import { lateStates, soonDays } from './duties.ts'

export interface TaskRow {
  id: string
  duty_id: string
  title: string
  criterion_id: string
  part: string
  department_id: string | null
  department: string | null
  post_id: string | null
  post: string | null
  holders: { id: string; name: string }[]
  period: string | null
  opens_on: string | null
  due_on: string
  state: TaskTable['state']
  note: string | null
  evidence: number
}

export interface TaskFilter {
  cycleId: string
  view: 'all' | 'overdue' | 'due-soon' | 'open' | 'submitted' | 'done'
  state?: TaskTable['state'] | undefined
  departmentIds?: string[] | undefined
  postIds?: string[] | undefined
  /** Only tasks of these criteria. */
  criterionIds?: string[] | undefined
  recurrence?: NonNullable<DutyTable['recurrence']> | 'none' | undefined
  from?: string | undefined
  to?: string | undefined
  /** Title or part contains the text, or the criterion is one of those found by it. */
  search?: { text: string; criterionIds: string[] } | undefined
  today: string
}

export interface TaskOrder {
  by: 'due' | 'criterion' | 'department' | 'state'
  descending: boolean
  /** Tasks of this place come before all others. */
  ownPlace: string | null
}

const periods: Record<NonNullable<TaskFilter['recurrence']>, RawBuilder<SqlBool>> = {
  once: sql`t.period = 'once'`,
  term: sql`t.period = 'term'`,
  monthly: sql`t.period ~ '^\\d{4}-\\d\\d$'`,
  quarterly: sql`t.period like '____-Q_'`,
  yearly: sql`t.period ~ '^\\d{4}$'`,
  none: sql`t.period is null`,
}

function viewOf({ view, today }: TaskFilter): RawBuilder<SqlBool> | undefined {
  if (view === 'open') return sql`t.state <> 'done'`
  if (view === 'submitted' || view === 'done') return sql`t.state = ${sql.lit(view)}`
  if (view === 'overdue') return sql`(t.state in (${lateStates}) and t.due_on < ${today})`
  if (view === 'due-soon')
    return sql`(t.state in (${lateStates}) and t.due_on between ${today}::date and ${today}::date + ${sql.lit(soonDays)})`
  return undefined
}

/** The one condition that a list and its total share. */
function matches(unitId: string, filter: TaskFilter): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`t.unit_id = ${unitId}`, sql<SqlBool>`t.cycle_id = ${filter.cycleId}`]
  const view = viewOf(filter)
  if (view) conditions.push(view)
  if (filter.state) conditions.push(sql`t.state = ${filter.state}`)
  if (filter.departmentIds) conditions.push(sql`t.department_id = any(${filter.departmentIds}::uuid[])`)
  if (filter.postIds) conditions.push(sql`t.post_id = any(${filter.postIds}::uuid[])`)
  if (filter.criterionIds) conditions.push(sql`d.criterion_id = any(${filter.criterionIds}::uuid[])`)
  if (filter.recurrence) conditions.push(periods[filter.recurrence])
  if (filter.from) conditions.push(sql`t.due_on >= ${filter.from}`)
  if (filter.to) conditions.push(sql`t.due_on <= ${filter.to}`)
  if (filter.search) {
    const pattern = `%${filter.search.text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(
      sql`(t.title ilike ${pattern} or d.part ilike ${pattern} or d.criterion_id = any(${filter.search.criterionIds}::uuid[]))`,
    )
  }
  return sql.join<SqlBool>(conditions, sql` and `)
}

const keys = {
  due: sql`t.due_on`,
  criterion: sql`s.position`,
  department: sql`n.name`,
  state: sql`array_position(array['returned', 'open', 'submitted', 'done'], t.state)`,
}
const joined = {
  due: sql``,
  criterion: sql`join scheme_nodes s on s.id = d.criterion_id`,
  department: sql`left join organization_nodes n on n.unit_id = t.unit_id and n.id = t.department_id`,
  state: sql``,
}

/** A finished task keeps the name that its department bore when it was done. */
const departmentName = sql`coalesce((
  select f.name from organization_former_names f
  where f.unit_id = n.unit_id and f.node_id = n.id and x.state = 'done'
    and f.valid_to >= (x.done_at at time zone 'Asia/Shanghai')::date
  order by f.valid_to limit 1), n.name)`

/** What a page shows of tasks `x`, who holds their post on a day included. */
const shown = (today: string) => sql`
  x.id, x.duty_id, x.title, d.criterion_id, d.part, x.department_id, ${departmentName} as department,
  x.post_id, p.name as post,
  x.period, x.opens_on, x.due_on, x.state, x.note,
  (select count(*) from task_evidence e where e.unit_id = x.unit_id and e.task_id = x.id) as evidence,
  coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name) order by a.valid_from, a.id)
    from appointments a join people h on h.unit_id = a.unit_id and h.id = a.person_id
    where a.unit_id = x.unit_id and a.post_id = x.post_id
      and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today})), '[]') as holders`
const around = sql`
  join duties d on d.unit_id = x.unit_id and d.id = x.duty_id
  left join organization_nodes n on n.unit_id = x.unit_id and n.id = x.department_id
  left join posts p on p.unit_id = x.unit_id and p.id = x.post_id`

/** One page and the number of all that match, of the same moment. */
export async function listTasks(
  db: Db,
  unitId: string,
  filter: TaskFilter,
  order: TaskOrder,
  limit: number,
  offset: number,
): Promise<{ total: number; rows: TaskRow[] }> {
  const own = order.ownPlace ? sql`t.department_id is distinct from ${order.ownPlace}` : undefined
  const direction = order.descending ? sql`desc nulls last` : sql`asc nulls last`
  const first = [...(own ? [own] : []), sql`${keys[order.by]} ${direction}`]
  const sorting = sql.join([...first, ...(order.by === 'due' ? [] : [sql`t.due_on`]), sql`t.id`])
  // Left where nothing asks for it, so that PostgreSQL drops the join.
  const duties = sql`left join duties d on d.unit_id = t.unit_id and d.id = t.duty_id`
  const where = matches(unitId, filter)
  const { rows } = await sql<{ total: number; rows: TaskRow[] }>`
    select (select count(*)::int from tasks t ${duties} where ${where}) as total,
      (select coalesce(json_agg(y order by y.place), '[]') from (
        select x.place, ${shown(filter.today)} from (
          select z.*, row_number() over () as place from (
            select t.* from tasks t ${duties} ${joined[order.by]} where ${where}
            order by ${sorting} limit ${limit} offset ${offset}) z) x ${around}) y) as rows`.execute(db)
  return rows[0]!
}

export async function taskById(db: Db, unitId: string, id: string, today: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${shown(today)} from tasks x ${around} where x.unit_id = ${unitId} and x.id = ${id}`.execute(db)
  return rows[0]
}

export interface DueRow extends TaskRow {
  cycle_id: string
}

/** Tasks of the current cycle due within days, in order of their day; a page after `after`. */
export async function tasksDue(
  db: Db,
  unitId: string,
  window: { from: string; to: string; today: string; states: readonly TaskTable['state'][] },
  limit: number,
  after?: { dueOn: string; id: string },
): Promise<DueRow[]> {
  const beyond = after ? sql`and (x.due_on, x.id) > (${after.dueOn}, ${after.id})` : sql``
  const { rows } = await sql<DueRow>`
    select x.cycle_id, ${shown(window.today)} from tasks x
    join cycles c on c.unit_id = x.unit_id and c.id = x.cycle_id and c.is_current ${around}
    where x.unit_id = ${unitId} and x.due_on between ${window.from} and ${window.to}
      and x.state = any(${window.states}::text[]) ${beyond}
    order by x.due_on, x.id limit ${limit}`.execute(db)
  return rows
}

/** Posts that the one staff member of this name holds on a day, with their departments; none when two bear the name. */
export async function postsHeldBy(
  db: Db,
  unitId: string,
  name: string,
  today: string,
): Promise<{ id: string; name: string; node_id: string | null; department: string | null }[]> {
  const { rows } = await sql<{
    id: string
    name: string
    node_id: string | null
    department: string | null
    person: string
  }>`
    select p.id, p.name, p.node_id, n.name as department, h.id as person from people h
    join appointments a on a.unit_id = h.unit_id and a.person_id = h.id
      and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today})
    join posts p on p.unit_id = a.unit_id and p.id = a.post_id
    left join organization_nodes n on n.unit_id = p.unit_id and n.id = p.node_id
    where h.unit_id = ${unitId} and h.name = ${name} and h.kind = 'staff'
    order by p.position, p.id`.execute(db)
  return new Set(rows.map((row) => row.person)).size === 1 ? rows.map(({ person: _, ...post }) => post) : []
}
