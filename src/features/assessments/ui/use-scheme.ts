import { usePlaces } from '../../../web/kit/places.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { operations as duties } from '../../duties/contract.ts'
import { type SchemeNode, operations as schemes } from '../../schemes/contract.ts'
import { type NodeScore, operations } from '../contract/index.ts'

/** A node of the scheme with its score and who is responsible. */
export interface ScoredNode extends SchemeNode {
  score: NodeScore | undefined
  owner: { department: string | undefined; post: string | undefined; complete: boolean }
  /** How many criteria stand below, and how many of them have department and post. */
  below: { criteria: number; owned: number }
}

export type Show = 'all' | 'lost' | 'unowned'

/** Scheme, scores and duties joined; `scheme` tells the state of loading. */
export function useScoredScheme() {
  const scheme = useCall(schemes.current, {})
  const { data: card } = useCall(operations.scorecard, {})
  const { data: assigned } = useCall(duties.list, {})
  const { nameOf, posts } = usePlaces()
  const scores = new Map(card?.nodes.map((score) => [score.nodeId, score]))
  const owners = Map.groupBy(assigned?.items ?? [], (duty) => duty.criterionId)
  const nodes = (scheme.data?.nodes ?? []).map((node): ScoredNode => {
    const own = owners.get(node.id) ?? []
    const duty = own[0]
    return {
      ...node,
      below: { criteria: 0, owned: 0 },
      score: scores.get(node.id),
      owner: {
        department: nameOf(duty?.departmentId ?? null),
        post: posts.find((post) => post.id === duty?.postId)?.name,
        complete: own.length > 0 && own.every(({ departmentId, postId }) => departmentId && postId),
      },
    }
  })
  countBelow(nodes)
  return { scheme, card, nodes }
}

/** The criteria that fit, with the nodes above them, in document order. */
export function filterTree(nodes: readonly ScoredNode[], show: Show): ScoredNode[] {
  if (show === 'all') return [...nodes]
  const fits = (node: ScoredNode) =>
    node.isCriterion && (show === 'lost' ? Number(node.score?.lost ?? 0) > 0 : !node.owner.complete)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const kept = new Set<string>()
  for (const node of nodes.filter(fits)) {
    for (let at: ScoredNode | undefined = node; at && !kept.has(at.id); at = byId.get(at.parentId ?? ''))
      kept.add(at.id)
  }
  return nodes.filter((node) => kept.has(node.id))
}

function countBelow(nodes: readonly ScoredNode[]): void {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  for (const { isCriterion, owner, parentId } of nodes) {
    if (!isCriterion) continue
    for (let at = byId.get(parentId ?? ''); at; at = byId.get(at.parentId ?? '')) {
      at.below.criteria += 1
      if (owner.complete) at.below.owned += 1
    }
  }
}
