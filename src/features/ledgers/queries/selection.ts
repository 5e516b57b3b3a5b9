import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Tables } from '../../../platform/db/index.ts'
import type { SearchTerms } from '../rules/search.ts'

/** Which records a list, a count or an export is about. `ledgers` holds only what the asking person may see. */
export interface RecordSelection {
  unitId: string
  ledgers: string[]
  state: 'active' | 'withdrawn'
  from?: string | undefined
  to?: string | undefined
  departmentId?: string | undefined
  communityId?: string | undefined
  search?: SearchTerms | undefined
}

/** One where for list, total and export, so that they always agree. */
export function matching(selection: RecordSelection) {
  return (eb: ExpressionBuilder<Tables & { r: Tables['records'] }, 'r'>) => {
    const { unitId, ledgers, state, from, to, departmentId, communityId, search } = selection
    const conditions = [eb('r.unit_id', '=', unitId), eb('r.state', '=', state)]
    // Equality lets the index of one ledger give the order as well.
    if (ledgers.length === 1) conditions.push(eb('r.ledger', '=', ledgers[0]!))
    else conditions.push(eb('r.ledger', '=', sql<string>`any(${ledgers}::text[])`))
    if (from) conditions.push(eb('r.occurred_on', '>=', from))
    if (to) conditions.push(eb('r.occurred_on', '<=', to))
    if (departmentId) conditions.push(eb('r.department_id', '=', departmentId))
    if (communityId) conditions.push(eb('r.community_id', '=', communityId))
    if (search?.grams) conditions.push(sql<SqlBool>`r.search @@ ${search.grams}::tsquery` as never)
    for (const pattern of search?.patterns ?? []) conditions.push(eb('r.search_text', 'like', pattern))
    return eb.and(conditions)
  }
}
