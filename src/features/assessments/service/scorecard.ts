import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type Cycle, errors as schemeErrors } from '../../schemes/contract.ts'
import { currentScheme, type Scheme, schemeOf } from '../../schemes/index.ts'
import { type CriterionResult, errors, type NodeScore, type Scorecard } from '../contract/index.ts'
import * as queries from '../queries/index.ts'
import { isJudged, statablePoints } from '../rules/index.ts'
import { placedAt } from './inputs.ts'
import { refresh } from './rescore.ts'

/** Cards of the units that looked last, each good as long as its revision stands in the database. */
const cards = new Map<string, { revision: string; card: Scorecard }>()
const keptCards = 50

/** The scores of the current cycle as of today, every node in document order. @throws AppError `schemes.noCycle` */
export async function scorecard(ctx: Context): Promise<Scorecard> {
  const { unitId } = ctx.actor
  const total = await queries.currentTotal(ctx.db, unitId)
  if (total && total.scored_on !== ctx.today) await refresh(ctx)
  else if (total) {
    const kept = cards.get(unitId)
    if (kept?.revision === total.revision) return kept.card
  }
  if (!total) fail(schemeErrors.noCycle)
  const { revision, card } = (await readCard(ctx, total.cycle_id, await schemeOf(ctx, total.version_id)))!
  cards.delete(unitId)
  cards.set(unitId, { revision, card })
  if (cards.size > keptCards) cards.delete(cards.keys().next().value!)
  return card
}

/** The card of a cycle as stored, or undefined when it was never scored. */
export async function readCard(
  ctx: Context,
  cycleId: string,
  scheme: Scheme,
): Promise<{ revision: string; card: Scorecard } | undefined> {
  const rows = await queries.cardRows(ctx.db, ctx.actor.unitId, cycleId)
  const byId = new Map<string | null, queries.CardRow>(rows.map((row) => [row.id, row]))
  const total = byId.get(null)
  if (!total) return undefined
  const card = {
    full: total.full_points,
    got: total.got,
    class: total.class,
    updatedAt: total.updated_at.toISOString(),
    nodes: scheme.nodes.map(({ id }) => toNodeScore(id, byId.get(id)!)),
  }
  return { revision: total.revision, card }
}

/** One criterion with what was read and answered. */
export async function criterion(ctx: Context, criterionId: string): Promise<CriterionResult> {
  return criterionIn(ctx, await currentScheme(ctx), criterionId)
}

/** The same where the current cycle is known already. */
export async function criterionIn(
  ctx: Context,
  { cycle, scheme }: { cycle: Cycle; scheme: Scheme },
  criterionId: string,
): Promise<CriterionResult> {
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
    ...toNodeScore(criterionId, row),
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

function toNodeScore(nodeId: string, row: Omit<queries.ScoreRow, 'id'>): NodeScore {
  return {
    nodeId,
    full: row.full_points,
    got: row.got,
    lost: row.lost,
    why: row.why,
    winBack: row.win_back || null,
  }
}
