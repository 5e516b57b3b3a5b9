import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyOverlay,
  Overlay,
  type OverlayInput,
  placeScheme,
  plain,
  SchemeContent,
  type SchemeContentInput,
} from '../index.ts'

const national = (extra: Partial<SchemeContentInput> = {}) =>
  SchemeContent.parse({
    key: 'guojia',
    version: '2026',
    title: '全国体系（示例）',
    levels: ['项目', '标准'],
    nodes: [
      {
        number: 'Ⅰ',
        name: '组织',
        points: 4,
        children: [
          { number: '1', name: '有计划', points: 3, department: '办公室' },
          { number: '2', name: '有总结', points: 1 },
        ],
      },
      { number: 'Ⅱ', name: '环境', points: 6, children: [{ number: '1', name: '绿化', points: 6 }] },
    ],
    ...extra,
  })
const overlay = (given: Partial<OverlayInput>) =>
  Overlay.parse({
    base: { key: 'guojia', version: '2026' },
    key: 'sheng',
    version: '1',
    title: '省细则（示例）',
    ...given,
  })
const outline = (scheme: SchemeContent) =>
  placeScheme(scheme).nodes.map(({ path, node, points }) => `${path} ${node.name} ${plain(points)}`)
const apply = (given: Partial<OverlayInput>, base = national()) => {
  const { scheme, faults } = applyOverlay(base, overlay(given))
  return {
    scheme,
    outline: outline(scheme),
    faults: faults.map(({ part, index, field, message }) => `${part} ${index} ${field} ${message}`),
  }
}

describe('local rules over a national scheme', () => {
  it('change points, department and wording, add and leave out; upper points follow; the base is remembered', () => {
    const { scheme, outline, faults } = apply({
      total: '10',
      issuer: '省文明办（示例）',
      changes: [
        { path: 'Ⅰ/1', points: '2', department: '综合科' },
        { path: 'Ⅰ/2', hide: true },
      ],
      additions: [
        { under: 'Ⅰ', after: '1', number: '3', name: '有领导小组', points: '1' },
        { under: 'Ⅱ', number: '2', name: '节水', points: '1' },
      ],
    })
    expect(faults).toEqual([])
    expect(outline).toEqual(['Ⅰ 组织 3', 'Ⅰ/1 有计划 2', 'Ⅰ/3 有领导小组 1', 'Ⅱ 环境 7', 'Ⅱ/1 绿化 6', 'Ⅱ/2 节水 1'])
    expect(scheme).toMatchObject({
      key: 'sheng',
      issuer: '省文明办（示例）',
      base: { key: 'guojia', version: '2026', added: ['Ⅰ/3', 'Ⅱ/2'], changed: ['Ⅰ/1'], hidden: ['Ⅰ/2'] },
    })
    expect(SchemeContent.parse(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
    expect(scheme.nodes[0]!.children[0]!.department).toBe('综合科')
  })

  it('give weights to a scheme that leaves points to the provinces', () => {
    const bare = national({
      unweighted: true,
      nodes: [
        {
          number: 'Ⅰ',
          name: '组织',
          children: [
            { number: '1', name: '有计划' },
            { number: '2', name: '有总结' },
          ],
        },
        { number: 'Ⅱ', name: '环境' },
      ],
    })
    const { scheme, outline, faults } = apply(
      {
        total: '120',
        changes: [
          { path: 'Ⅰ', weight: '40' },
          { path: 'Ⅰ/1', weight: '75' },
          { path: 'Ⅰ/2', weight: '25' },
          { path: 'Ⅱ', weight: '60' },
        ],
      },
      bare,
    )
    expect(faults).toEqual([])
    expect(outline).toEqual(['Ⅰ 组织 48', 'Ⅰ/1 有计划 36', 'Ⅰ/2 有总结 12', 'Ⅱ 环境 72'])
    expect(scheme.unweighted).toBeUndefined()
    expect(apply({ changes: [{ path: 'Ⅱ', points: '5' }] }, bare).faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/“Ⅰ\/1”没有下级的条目要有分值/)]),
    )
  })

  it('may build a branch of their own, below what they added', () => {
    const { outline, faults } = apply({
      total: '12',
      additions: [
        { number: 'Ⅲ', name: '地方特色' },
        { under: 'Ⅲ', number: '1', name: '家风馆', points: '2' },
      ],
    })
    expect(faults).toEqual([])
    expect(outline.slice(-2)).toEqual(['Ⅲ 地方特色 2', 'Ⅲ/1 家风馆 2'])
  })

  it.each<[string, Partial<OverlayInput>, RegExp]>([
    ['a path that is not there', { changes: [{ path: 'Ⅰ/9', points: '1' }] }, /^changes 0 path .*“Ⅰ”下面有 1、2/],
    ['a first level that is not there', { changes: [{ path: 'Ⅸ', points: '1' }] }, /^changes 0 path .*第一层有 Ⅰ、Ⅱ/],
    ['another base', { base: { key: 'bie', version: '2' } }, /^head 0 base .*bie 2/],
    ['the same path twice', { changes: [{ path: 'Ⅰ' }, { path: 'Ⅰ' }] }, /^changes 1 path .*写了两次/],
    ['points and weight together', { changes: [{ path: 'Ⅱ/1', points: '6', weight: '100' }] }, /^changes 0 weight/],
    [
      'a full total that is not met',
      { total: '10', changes: [{ path: 'Ⅰ/1', points: '5' }] },
      /^head 0 total .*合成后是 12/,
    ],
    ['a total that moved unsaid', { changes: [{ path: 'Ⅰ/1', points: '5' }] }, /^head 0 total 满分由 10 变为 12/],
    [
      'upper points kept that no longer match',
      { upper: 'keep', total: '10', changes: [{ path: 'Ⅰ/1', points: '5' }] },
      /^changes 0 path “Ⅰ”分值 4 与下级合计 6/,
    ],
    [
      'an addition nowhere',
      { additions: [{ under: 'Ⅸ', number: '1', name: '甲', points: '1' }] },
      /^additions 0 under/,
    ],
    [
      'an addition below what is left out',
      { changes: [{ path: 'Ⅱ', hide: true }], additions: [{ under: 'Ⅱ/1', number: '1', name: '甲', points: '1' }] },
      /^additions 0 under .*不适用/,
    ],
    [
      'a number already there',
      { additions: [{ under: 'Ⅰ', number: '1', name: '甲', points: '1' }] },
      /^additions 0 number .*已经有了/,
    ],
    [
      'a place after nothing',
      { additions: [{ under: 'Ⅰ', after: '8', number: '3', name: '甲', points: '1' }] },
      /^additions 0 after/,
    ],
    ['words about what is left out', { changes: [{ path: 'Ⅰ/2', hide: true, points: '2' }] }, /^changes 0 hide/],
    [
      'a branch emptied',
      {
        changes: [
          { path: 'Ⅱ', points: '6' },
          { path: 'Ⅱ/1', hide: true },
        ],
      },
      /^changes 0 path .*下级都不适用/,
    ],
    [
      'everything left out',
      {
        changes: [
          { path: 'Ⅰ', hide: true },
          { path: 'Ⅱ', hide: true },
        ],
      },
      /没有内容/,
    ],
    ['a rule that does not fit', { changes: [{ path: 'Ⅱ/1', rule: { form: 'veto' } }] }, /^changes 0 kind “Ⅱ\/1”/],
  ])('say where %s is wrong', (_, given, fault) => {
    expect(apply(given).faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]))
  })

  it('change nothing when they say nothing, and never touch the base', () => {
    const shape = fc.array(fc.record({ name: fc.constantFrom('甲', '乙'), points: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(shape, shape, (first, second) => {
        const children = (rows: typeof first) => rows.map((row, index) => ({ number: String(index + 1), ...row }))
        const base = national({
          nodes: [
            { number: 'A', name: '一', children: children(first) },
            { number: 'B', name: '二', children: children(second) },
          ],
        })
        const before = JSON.stringify(base)
        const { scheme, faults } = applyOverlay(base, overlay({}))
        expect(faults).toEqual([])
        expect(scheme.nodes).toEqual(base.nodes)
        applyOverlay(
          base,
          overlay({
            changes: [{ path: 'A/1', points: '99' }],
            additions: [{ under: 'B', number: 'x', name: 'x', points: '1' }],
          }),
        )
        expect(JSON.stringify(base)).toBe(before)
      }),
    )
  })
})
