import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors as schemeErrors } from '../../schemes/contract.ts'
import { currentScheme, schemeOf } from '../../schemes/index.ts'
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
  const { revision, card } = await readCard(ctx)
  cards.delete(unitId)
  cards.set(unitId, { revision, card })
  if (cards.size > keptCards) cards.delete(cards.keys().next().value!)
  return card
}

/** Reads total, criteria and sums as they stood at one moment. */
function readCard(ctx: Context): Promise<{ revision: string; card: Scorecard }> {
  const read = async (db: Context['db']) => {
    const { unitId } = ctx.actor
    const total = (await queries.currentTotal(db, unitId)) ?? fail(schemeErrors.noCycle)
    const rows = [
      ...(await queries.leafScores(db, unitId, total.cycle_id)),
      ...(await queries.nodeTotals(db, unitId, total.cycle_id)),
    ]
    const byId = new Map(rows.map((row) => [row.id, row]))
    const scheme = await schemeOf(ctx, total.version_id)
    const card = {
      full: total.full_points!,
      got: total.got!,
      class: total.class,
      updatedAt: total.updated_at!.toISOString(),
      nodes: scheme.nodes.map(({ id }) => toNodeScore(byId.get(id)!)),
    }
    return { revision: total.revision!, card }
  }
  if (ctx.db.isTransaction) return read(ctx.db)
  return ctx.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
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

export function toNodeScore(row: queries.ScoreRow): NodeScore {
  return {
    nodeId: row.id,
    full: row.full_points,
    got: row.got,
    lost: row.lost,
    why: row.why,
    winBack: row.win_back || null,
  }
}
