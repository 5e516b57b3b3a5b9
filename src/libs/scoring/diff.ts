import { matchSchemes } from './match-schemes.ts'
import type { SchemeContent } from './scheme.ts'
import { type PlacedNode, placeScheme, type SchemeTree } from './tree.ts'

const COMPARED = ['name', 'points', 'kind', 'methods', 'department', 'evidence', 'rule', 'sum', 'note'] as const
export type ComparedField = (typeof COMPARED)[number]

export interface NodeDifference {
  /** In the second scheme; of a removed node in the first. */
  path: string
  name: string
  change: 'added' | 'removed' | 'moved' | 'changed'
  /** The path a moved node had. Nodes below one that moved are not told again. */
  from?: string
  /** Of changed and moved nodes. */
  fields: { field: ComparedField; before: unknown; after: unknown }[]
}

export interface SchemeDifference {
  /** Full points of the two schemes. */
  before: string
  after: string
  /** Removals stand where the node stood. */
  nodes: NodeDifference[]
}

/** One difference between two trees: the node before, the node after, or both. */
export interface TreeDifference {
  before: PlacedNode | undefined
  after: PlacedNode | undefined
  change: NodeDifference['change']
  fields: NodeDifference['fields']
}

/** What the second scheme changes about the first, in the second's document order. */
export function diffSchemes(a: SchemeContent, b: SchemeContent): SchemeDifference {
  const [before, after] = [placeScheme(a), placeScheme(b)]
  const nodes = diffTrees(before, after).map(({ before: old, after: now, change, fields }): NodeDifference => {
    const { path, node } = (now ?? old)!
    return { path, name: node.name, change, ...(change === 'moved' ? { from: old!.path } : {}), fields }
  })
  return { before: before.full.toFixed(), after: after.full.toFixed(), nodes }
}

/** The same with the nodes themselves. */
export function diffTrees(before: SchemeTree, after: SchemeTree): TreeDifference[] {
  const became = matchSchemes(before, after)
  const was = new Map([...became].map(([from, to]) => [to, from]))
  const removed = removals(before, became)
  return [
    ...(removed.get(undefined) ?? []),
    ...after.nodes.flatMap((node) => [...differenceOf(node, was, became), ...(removed.get(node) ?? [])]),
  ]
}

type Matches = ReadonlyMap<PlacedNode, PlacedNode>

function differenceOf(after: PlacedNode, was: Matches, became: Matches): TreeDifference[] {
  const before = was.get(after)
  if (!before) return [{ before, after, change: 'added', fields: [] }]
  const fields = changedFields(before, after)
  const stayed =
    before.node.number === after.node.number && (before.parent && became.get(before.parent)) === after.parent
  if (!stayed) return [{ before, after, change: 'moved', fields }]
  return fields.length === 0 ? [] : [{ before, after, change: 'changed', fields }]
}

/** Removed nodes by the node of the second scheme they are told behind; undefined: at the beginning. */
function removals(before: SchemeTree, became: Matches): Map<PlacedNode | undefined, TreeDifference[]> {
  const found = new Map<PlacedNode | undefined, TreeDifference[]>()
  let last: PlacedNode | undefined
  for (const node of before.nodes) {
    const now = became.get(node)
    if (now) last = now
    else
      found.set(last, [...(found.get(last) ?? []), { before: node, after: undefined, change: 'removed', fields: [] }])
  }
  return found
}

function changedFields(a: PlacedNode, b: PlacedNode): NodeDifference['fields'] {
  return COMPARED.flatMap((field) => {
    const [before, after] = [fieldOf(a, field), fieldOf(b, field)]
    return canonical(before) === canonical(after) ? [] : [{ field, before, after }]
  })
}

function fieldOf(placed: PlacedNode, field: ComparedField): unknown {
  if (field === 'points') return placed.points.toFixed()
  return field === 'kind' ? placed.kind : placed.node[field]
}

/** The same text for the same data, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
