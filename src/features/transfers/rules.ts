import { matchSchemes, type PlacedNode, type SchemeTree } from '../../libs/scoring/index.ts'
import type { How } from './contract.ts'

/** Names this alike are suggested; below it a person looks for the new criterion. */
const alike = 0.5

export interface Match {
  to: PlacedNode | null
  how: How
  likeness: number | null
}

/** Where each old criterion went: the same, renumbered, or the likest one left. */
export function matchCriteria(a: SchemeTree, b: SchemeTree): Map<string, Match> {
  const matches = new Map<string, Match>()
  const taken = new Set<PlacedNode>()
  for (const [from, to] of matchSchemes(a, b)) {
    if (!isCriterion(from) || !isCriterion(to) || plainName(from) !== plainName(to)) continue
    matches.set(from.path, { to, how: from.path === to.path ? 'same' : 'renumbered', likeness: 1 })
    taken.add(to)
  }
  const open = a.nodes.filter((node) => isCriterion(node) && !matches.has(node.path))
  const free = b.nodes.filter((node) => isCriterion(node) && !taken.has(node))
  for (const { from, to, likeness } of likest(open, free)) {
    if (matches.has(from.path) || taken.has(to)) continue
    matches.set(from.path, { to, how: 'similar', likeness })
    taken.add(to)
  }
  for (const node of open) {
    if (!matches.has(node.path)) matches.set(node.path, { to: null, how: 'none', likeness: null })
  }
  return matches
}

const isCriterion = (node: PlacedNode) => node.children.length === 0
const plainName = ({ node }: PlacedNode) => node.name.replace(/[\s，。；、,.;:：（）()“”]/g, '')

interface Pair {
  from: PlacedNode
  to: PlacedNode
  likeness: number
}

/** Pairs of names alike enough, the likest first. Only names that share a pair of characters are compared. */
function likest(open: readonly PlacedNode[], free: readonly PlacedNode[]): Pair[] {
  const holders = new Map<string, PlacedNode[]>()
  const sizes = new Map<PlacedNode, number>()
  for (const to of free) {
    const pairs = pairsOf(to)
    sizes.set(to, pairs.size)
    for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), to])
  }
  const found = open.flatMap((from) => {
    const pairs = pairsOf(from)
    const shared = new Map<PlacedNode, number>()
    for (const pair of pairs) for (const to of holders.get(pair) ?? []) shared.set(to, (shared.get(to) ?? 0) + 1)
    return [...shared].map(([to, count]) => ({ from, to, likeness: (2 * count) / (pairs.size + sizes.get(to)!) }))
  })
  return found.filter(({ likeness }) => likeness >= alike).sort((x, y) => y.likeness - x.likeness)
}

/** Every two neighbouring characters of a name. */
function pairsOf(placed: PlacedNode): Set<string> {
  const name = [...plainName(placed)]
  return new Set(name.length < 2 ? name : name.slice(1).map((character, at) => name[at]! + character))
}
