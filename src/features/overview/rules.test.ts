import { expect, it } from 'vitest'
import type { SchemeNode } from '../schemes/contract.ts'
import { lostCriteria, nextSteps } from './rules.ts'

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

it('advises only where there is a way back by work', () => {
  const nodes = [node('a'), node('b'), node('c', true, 'deduction')]
  const lost = lostCriteria(nodes, [score('a', '2', null), score('b', '1'), score('c', '3')])
  expect(lost.map((c) => c.nodeId)).toEqual(['c', 'a', 'b'])
  expect(nextSteps(nodes, lost, 5).map((c) => c.nodeId)).toEqual(['b'])
})
