import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { DutyTable } from '../tables.ts'
import { lateStates } from './duties.ts'

export interface DutyRow extends Omit<DutyTable, 'unit_id' | 'id' | 'cycle_id' | 'made_through' | 'updated_at'> {
  /** Null where a criterion has no duty yet. */
  id: string | null
  department: string | null
  post: string | null
  holders: string[]
  /** Unfinished tasks, those of them that are late, and the day of the next one. */
  open: number
  overdue: number
  next_due: string | null
}

export interface DutyFilter {
  cycleId: string
  versionId: string
  show: 'all' | 'unowned' | 'overdue'
  departmentId?: string | undefined
  postId?: string | undefined
  recurrence?: NonNullable<DutyTable['recurrence']> | 'none' | undefined
  search?: { text: string; criterionIds: string[] } | undefined
  today: string
}

export interface DutyOrder {
  by: 'criterion' | 'department' | 'due'
  descending: boolean
}

function matches(filter: DutyFilter): RawBuilder<SqlBool> {
  const conditions = [sql<SqlBool>`s.version_id = ${filter.versionId}`, sql<SqlBool>`s.is_criterion`]
  if (filter.show === 'unowned') conditions.push(sql`(d.department_id is null or d.post_id is null)`)
  if (filter.show === 'overdue') {
    conditions.push(
      sql`exists (select from tasks t where t.unit_id = d.unit_id and t.duty_id = d.id and t.state in (${lateStates}) and t.due_on < ${filter.today})`,
    )
  }
  if (filter.departmentId) conditions.push(sql`d.department_id = ${filter.departmentId}`)
  if (filter.postId) conditions.push(sql`d.post_id = ${filter.postId}`)
  if (filter.recurrence === 'none') conditions.push(sql`d.recurrence is null`)
  else if (filter.recurrence) conditions.push(sql`d.recurrence = ${filter.recurrence}`)
  if (filter.search) {
    const pattern = `%${filter.search.text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(
      sql`(d.part ilike ${pattern} or d.measure ilike ${pattern} or s.id = any(${filter.search.criterionIds}::uuid[]))`,
    )
  }
  return sql.join<SqlBool>(conditions, sql` and `)
}

const work = (unitId: string, today: string) => sql`
  select count(*)::int as open, (count(*) filter (where t.due_on < ${today}))::int as overdue, min(t.due_on) as next_due
  from tasks t where t.unit_id = ${unitId} and t.duty_id = d.id and t.state in (${lateStates})`

/** One page of criteria and parts with their owners and what they still owe, and the number of all, of the same moment. */
export async function listRows(
  db: Db,
  unitId: string,
  filter: DutyFilter,
  { by, descending }: DutyOrder,
  limit: number,
  offset: number,
): Promise<{ total: number; rows: DutyRow[] }> {
  const { today } = filter
  // A duty that says nothing only carries tasks; its criterion counts as without one.
  const from = sql`scheme_nodes s left join duties d on d.unit_id = ${unitId} and d.cycle_id = ${filter.cycleId}
    and d.criterion_id = s.id
    and (d.part <> '' or d.department_id is not null or d.post_id is not null or d.measure is not null or d.recurrence is not null)`
  const joined = {
    criterion: sql``,
    department: sql`left join organization_nodes n on n.unit_id = d.unit_id and n.id = d.department_id`,
    due: sql`left join lateral (${work(unitId, today)}) w on true`,
  }
  const key = { criterion: sql`s.position`, department: sql`n.name`, due: sql`w.next_due` }[by]
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`
  const sorting = sql`${key} ${direction}, s.position, coalesce(d.part, '') <> '', d.id`
  const where = matches(filter)
  const { rows } = await sql<{ total: number; rows: DutyRow[] }>`
    select (select count(*)::int from ${from} where ${where}) as total,
      (select coalesce(json_agg(y order by y.place), '[]') from (
        select d.place, d.criterion_id, d.id, d.part, d.department_id, d.post_id, d.measure, d.recurrence, d.due_on, d.due_month,
          d.due_day, d.due_last, n.name as department, p.name as post, w.open, w.overdue, w.next_due,
          coalesce((select json_agg(h.name order by a.valid_from, a.id)
            from appointments a join people h on h.unit_id = a.unit_id and h.id = a.person_id
            where a.unit_id = ${unitId} and a.post_id = d.post_id
              and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today})), '[]') as holders
        from (
          select z.*, row_number() over () as place from (
            select s.id as criterion_id, d.id, coalesce(d.part, '') as part, d.department_id, d.post_id, d.measure, d.recurrence,
              d.due_on, d.due_month, d.due_day, d.due_last
            from ${from} ${joined[by]} where ${where} order by ${sorting} limit ${limit} offset ${offset}) z) d
        left join organization_nodes n on n.unit_id = ${unitId} and n.id = d.department_id
        left join posts p on p.unit_id = ${unitId} and p.id = d.post_id
        left join lateral (${work(unitId, today)}) w on true) y) as rows`.execute(db)
  return rows[0]!
}
