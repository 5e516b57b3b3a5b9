import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'

/** How many duties of a cycle each post holds, of posts that stand on a day. */
export async function postsWithDuties(
  db: Db,
  unitId: string,
  cycleId: string,
  day: string,
): Promise<{ post_id: string; duties: number }[]> {
  const { rows } = await sql<{ post_id: string; duties: number }>`
    select d.post_id, count(*)::int as duties from duties d
    join posts p on p.unit_id = d.unit_id and p.id = d.post_id
    where d.unit_id = ${unitId} and d.cycle_id = ${cycleId} and (p.valid_to is null or p.valid_to >= ${day})
    group by d.post_id`.execute(db)
  return rows
}

export interface OrphanedRow {
  place_id: string
  name: string
  /** The first day without it. */
  ended_on: string
  duties: number
}

/** Duties whose department has ended, else whose post has, by what they hung on. */
export async function orphanedDuties(db: Db, unitId: string, cycleId: string, day: string): Promise<OrphanedRow[]> {
  const { rows } = await sql<OrphanedRow>`
    select case when n.valid_to < ${day} then n.id else p.id end as place_id,
      case when n.valid_to < ${day} then n.name
        when left(p.name, length(n.name)) = n.name then p.name else coalesce(n.name, '') || p.name end as name,
      to_char(case when n.valid_to < ${day} then n.valid_to else p.valid_to end + 1, 'YYYY-MM-DD') as ended_on,
      count(*)::int as duties
    from duties d
    left join organization_nodes n on n.unit_id = d.unit_id and n.id = d.department_id
    left join posts p on p.unit_id = d.unit_id and p.id = d.post_id
    where d.unit_id = ${unitId} and d.cycle_id = ${cycleId} and (n.valid_to < ${day} or p.valid_to < ${day})
    group by 1, 2, 3 order by 3, 2`.execute(db)
  return rows
}
