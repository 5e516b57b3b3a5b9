import { decimal, type Exact, plain, roundToStep, sum } from '../decimals.ts'
import type { NodeKind, SchemeContent } from '../scheme.ts'
import { placeScheme } from '../tree.ts'
import type { LocalNode } from './apply.ts'
import type { Overlay } from './format.ts'

/**
 * Gives every node its points: weights from above downwards as percent of the parent's points (first level: of the total), then,
 * unless upper points are to be kept, the sum of its children for each upper node that the overlay itself gives none.
 * Returns the full points of the base.
 */
export function settlePoints(
  roots: readonly LocalNode[],
  base: SchemeContent,
  overlay: Overlay,
  refuse: (local: LocalNode | undefined, message: string) => void,
): Exact {
  const { full } = placeScheme(base)
  const step = decimal(base.step)
  const total = overlay.total === undefined ? full : decimal(overlay.total)
  const weigh = (local: LocalNode, above: Exact | undefined) => {
    const { entry, node } = local
    if (entry?.weight !== undefined) {
      if (entry.points !== undefined) refuse(local, `“${local.path}”同时写了分值和权重，请只写一样`)
      else if (!above || above.eq(0)) refuse(local, `“${local.path}”写了权重，但上级没有分值；请先写上级的分值或满分`)
      else node.points = plain(roundToStep(above.times(entry.weight).div(100), step))
    }
    for (const child of local.children) weigh(child, node.points === undefined ? undefined : decimal(node.points))
  }
  for (const root of roots) weigh(root, total)
  if (overlay.upper === 'follow') for (const root of roots) follow(root, 'normal')
  return full
}

/** An upper node's points follow what is below it, unless the overlay says them. */
function follow({ node, entry, added, children }: LocalNode, above: NodeKind): void {
  const kind = node.kind ?? above
  for (const child of children) follow(child, kind)
  const own = added || entry?.points !== undefined || entry?.weight !== undefined
  if (own || children.length === 0 || kind !== 'normal' || node.points === undefined) return
  node.points = plain(sum(children.filter((child) => (child.node.kind ?? kind) === kind).map(pointsOf)))
}

function pointsOf({ node, children }: LocalNode): Exact {
  return node.points === undefined ? sum(children.map(pointsOf)) : decimal(node.points).abs()
}
