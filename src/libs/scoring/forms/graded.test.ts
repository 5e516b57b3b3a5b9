import { describe, expect, it } from 'vitest'
import type { Rule } from '../rules.ts'
import { scoreOneLeaf } from '../test-support.ts'

describe('等级 grade: city index, all four = A, 2)3)4) = B, else C#', () => {
  const rule: Rule = {
    form: 'grade',
    standards: [{ name: '一' }, { name: '二' }, { name: '三' }, { name: '四' }],
    grades: [
      { grade: 'A', share: '1', needs: [1, 2, 3, 4] },
      { grade: 'B', share: '0.66', needs: [2, 3, 4] },
      { grade: 'C', share: '0.33', fatal: true },
    ],
  }
  const score = (parts: Record<string, boolean>) =>
    scoreOneLeaf({ points: '1.25', rule, answer: { parts }, step: '0.01' })

  it('multiplies the letter by a weight of two decimals', () => {
    expect(score({ 1: true, 2: true, 3: true, 4: true }).leaf.got).toBe('1.25')
    expect(score({ 2: true, 3: true, 4: true }).leaf.got).toBe('0.83')
  })
  it('makes C# fatal for the whole application', () => {
    const { leaf, scheme } = score({ 1: true, 2: true, 3: true, 4: false })
    expect(leaf.got).toBe('0.41')
    expect(leaf.why).toContain('C#')
    expect(scheme.class).toBe('不予评定')
    expect(scheme.bars).toEqual([expect.objectContaining({ path: '1', effect: 'bar' })])
  })
  it('does not call a fatal grade before every standard was looked at', () => {
    expect(score({ 1: true, 2: true, 3: true })).toMatchObject({ leaf: { got: '0' }, scheme: { bars: [] } })
  })
  it('says which standard lifts the grade', () => {
    expect(score({ 2: true, 3: true, 4: true }).leaf.winBack).toContain('第 1 条')
  })
  it('takes a letter given by a person, with or without #, and refuses one that does not exist', () => {
    expect(scoreOneLeaf({ points: '3', rule, answer: { grade: 'b' } }).leaf.got).toBe('2')
    expect(scoreOneLeaf({ points: '3', rule, answer: { grade: 'C#' } }).scheme.class).toBe('不予评定')
    expect(scoreOneLeaf({ points: '3', rule, answer: { grade: 'D' } }).leaf.why).toContain('没有“D”这个等级')
  })
})

describe('抽样 sample: 上海 five roads, 5 = A, 4 = B, else C', () => {
  const rule: Rule = {
    form: 'sample',
    size: 5,
    site: '道路',
    grades: [
      { grade: 'A', share: '1', atLeast: '5' },
      { grade: 'B', share: '0.6', atLeast: '4' },
      { grade: 'C', share: '0', atLeast: '0' },
    ],
  }
  it.each([
    [5, '2', 'A'],
    [4, '1.2', 'B'],
    [3, '0', 'C'],
    [0, '0', 'C'],
  ])('%s roads passing give %s', (passed, got, letter) => {
    const { leaf } = scoreOneLeaf({ points: '2', rule, answer: { sample: { passed, checked: 5 } } })
    expect(leaf.got).toBe(got)
    expect(leaf.why).toContain(`评为 ${letter}`)
  })
  it('tells when fewer roads were looked at than the rule wants', () => {
    const { leaf } = scoreOneLeaf({ points: '2', rule, answer: { sample: { passed: 3, checked: 3 } } })
    expect(leaf.why).toContain('少 2 个')
  })
  it('is lost while nobody has looked', () => {
    expect(scoreOneLeaf({ points: '2', rule }).leaf).toMatchObject({ got: '0', lost: '2' })
  })
})

describe('达标 yes_no', () => {
  it('is all or nothing by hand', () => {
    const rule: Rule = { form: 'yes_no' }
    expect(scoreOneLeaf({ points: '1.5', rule, answer: { met: true } }).leaf.got).toBe('1.5')
    expect(scoreOneLeaf({ points: '1.5', rule, answer: { met: false } }).leaf.got).toBe('0')
  })
  it('reads several figures in one expression: ≥ 6 times and ≥ 12 hours and ≥ 40 %', () => {
    const rule: Rule = {
      form: 'yes_no',
      when: {
        expression: 'volunteer.activities >= 6 && volunteer.hours_per_person >= 12 && volunteer.coverage >= 40',
      },
    }
    const of = (hours: string) =>
      scoreOneLeaf({
        points: '2',
        rule,
        figures: {
          'volunteer.activities': { value: '6', name: '志愿服务活动', unit: '场', records: ['a'] },
          'volunteer.hours_per_person': { value: hours, name: '人均志愿服务时长', unit: '小时', records: ['a', 'b'] },
          'volunteer.coverage': { value: '40', name: '干部职工志愿者占比', unit: '%' },
        },
      }).leaf
    expect(of('12')).toMatchObject({ got: '2', records: ['a', 'b'] })
    expect(of('11.9')).toMatchObject({ got: '0', why: expect.stringContaining('人均志愿服务时长 11.9 小时') })
  })
  it('keeps arithmetic in an expression exact: three times 0.1 is 0.3', () => {
    const rule: Rule = { form: 'yes_no', when: { expression: 'fund.spent * 3 == 0.3' } }
    expect(scoreOneLeaf({ points: '1', rule, figures: { 'fund.spent': { value: '0.1' } } }).leaf.got).toBe('1')
  })
  it('explains instead of failing when an expression divides by zero', () => {
    const rule: Rule = { form: 'yes_no', when: { expression: '100 / inspection.found >= 1' } }
    const { leaf } = scoreOneLeaf({ points: '1', rule, figures: { 'inspection.found': { value: '0' } } })
    expect(leaf).toMatchObject({ got: '0', why: expect.stringContaining('算不出结果') })
  })
  it('keeps an upper bound', () => {
    const rule: Rule = { form: 'yes_no', when: { figure: 'violation.count', atMost: '0' } }
    expect(scoreOneLeaf({ points: '1', rule, figures: { 'violation.count': { value: '0' } } }).leaf.got).toBe('1')
    expect(scoreOneLeaf({ points: '1', rule, figures: { 'violation.count': { value: '1' } } }).leaf.got).toBe('0')
  })
})
