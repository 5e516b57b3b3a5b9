import { decimal, type Exact, sum, ZERO } from './decimals.ts'
import type { NodeKind, SchemeContent, SchemeNode } from './scheme.ts'

/** A node in its place: own numbers from the root joined by "/", full points made exact. */
export interface PlacedNode {
  path: string
  parent: PlacedNode | undefined
  /** 1 for the nodes of the first level. */
  depth: number
  node: SchemeNode
  /** The own kind, or the parent's. */
  kind: NodeKind
  /** Full points; bonus and deduction: the most that can be added or taken, 0 = unbounded. */
  points: Exact
  children: PlacedNode[]
}

export interface SchemeTree {
  scheme: SchemeContent
  step: Exact
  roots: PlacedNode[]
  /** Document order, parents before their children. */
  nodes: PlacedNode[]
  byPath: ReadonlyMap<string, PlacedNode>
  /** Full points of the scheme: the normal first-level nodes, with bonuses where the scheme counts them in. */
  full: Exact
}

/** Lays a scheme out for scoring. Build it once a scheme version and keep it; it is never changed. */
export function placeScheme(scheme: SchemeContent): SchemeTree {
  const nodes: PlacedNode[] = []
  const roots = scheme.nodes.map((node) => place(node, undefined, nodes))
  return {
    scheme,
    step: decimal(scheme.step),
    roots,
    nodes,
    byPath: new Map(nodes.map((placed) => [placed.path, placed])),
    full: sum(roots.filter((root) => countsInFull(scheme, root)).map((root) => root.points)),
  }
}

/** Paths from the node's parent up to the first level. */
export function ancestors(placed: PlacedNode): PlacedNode[] {
  const line: PlacedNode[] = []
  for (let at = placed.parent; at; at = at.parent) line.push(at)
  return line
}

export function countsInFull(scheme: SchemeContent, { kind }: PlacedNode): boolean {
  return kind === 'normal' || (kind === 'bonus' && scheme.bonusInFull === true)
}

/** Sum of the children that make up the points of their parent: those of the parent's own kind. */
export function pointsOfChildren(parent: PlacedNode): Exact {
  return sum(parent.children.filter((child) => child.kind === parent.kind).map((child) => child.points))
}

function place(node: SchemeNode, parent: PlacedNode | undefined, nodes: PlacedNode[]): PlacedNode {
  const placed: PlacedNode = {
    path: parent ? `${parent.path}/${node.number}` : node.number,
    parent,
    depth: parent ? parent.depth + 1 : 1,
    node,
    kind: node.kind ?? parent?.kind ?? 'normal',
    points: ZERO,
    children: [],
  }
  nodes.push(placed)
  placed.children = node.children.map((child) => place(child, placed, nodes))
  placed.points = node.points === undefined ? pointsOfChildren(placed) : decimal(node.points).abs()
  return placed
}
