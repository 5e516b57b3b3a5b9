import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors as schemeErrors } from '../../schemes/contract.ts'
import { currentScheme, schemeOf } from '../../schemes/index.ts'
import { type CriterionResult, errors, type NodeScore, type Scorecard } from '../contract.ts'
import * as queries from '../queries.ts'
import { isJudged, statablePoints } from '../rules.ts'
import { placedAt } from './inputs.ts'
import { refresh } from './rescore.ts'

/** The scores of the current cycle as of today, every node in document order. @throws AppError `schemes.noCycle` */
export async function scorecard(ctx: Context): Promise<Scorecard> {
  let read = await readScores(ctx)
  if (read.total && read.total.scored_on !== ctx.today) {
    await refresh(ctx)
    read = await readScores(ctx)
  }
  const total = read.total ?? fail(schemeErrors.noCycle)
  const scheme = await schemeOf(ctx, total.version_id)
  const byId = new Map(read.rows.map((row) => [row.id, row]))
  return {
    full: total.full_points!,
    got: total.got!,
    class: total.class,
    updatedAt: total.updated_at!.toISOString(),
    nodes: scheme.nodes.map(({ id }) => toNodeScore(byId.get(id)!)),
  }
}

/** Three queries at once: the total, one row a criterion, one row an inner node. */
async function readScores(ctx: Context) {
  const { unitId } = ctx.actor
  const [total, leaves, inner] = await Promise.all([
    queries.currentTotal(ctx.db, unitId),
    queries.leafScores(ctx.db, unitId),
    queries.nodeTotals(ctx.db, unitId),
  ])
  return { total, rows: [...leaves, ...inner] }
}

/** One criterion with what was read and answered. */
export async function criterion(ctx: Context, criterionId: string): Promise<CriterionResult> {
  const { cycle, scheme } = await currentScheme(ctx)
  const node = scheme.byId.get(criterionId)
  if (!node?.isCriterion) fail(errors.noSuchCriterion)
  const read = () => queries.criterionScore(ctx.db, ctx.actor.unitId, cycle.id, criterionId)
  let row = await read()
  if (!row) {
    await refresh(ctx)
    row = (await read())!
  }
  const placed = placedAt(scheme, node.path)
  const statable = statablePoints(placed)
  return {
    ...toNodeScore(row),
    read: row.figures,
    answer: row.answer && {
      points: row.answer.points,
      met: row.answer.met,
      note: row.answer.note,
      answeredBy: row.answered_by ?? '已注销用户',
      answeredAt: row.answered_at!.toISOString(),
    },
    manual: statable.gt(0),
    statable: statable.toFixed(),
    judged: isJudged(placed),
  }
}

function toNodeScore(row: queries.ScoreRow): NodeScore {
  return {
    nodeId: row.id,
    full: row.full_points,
    got: row.got,
    lost: row.lost,
    why: row.why,
    winBack: row.win_back || null,
  }
}
