import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { listCycles, schemeOf } from '../../schemes/index.ts'
import { errors, type PastTree, type Scorecard } from '../contract/index.ts'
import * as queries from '../queries/index.ts'
import { toNodeScore } from './scorecard.ts'

/** The scores of any cycle as they were computed last; a cycle that is over does not move any more. */
export async function scoresOfCycle(
  ctx: Context,
  cycleId: string,
): Promise<{ tree: PastTree; card: Scorecard | null }> {
  const { unitId } = ctx.actor
  const found = (await listCycles(ctx)).items.find(({ id }) => id === cycleId) ?? fail(errors.noSuchCycle)
  const { title, version, current: _, ...cycle } = found
  const scheme = await schemeOf(ctx, cycle.versionId)
  const tree = { cycle, title, version, nodes: scheme.nodes }
  const total = await queries.totalOf(ctx.db, unitId, cycleId)
  if (!total?.scored_on) return { tree, card: null }
  const rows = [
    ...(await queries.leafScores(ctx.db, unitId, cycleId)),
    ...(await queries.nodeTotals(ctx.db, unitId, cycleId)),
  ]
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    tree,
    card: {
      full: total.full_points,
      got: total.got,
      class: total.class,
      updatedAt: total.updated_at.toISOString(),
      nodes: scheme.nodes.map(({ id }) => toNodeScore(byId.get(id)!)),
    },
  }
}
