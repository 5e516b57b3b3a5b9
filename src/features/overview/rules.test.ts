import { expect, it } from 'vitest'
import type { SchemeNode } from '../schemes/contract.ts'
import { byWorth, lostCriteria } from './rules.ts'

const node = (id: string, isCriterion = true, kind = 'normal') =>
  ({ id, isCriterion, kind, number: id, name: `标准${id}`, department: null }) as SchemeNode
const score = (nodeId: string, lost: string, winBack: string | null = '补记录') => ({
  nodeId,
  full: '3',
  got: '0',
  lost,
  why: '缺少记录',
  winBack,
})

it('puts the greatest loss first and leaves out what is full, inner nodes too', () => {
  const nodes = [node('a'), node('b'), node('c'), node('inner', false)]
  const lost = lostCriteria(nodes, [score('a', '0.5'), score('b', '10'), score('c', '0'), score('inner', '10.5')])
  expect(lost.map((c) => c.nodeId)).toEqual(['b', 'a'])
})

it('puts the most points for the least work first, then the nearest deadline', () => {
  const step = (points: string, effort: number, dueOn: string | null = null) => ({ points, effort, dueOn })
  const [small, large, late, soon] = [
    step('1', 1),
    step('2.4', 3),
    step('2', 2, '2026-12-31'),
    step('2', 2, '2026-12-01'),
  ]
  expect([large, late, small, soon].sort(byWorth)).toEqual([soon, late, small, large])
  expect([small, step('10', 3), step('2', 1)].sort(byWorth).map(({ points }) => points)).toEqual(['10', '2', '1'])
})
