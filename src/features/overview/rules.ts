import type { NodeScore } from '../assessments/contract/index.ts'
import type { SchemeNode } from '../schemes/contract.ts'
import type { Step } from './contract.ts'

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

/** The most points for the least work first; equal ones by deadline, then in the order of the scheme. */
export function byWorth(a: Worth, b: Worth): number {
  const worth = Number(b.points) / b.effort - Number(a.points) / a.effort
  if (worth !== 0) return worth
  return (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')
}

type Worth = Pick<Step, 'points' | 'effort' | 'dueOn'>
