import { gongwenText } from '../../../libs/gongwen/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import * as queries from '../queries/index.ts'
import { rangeOf } from './read.ts'

const mostReports = 12

/** The texts of frozen reports, of each period and template the last, for comparing another text with them. */
export async function earlierReports(ctx: Context) {
  const rows = await queries.frozenReports(ctx.db, ctx.actor.unitId, mostReports)
  return {
    items: rows.map((row) => ({
      id: row.id,
      title: row.title,
      period: rangeOf(row),
      text: gongwenText(row.document!),
    })),
  }
}
