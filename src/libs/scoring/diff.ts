import type { SchemeContent, SchemeNode } from './scheme.ts'
import { type PlacedNode, placeScheme } from './tree.ts'

const COMPARED = ['name', 'points', 'kind', 'methods', 'department', 'evidence', 'rule', 'sum', 'note'] as const
type ComparedField = (typeof COMPARED)[number]

interface NodeDifference {
  path: string
  name: string
  change: 'added' | 'removed' | 'changed'
  /** Only of a changed node. */
  fields: { field: ComparedField; before: unknown; after: unknown }[]
}

export interface SchemeDifference {
  /** Full points of the two schemes. */
  before: string
  after: string
  nodes: NodeDifference[]
}

/** What the second scheme changes about the first, by path: removals and changes in the first's order, then additions. */
export function diffSchemes(a: SchemeContent, b: SchemeContent): SchemeDifference {
  const [before, after] = [placeScheme(a), placeScheme(b)]
  const kept = before.nodes.flatMap((placed): NodeDifference[] => {
    const { path, node } = placed
    const other = after.byPath.get(path)
    if (!other) return [{ path, name: node.name, change: 'removed', fields: [] }]
    const fields = changedFields(placed, other)
    return fields.length === 0 ? [] : [{ path, name: other.node.name, change: 'changed', fields }]
  })
  const added = after.nodes
    .filter(({ path }) => !before.byPath.has(path))
    .map(({ path, node }): NodeDifference => ({ path, name: node.name, change: 'added', fields: [] }))
  return { before: before.full.toFixed(), after: after.full.toFixed(), nodes: [...kept, ...added] }
}

function changedFields(a: PlacedNode, b: PlacedNode): NodeDifference['fields'] {
  return COMPARED.flatMap((field) => {
    const [before, after] = [fieldOf(a, field), fieldOf(b, field)]
    return canonical(before) === canonical(after) ? [] : [{ field, before, after }]
  })
}

function fieldOf(placed: PlacedNode, field: ComparedField): unknown {
  if (field === 'points') return placed.points.toFixed()
  return field === 'kind' ? placed.kind : (placed.node as SchemeNode)[field]
}

/** The same text for the same data, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
