import { describe, expect, it } from 'vitest'
import { ScoreInputs } from './answers.ts'
import { scoreScheme } from './score.ts'
import { schemeOf } from './test-support.ts'

const score = (scheme: Parameters<typeof scoreScheme>[0], answers: object, more: object = {}) =>
  scoreScheme(scheme, ScoreInputs.parse({ answers, ...more }))

describe('rounding', () => {
  const third = schemeOf([{ number: '1', name: '一', points: '1', rule: { form: 'ratio', target: '8' } }])
  it('is half-up at the step of the scheme', () => {
    expect(score(third, { 1: { value: '2' } }).got).toBe('0.3')
    expect(score({ ...third, step: '0.01' }, { 1: { value: '1' } }).got).toBe('0.13')
    expect(score({ ...third, step: '0.5' }, { 1: { value: '2' } }).got).toBe('0.5')
  })
  it('adds a hundred tenths to exactly ten', () => {
    const many = schemeOf(
      Array.from({ length: 100 }, (_, index) => ({ number: String(index), name: '条', points: '0.1' })),
    )
    const answers = Object.fromEntries(many.nodes.map((node) => [node.number, { self: '0.1' }]))
    expect(score(many, answers)).toMatchObject({ full: '10', got: '10', lost: '0' })
  })
})

describe('not applicable', () => {
  const nodes = [
    {
      number: '1',
      name: '环境',
      points: '6',
      children: [
        { number: '1', name: '水', points: '2' },
        { number: '2', name: '气', points: '2' },
        { number: '3', name: '声', points: '2' },
      ],
    },
    { number: '2', name: '服务', points: '4' },
  ]
  const answers = { '1/1': { self: '2' }, '1/2': { self: '1' }, '1/3': { notApplicable: true }, 2: { self: '4' } }
  it('shares the points among the siblings: 3 of 4 become 4.5 of 6', () => {
    const result = score(schemeOf(nodes), answers)
    expect(result).toMatchObject({ full: '10', got: '8.5' })
    expect(result.nodes[3]).toMatchObject({ path: '1/3', full: '0', lost: '0', applicable: false })
  })
  it('leaves the full points where the scheme drops it', () => {
    expect(score(schemeOf(nodes, { notApplicable: 'drop' }), answers)).toMatchObject({ full: '8', got: '7', lost: '1' })
  })
  it('counts as full where the scheme says so', () => {
    expect(score(schemeOf(nodes, { notApplicable: 'full' }), answers)).toMatchObject({ full: '10', got: '9' })
  })
  it('takes a whole item out, by its children or by its own mark', () => {
    const all = {
      '1/1': { notApplicable: true },
      '1/2': { notApplicable: true },
      '1/3': { notApplicable: true },
      2: { self: '3' },
    }
    expect(score(schemeOf(nodes), all).got).toBe('7.5')
    expect(score(schemeOf(nodes), { 1: { notApplicable: true }, 2: { self: '3' } }).got).toBe('7.5')
  })
  it('does not raise a veto that does not apply', () => {
    const scheme = schemeOf([...nodes, { number: '3', name: '否决', kind: 'veto' }])
    const events = [{ date: '2026-01-01' }]
    expect(score(scheme, { 3: { events } }).bars).toHaveLength(1)
    expect(score(scheme, { 3: { events, notApplicable: true } }).bars).toHaveLength(0)
  })
})

describe('blocks', () => {
  it('caps a bonus block and floors a deduction block at their points', () => {
    const scheme = schemeOf([
      { number: '1', name: '基本', points: '100' },
      {
        number: '2',
        name: '特色',
        points: '10',
        kind: 'bonus',
        children: [1, 2, 3].map((n) => ({ number: String(n), name: '项', points: '6' })),
      },
      {
        number: '3',
        name: '负面',
        points: '5',
        kind: 'deduction',
        children: [{ number: '1', name: '情形', rule: { form: 'deduction', items: [{ name: '起', each: '3' }] } }],
      },
    ])
    const result = score(scheme, {
      1: { self: '80' },
      '2/1': { self: '6' },
      '2/2': { self: '6' },
      '3/1': { parts: { 1: '4' } },
    })
    expect(result).toMatchObject({ full: '100', got: '85' })
    expect(result.nodes.find((node) => node.path === '2')).toMatchObject({ got: '10', lost: '0' })
    expect(result.nodes.find((node) => node.path === '3')).toMatchObject({ got: '-5', lost: '5' })
  })
  it('keeps an own cap and floor of an inner node', () => {
    const inner = (sum: object) =>
      schemeOf([
        {
          number: '1',
          name: '项目',
          points: '4',
          sum,
          children: [
            { number: '1', name: '条', points: '4' },
            {
              number: '2',
              name: '扣',
              kind: 'deduction',
              rule: { form: 'deduction', items: [{ name: '起', each: '3' }] },
            },
          ],
        },
      ])
    expect(score(inner({ cap: '3' }), { '1/1': { self: '4' } }).nodes[0]).toMatchObject({ got: '3', lost: '1' })
    expect(score(inner({}), { '1/2': { parts: { 1: '1' } } }).nodes[0]!.got).toBe('0')
    expect(score(inner({ floor: '-2' }), { '1/2': { parts: { 1: '1' } } }).nodes[0]!.got).toBe('-2')
  })
  it('bars the application when a part stays below its own line: minors below 85', () => {
    const scheme = schemeOf([
      {
        number: '1',
        name: '未成年人',
        points: '100',
        sum: { passAt: '85' },
        children: [{ number: '1', name: '条', points: '100' }],
      },
    ])
    expect(score(scheme, { '1/1': { self: '84.9' } }).class).toBe('不予评定')
    expect(score(scheme, { '1/1': { self: '85' } }).bars).toEqual([])
  })
})

describe('classes', () => {
  const qinghai = schemeOf(
    [
      { number: '1', name: '基本', points: '100' },
      { number: '2', name: '加分', points: '20', kind: 'bonus' },
    ],
    {
      bonusInFull: true,
      classes: [
        { name: '文明单位', atLeast: '85' },
        { name: '标兵', atLeast: '95' },
      ],
    },
  )
  it.each([
    ['80', '4.9', '84.9', '未达标'],
    ['80', '5', '85', '文明单位'],
    ['94.9', '0', '94.9', '文明单位'],
    ['90', '5', '95', '标兵'],
  ])('青海 of 120: %s + %s = %s is %s', (basic, extra, got, name) => {
    expect(score(qinghai, { 1: { self: basic }, 2: { self: extra } })).toMatchObject({ full: '120', got, class: name })
  })
  it('does not invent a class for a scheme without any', () => {
    expect(score(schemeOf([{ number: '1', name: '条', points: '1' }]), {}).class).toBe('未设等次')
  })
})

describe('term of several years', () => {
  const yearRule = {
    years: [
      { year: '2017', weight: '40' },
      { year: '2018', weight: '60' },
    ],
  }
  const scheme = schemeOf([{ number: '1', name: '条', points: '100' }], {
    yearRule,
    classes: [{ name: '文明单位', atLeast: '80' }],
  })
  it('decides the class by the weighted years: 40 % of 70 and 60 % of 88', () => {
    const result = score(scheme, { 1: { self: '88' } }, { years: { 2017: '70' } })
    expect(result.term).toMatchObject({ got: '80.8' })
    expect(result.class).toBe('文明单位')
  })
  it('takes the mean of three years with equal weights', () => {
    const mean = { ...scheme, yearRule: { years: ['2014', '2015', '2016'].map((year) => ({ year, weight: '1' })) } }
    expect(score(mean, { 1: { self: '70' } }, { years: { 2014: '90', 2016: '80' }, year: '2015' }).term!.got).toBe('80')
  })
})

it('explains every node in Chinese, and every lost point has a way back', () => {
  const scheme = schemeOf([
    {
      number: 'Ⅰ-1',
      name: '组织领导',
      points: '3',
      children: [
        { number: '1)', name: '计划', points: '1' },
        { number: '2)', name: '会议', points: '2' },
      ],
    },
  ])
  const result = score(scheme, { 'Ⅰ-1/1)': { self: '1' }, 'Ⅰ-1/2)': { self: '0.5' } })
  expect(result.nodes.map((node) => node.why)).toEqual([
    '“组织领导”满分 3 分，得 1.5 分；失分在“会议”1.5 分。',
    '按自评得满分 1 分。',
    '按自评得 0.5 分，失 1.5 分。',
  ])
  expect(result.nodes.map((node) => node.winBack)).toEqual([
    '先抓“会议”，最多可挽回 1.5 分。',
    '',
    '对照标准补齐短板后改填自评，还可得 1.5 分。',
  ])
})
