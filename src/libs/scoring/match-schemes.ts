import type { PlacedNode, SchemeTree } from './tree.ts'

/**
 * Which node of `b` each node of `a` has become: the same path and name; else the same name below the same parent (renumbered);
 * else a name found once on either side (moved); else the same path (renamed).
 */
export function matchSchemes(a: SchemeTree, b: SchemeTree): Map<PlacedNode, PlacedNode> {
  const matched = new Map<PlacedNode, PlacedNode>()
  const taken = new Set<PlacedNode>()
  const pair = (from: PlacedNode, to: PlacedNode | undefined) => {
    if (!to || taken.has(to) || matched.has(from)) return
    matched.set(from, to)
    taken.add(to)
  }
  const free = (nodes: readonly PlacedNode[]) => nodes.filter((node) => !taken.has(node) && !matched.has(node))
  for (const node of a.nodes) {
    const there = b.byPath.get(node.path)
    if (there && sameName(node, there)) pair(node, there)
  }
  for (const node of a.nodes) {
    if (matched.has(node)) continue
    const siblings = node.parent ? matched.get(node.parent)?.children : b.roots
    const twins = free(siblings ?? []).filter((other) => sameName(node, other))
    if (twins.length === 1) pair(node, twins[0])
  }
  const [left, right] = [onceByName(free(a.nodes)), onceByName(free(b.nodes))]
  for (const [name, node] of left) pair(node, right.get(name))
  for (const node of a.nodes) pair(node, b.byPath.get(node.path))
  return matched
}

const sameName = (a: PlacedNode, b: PlacedNode) => nameOf(a) === nameOf(b)
/** Blanks and the mark at the end are no other name. */
const nameOf = ({ node }: PlacedNode) => node.name.replace(/\s|[。；;]$/g, '')

function onceByName(nodes: readonly PlacedNode[]): Map<string, PlacedNode> {
  const found = new Map<string, PlacedNode | undefined>()
  for (const node of nodes) found.set(nameOf(node), found.has(nameOf(node)) ? undefined : node)
  return new Map([...found].filter((entry): entry is [string, PlacedNode] => entry[1] !== undefined))
}
