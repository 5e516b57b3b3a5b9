import { describe, expect, it } from 'vitest'
import type { Rule } from '../rules.ts'
import { scoreOneLeaf } from '../test-support.ts'

describe('年度加权 years', () => {
  const score = (rule: Rule, years: Record<string, string>) =>
    scoreOneLeaf({ points: '100', rule, answer: { years } }).leaf
  it('weights 40 and 60 as 鄂州 does', () => {
    const rule: Rule = {
      form: 'years',
      years: [
        { year: '2017', weight: '40' },
        { year: '2018', weight: '60' },
      ],
    }
    expect(score(rule, { 2017: '90', 2018: '80' }).got).toBe('84')
    expect(score(rule, { 2018: '80' })).toMatchObject({ got: '48', why: expect.stringContaining('2017没有成绩') })
  })
  it('takes the mean of three years as 随州 does', () => {
    const rule: Rule = { form: 'years', years: ['2014', '2015', '2016'].map((year) => ({ year, weight: '1' })) }
    expect(score(rule, { 2014: '91', 2015: '88', 2016: '90.5' }).got).toBe('89.8')
  })
  it('can leave a missing year out', () => {
    const rule: Rule = {
      form: 'years',
      absent: 'skip',
      years: [
        { year: '2017', weight: '1' },
        { year: '2018', weight: '1' },
      ],
    }
    expect(score(rule, { 2018: '80' }).got).toBe('80')
  })
})

describe('评分 assessed: self-score beside two reviewers', () => {
  const rule: Rule = { form: 'assessed', maxGap: '1' }
  const of = (answer: Record<string, string>) => scoreOneLeaf({ points: '5', rule, answer }).leaf
  it('prefers final to reviewers and reviewers to the self-score', () => {
    expect(of({ self: '5' }).got).toBe('5')
    expect(of({ self: '5', a: '4' }).got).toBe('4')
    expect(of({ self: '5', a: '4', b: '3.5' }).got).toBe('3.8')
    expect(of({ self: '5', a: '4', b: '3.5', final: '3.2' }).got).toBe('3.2')
  })
  it('counts the lower of two reviewers too far apart until it is settled', () => {
    expect(of({ a: '5', b: '2' })).toMatchObject({ got: '2', why: expect.stringContaining('超过允许的 1 分') })
  })
  it('never exceeds the points', () => {
    expect(of({ self: '9' })).toMatchObject({ got: '5', why: expect.stringContaining('超过分值') })
  })
})

describe('佐证审核 evidence: the list of a municipal sample, 3 photos that show the unit name', () => {
  const evidence = {
    kinds: ['图片资料'],
    min: 3,
    max: 4,
    mustShow: ['单位名称'],
    formats: ['JPG', 'PDF'],
    linkAllowed: false,
    dateWindow: { from: '2026-01-01', to: '2026-12-31' },
    reason: '看现场',
  }
  const good = { kind: '图片资料', date: '2026-05-01', shows: ['单位名称'], format: 'jpg' }
  const of = (items: object[], rule: Rule = { form: 'evidence' }) =>
    scoreOneLeaf({ points: '3', rule, evidence, answer: { evidence: items } }).leaf
  it('gives full points for enough good pieces and none for too few', () => {
    expect(of([good, good, good]).got).toBe('3')
    expect(of([good, good])).toMatchObject({ got: '0', winBack: '再补 1 件合格的佐证。' })
  })
  it('pays by share where the rule says so', () => {
    expect(of([good, good], { form: 'evidence', partial: true }).got).toBe('2')
  })
  it.each([
    ['kind', { ...good, kind: '评价意见' }, '种类应为图片资料'],
    ['date before', { ...good, date: '2025-12-31' }, '日期早于'],
    ['date after', { ...good, date: '2027-01-01' }, '日期晚于'],
    ['no date', { ...good, date: undefined }, '没有日期'],
    ['unit name', { ...good, shows: [] }, '看不到单位名称'],
    ['format', { ...good, format: 'bmp' }, '格式应为'],
    ['link', { ...good, link: true }, '不能用链接'],
  ])('refuses a piece for its %s and says so', (_, item, told) => {
    expect(of([good, good, item])).toMatchObject({ got: '0', why: expect.stringContaining(told) })
  })
  it('counts words of a text', () => {
    const rule: Rule = { form: 'evidence' }
    const words = (count: number) =>
      scoreOneLeaf({
        points: '1',
        rule,
        evidence: { kinds: ['说明报告'], wordLimit: 500 },
        answer: { evidence: [{ kind: '说明报告', words: count }] },
      }).leaf.got
    expect(words(500)).toBe('1')
    expect(words(501)).toBe('0')
  })
})
