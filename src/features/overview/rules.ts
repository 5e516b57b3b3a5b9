import type { NodeScore } from '../assessments/contract/index.ts'
import type { SchemeNode } from '../schemes/contract.ts'

export interface LostCriterion extends NodeScore {
  number: string
  name: string
  department: string | null
}

/** Criteria that lost points, the greatest loss first; equal losses in the order of the scheme. */
export function lostCriteria(nodes: readonly SchemeNode[], scores: readonly NodeScore[]): LostCriterion[] {
  const byId = new Map(scores.map((score) => [score.nodeId, score]))
  return nodes
    .filter((node) => node.isCriterion)
    .flatMap((node) => {
      const score = byId.get(node.id)
      if (!score || Number(score.lost) <= 0) return []
      return [{ ...score, number: node.number, name: node.name, department: node.department }]
    })
    .sort((a, b) => Number(b.lost) - Number(a.lost))
}

/** What wins most: criteria whose way back is known. Points taken by a deduction or veto are not won by more work. */
export function nextSteps(
  nodes: readonly SchemeNode[],
  lost: readonly LostCriterion[],
  count: number,
): LostCriterion[] {
  const open = new Set(nodes.filter(({ kind }) => kind === 'normal' || kind === 'bonus').map(({ id }) => id))
  return lost.filter(({ nodeId, winBack }) => winBack && open.has(nodeId)).slice(0, count)
}
