import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { listCycles, schemeOf } from '../../schemes/index.ts'
import { errors, type PastTree, type Scorecard } from '../contract/index.ts'
import { readCard } from './scorecard.ts'

/** The scores of any cycle as they were computed last; a cycle that is over does not move any more. */
export async function scoresOfCycle(
  ctx: Context,
  cycleId: string,
): Promise<{ tree: PastTree; card: Scorecard | null }> {
  const found = (await listCycles(ctx)).items.find(({ id }) => id === cycleId) ?? fail(errors.noSuchCycle)
  const { title, version, current: _, ...cycle } = found
  const scheme = await schemeOf(ctx, cycle.versionId)
  const tree = { cycle, title, version, nodes: scheme.nodes }
  return { tree, card: (await readCard(ctx, cycleId, scheme))?.card ?? null }
}
