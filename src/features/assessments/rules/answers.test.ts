import { describe, expect, it } from 'vitest'
import { placeScheme, SchemeContent, scoreLeaf } from '../../../libs/scoring/index.ts'
import {
  countedDays,
  isJudged,
  isManual,
  type StatedAnswer,
  statablePoints,
  toAnswer,
  withStatedPoints,
} from './answers.ts'

function leaf(node: Record<string, unknown>) {
  const content = SchemeContent.parse({
    key: 'test',
    version: '1',
    title: '测试体系（示例）',
    levels: ['标准'],
    nodes: [{ number: '1', name: '本条', ...node }],
  })
  const tree = placeScheme(content)
  return { tree, placed: tree.nodes[0]! }
}

const stated = (answer: Partial<StatedAnswer>): StatedAnswer => ({ points: null, met: null, note: null, ...answer })

function score(node: Record<string, unknown>, answer: Partial<StatedAnswer>, activities = '0') {
  const { tree, placed } = leaf(node)
  const said = stated(answer)
  const own = withStatedPoints(tree, new Map([['1', said]]))
  const figures = { 'volunteer.activities': { value: activities, name: '志愿服务活动', unit: '场' } }
  return scoreLeaf(own, own.byPath.get('1')!, { figures, answers: { '1': toAnswer(placed, said) } })
}

const mixed = {
  points: 2,
  rule: {
    form: 'additive',
    parts: [
      { name: '活动经常', points: 1, when: { figure: 'volunteer.activities', atLeast: 6 } },
      { name: '有计划', points: 0.4 },
      { name: '有简报', points: 0.6, each: 0.2 },
    ],
  },
}

describe('what a person may state', () => {
  it('is everything where no figure is read', () => {
    const { placed } = leaf({ points: 2, rule: { form: 'ladder', steps: [{ atLeast: 3, points: 2 }] } })
    expect([isManual(placed), statablePoints(placed).toFixed()]).toEqual([true, '2'])
  })

  it('is nothing where figures decide', () => {
    const rule = { form: 'coverage', figure: 'volunteer.coverage', atLeast: 40 }
    expect(statablePoints(leaf({ points: 2, rule }).placed).toFixed()).toBe('0')
  })

  it('is the open parts beside figures, and only those', () => {
    expect(statablePoints(leaf(mixed).placed).toFixed()).toBe('1')
    expect(score(mixed, { points: '1' }).got).toBe('1')
    expect(score(mixed, { points: '1' }, '6').got).toBe('2')
    expect(score(mixed, { points: '0.6' }, '6').got).toBe('1.6')
    expect(score(mixed, {}, '6').got).toBe('1')
  })

  it('stands in for a rule that reads nothing', () => {
    const ladder = { points: 2, rule: { form: 'ladder', steps: [{ atLeast: 3, points: 2 }] } }
    expect(score(ladder, { points: '1.3' })).toMatchObject({ got: '1.3', lost: '0.7' })
    expect(score(ladder, {})).toMatchObject({ got: '0', lost: '2' })
    const deduction = { kind: 'deduction', points: 3, rule: { form: 'deduction', items: [{ name: '通报', each: 1 }] } }
    expect(score(deduction, { points: '2' }).got).toBe('-2')
  })

  it('is yes or no where there are no points', () => {
    const veto = { kind: 'veto', rule: { form: 'veto' } }
    const admission = { kind: 'admission', rule: { form: 'admission' } }
    expect([isJudged(leaf(veto).placed), statablePoints(leaf(veto).placed).toFixed()]).toEqual([true, '0'])
    expect(score(veto, {}).bars).toEqual([])
    expect(score(veto, { met: true }).bars).toEqual([])
    expect(score(veto, { met: false }).bars).toHaveLength(1)
    expect(score(admission, {}).bars).toHaveLength(1)
    expect(score(admission, { met: true }).bars).toEqual([])
  })
})

it('counts a cycle up to today, or to its end, or its first day before it begins', () => {
  const cycle = { startsOn: '2026-01-01', endsOn: '2026-12-31' }
  expect(countedDays(cycle, '2026-11-20')).toEqual({ from: '2026-01-01', to: '2026-11-20' })
  expect(countedDays(cycle, '2027-02-01')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  expect(countedDays(cycle, '2025-12-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' })
})
