import type { Context } from '../../../platform/http/context.ts'
import type { GapAlarm } from '../../organization/contract.ts'
import { inUrgency, gapAlarms as vacancies } from '../../organization/index.ts'
import { currentCycle } from '../../schemes/index.ts'
import * as queries from '../queries/gaps.ts'

/** Every gap of the unit on a day: seats and posts with duties that stand empty, and duties whose department or post is no more. */
export async function gapAlarms(ctx: Context, day: string = ctx.today): Promise<GapAlarm[]> {
  const { unitId } = ctx.actor
  const cycle = await currentCycle(ctx)
  if (!cycle) return vacancies(ctx.db, unitId, day)
  const [posts, orphans] = await Promise.all([
    queries.postsWithDuties(ctx.db, unitId, cycle.id, day),
    queries.orphanedDuties(ctx.db, unitId, cycle.id, day),
  ])
  const byPost = new Map(posts.map(({ post_id, duties }) => [post_id, duties]))
  const uncovered = orphans.map(
    (each): GapAlarm => ({
      key: `coverage:${each.place_id}:${each.ended_on}`,
      kind: 'coverage',
      state: 'open',
      postId: null,
      departmentId: null,
      title: each.name,
      roles: [],
      duties: each.duties,
      lastHolder: null,
      from: each.ended_on,
      to: null,
    }),
  )
  return inUrgency([...(await vacancies(ctx.db, unitId, day, { byPost, since: cycle.startsOn })), ...uncovered])
}
