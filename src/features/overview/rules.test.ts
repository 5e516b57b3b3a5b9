import { expect, it } from 'vitest'
import type { SchemeNode } from '../schemes/contract.ts'
import { lostCriteria, nextSteps } from './rules.ts'

const node = (id: string, isCriterion = true) =>
  ({ id, isCriterion, number: id, name: `标准${id}`, department: null }) as SchemeNode
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

it('advises only where there is a way back', () => {
  const lost = lostCriteria([node('a'), node('b')], [score('a', '2', null), score('b', '1')])
  expect(nextSteps(lost, 5).map((c) => c.nodeId)).toEqual(['b'])
})
