import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import type { Context } from '../../../platform/http/context.ts'
import { currentScheme } from '../../schemes/index.ts'
import type { operations } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { scheduleOf } from '../rules/index.ts'
import { criteriaNamed } from './list-tasks.ts'
import { ensureTasksOf } from './make-tasks.ts'

type Query = Partial<OperationArguments<typeof operations.listRows>['query']>

/** One page of the duty list; a criterion without a duty is a line of its own. */
export async function listRows(
  ctx: Context,
  { page = 1, pageSize = 20, show = 'all', sort = 'criterion', order = 'asc', search, ...wanted }: Query,
): Promise<OperationOutput<typeof operations.listRows>> {
  const { cycle, scheme } = await currentScheme(ctx)
  await ensureTasksOf(ctx.db, ctx.actor.unitId, cycle, ctx.now)
  const filter: queries.DutyFilter = {
    ...wanted,
    cycleId: cycle.id,
    versionId: cycle.versionId,
    show,
    search: search ? { text: search, criterionIds: criteriaNamed(scheme, search) } : undefined,
    today: ctx.today,
  }
  const sorting = { by: sort, descending: order === 'desc' }
  const found = await queries.listRows(ctx.db, ctx.actor.unitId, filter, sorting, pageSize, (page - 1) * pageSize)
  const items = found.rows.map((row) => {
    const criterion = scheme.byId.get(row.criterion_id)
    return {
      id: row.id,
      criterionId: row.criterion_id,
      criterionNumber: criterion?.path ?? '',
      criterionName: criterion?.name ?? '',
      part: row.part,
      departmentId: row.department_id,
      department: row.department,
      postId: row.post_id,
      post: row.post,
      holders: row.holders,
      measure: row.measure,
      schedule: scheduleOf(row),
      open: row.open,
      overdue: row.overdue,
      nextDue: row.next_due,
    }
  })
  return { items, total: found.total }
}
