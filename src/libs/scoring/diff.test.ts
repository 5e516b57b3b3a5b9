import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffSchemes, SchemeContent, type SchemeContentInput } from './index.ts'

type Nodes = SchemeContentInput['nodes']
const scheme = (nodes: Nodes) =>
  SchemeContent.parse({ key: 'a', version: '1', title: '甲', levels: ['项目', '标准'], nodes })
const told = (a: Nodes, b: Nodes) =>
  diffSchemes(scheme(a), scheme(b)).nodes.map(({ change, path, from, fields }) =>
    [change, ...(from ? [from, '→'] : []), path, ...fields.map(({ field }) => field)].join(' '),
  )
const leaf = (number: string, name: string, points = 1) => ({ number, name, points })
const before: Nodes = [
  { number: 'Ⅰ', name: '组织', children: [leaf('1', '有计划'), leaf('2', '有总结'), leaf('3', '有经费')] },
  { number: 'Ⅱ', name: '环境', children: [leaf('1', '绿化'), leaf('2', '保洁')] },
]

describe('the difference of two versions', () => {
  it('is nothing for the same', () => {
    expect(told(before, before)).toEqual([])
  })

  it('takes a criterion put in between for one addition, not for all numbers below it changed', () => {
    const after: Nodes = [
      {
        number: 'Ⅰ',
        name: '组织',
        children: [leaf('1', '有领导小组'), leaf('2', '有计划'), leaf('3', '有总结'), leaf('4', '有经费')],
      },
      before[1]!,
    ]
    expect(told(before, after)).toEqual([
      'changed Ⅰ points',
      'added Ⅰ/1',
      'moved Ⅰ/1 → Ⅰ/2',
      'moved Ⅰ/2 → Ⅰ/3',
      'moved Ⅰ/3 → Ⅰ/4',
    ])
  })

  it('follows a criterion to another item, with what changed about it on the way', () => {
    const after: Nodes = [
      { number: 'Ⅰ', name: '组织', children: [leaf('1', '有计划'), leaf('2', '有总结')] },
      { number: 'Ⅱ', name: '环境', children: [leaf('1', '绿化'), leaf('2', '保洁'), leaf('3', '有经费', 2)] },
    ]
    expect(told(before, after)).toEqual(['changed Ⅰ points', 'changed Ⅱ points', 'moved Ⅰ/3 → Ⅱ/3 points'])
  })

  it('tells an item that moved once, not again for everything below it', () => {
    const after: Nodes = [
      { ...before[1]!, number: 'Ⅰ' },
      { ...before[0]!, number: 'Ⅱ' },
    ]
    expect(told(before, after)).toEqual(['moved Ⅱ → Ⅰ', 'moved Ⅰ → Ⅱ'])
  })

  it('knows a reworded criterion at its place, and tells a removed one where it stood', () => {
    const after: Nodes = [
      { number: 'Ⅰ', name: '组织', children: [leaf('1', '有年度计划并公开'), leaf('3', '有经费')] },
      before[1]!,
    ]
    expect(told(before, after)).toEqual(['changed Ⅰ points', 'changed Ⅰ/1 name', 'removed Ⅰ/2'])
  })

  it('accounts for every node of both versions, however they were shuffled', () => {
    const trees = fc.uniqueArray(
      fc.tuple(fc.constantFrom('1', '2', '3', '4', '5'), fc.constantFrom('甲', '乙', '丙')),
      {
        selector: ([number]) => number,
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(trees, trees, (a, b) => {
        const [from, to] = [a, b].map((rows) => rows.map(([number, name]) => leaf(number, name))) as [Nodes, Nodes]
        const { nodes } = diffSchemes(scheme(from), scheme(to))
        const count = (change: string) => nodes.filter((node) => node.change === change).length
        expect(to.length - from.length).toBe(count('added') - count('removed'))
        expect(diffSchemes(scheme(from), scheme(from)).nodes).toEqual([])
      }),
    )
  })
})
