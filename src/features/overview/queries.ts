import { sql } from 'kysely'
import type { Db } from '../../platform/db/index.ts'

export interface OwnerRow {
  criterionId: string
  departmentId: string | null
  department: string | null
  post: string | null
  holders: string[]
  dueOn: string | null
}

/** Who owes these criteria, and when the next open task is due; one row a duty that names anybody. */
export async function ownersOf(
  db: Db,
  unitId: string,
  cycleId: string,
  criterionIds: string[],
  today: string,
): Promise<OwnerRow[]> {
  const { rows } = await sql<OwnerRow>`
    select d.criterion_id as "criterionId", d.department_id as "departmentId", n.name as department, p.name as post,
      coalesce((select json_agg(h.name order by a.valid_from, a.id) from appointments a
        join people h on h.unit_id = a.unit_id and h.id = a.person_id
        where a.unit_id = d.unit_id and a.post_id = d.post_id
          and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today})), '[]') as holders,
      (select min(t.due_on) from tasks t
        where t.unit_id = d.unit_id and t.duty_id = d.id and t.state in ('open', 'returned')) as "dueOn"
    from duties d
    left join organization_nodes n on n.unit_id = d.unit_id and n.id = d.department_id
    left join posts p on p.unit_id = d.unit_id and p.id = d.post_id
    where d.unit_id = ${unitId} and d.cycle_id = ${cycleId} and d.criterion_id = any(${criterionIds}::uuid[])
      and (d.department_id is not null or d.post_id is not null)
    order by d.criterion_id, n.name, d.id`.execute(db)
  return rows
}

export interface OwingRow {
  departmentId: string | null
  name: string | null
  open: number
  overdue: number
  nextDue: string | null
}

/** Unfinished tasks by department; `nextDue` is the nearest that is not late. */
export async function owingByDepartment(db: Db, unitId: string, cycleId: string, today: string): Promise<OwingRow[]> {
  const { rows } = await sql<OwingRow>`
    select t.department_id as "departmentId", n.name, count(*) as open,
      count(*) filter (where t.due_on < ${today}) as overdue,
      min(t.due_on) filter (where t.due_on >= ${today}) as "nextDue"
    from tasks t
    left join organization_nodes n on n.unit_id = t.unit_id and n.id = t.department_id
    where t.unit_id = ${unitId} and t.cycle_id = ${cycleId} and t.state in ('open', 'returned')
    group by t.department_id, n.name`.execute(db)
  return rows
}
