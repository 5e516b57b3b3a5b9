import { describe, expect, it } from 'vitest'
import type { Rule } from '../rules.ts'
import { scoreOneLeaf } from '../test-support.ts'

const figure = (value: string, name = '某项数据', unit = '次') => ({ value, name, unit })

describe('累加 additive: 鄂州 organisation rows in steps of 0.1', () => {
  const rule: Rule = {
    form: 'additive',
    parts: [
      { name: '领导小组文件', points: '0.3' },
      { name: '列入年度目标', points: '0.2' },
      { name: '信息稿件', points: '2', each: '0.2', per: { records: 'publicity.count' } },
    ],
  }
  const score = (records: number, parts: Record<string, boolean | string>) =>
    scoreOneLeaf({
      points: '2.5',
      rule,
      answer: { parts },
      figures: {
        'publicity.count': {
          value: '1',
          name: '宣传报道',
          records: Array.from({ length: records }, (_, i) => `r${i}`),
        },
      },
    }).leaf

  it('adds 0.3 and 0.2 and 0.2 a piece without floating error', () => {
    expect(score(7, { 1: true, 2: true })).toMatchObject({ got: '1.9', lost: '0.6' })
  })
  it('stops at the points of a part however many records there are', () => {
    expect(score(40, { 1: true, 2: true }).got).toBe('2.5')
  })
  it('names the parts that are open and what wins them back', () => {
    const open = score(10, { 1: false })
    expect(open.got).toBe('2')
    expect(open.why).toContain('“领导小组文件”')
    expect(open.winBack).toContain('“列入年度目标”')
  })
  it('keeps the records it was counted from', () => {
    expect(score(2, {}).records).toEqual(['r0', 'r1'])
  })
  it('lets a person grant a share of a part, never more than the part', () => {
    expect(score(0, { 1: '0.1', 2: '9' }).got).toBe('0.3')
  })
})

describe('计数阶梯 ladder: 广州 3 met = 3, 2 = 2, 1 = 1, 0 = 0', () => {
  const rule: Rule = {
    form: 'ladder',
    unit: '项',
    steps: [
      { atLeast: '1', points: '1' },
      { atLeast: '3', points: '3' },
      { atLeast: '2', points: '2' },
    ],
  }
  it.each([
    ['3', '3'],
    ['2', '2'],
    ['1', '1'],
    ['0', '0'],
    ['9', '3'],
  ])('%s standards met give %s', (value, got) => {
    expect(scoreOneLeaf({ points: '3', rule, answer: { value } }).leaf.got).toBe(got)
  })
  it('tells how many more reach the next step', () => {
    expect(scoreOneLeaf({ points: '3', rule, answer: { value: '1' } }).leaf.winBack).toContain('再有 1 项')
  })
  it('gives nothing and says so when nothing is known', () => {
    expect(scoreOneLeaf({ points: '3', rule: { ...rule, figure: 'meeting.count' } }).leaf).toMatchObject({
      got: '0',
      why: expect.stringContaining('meeting.count'),
    })
  })
})

describe('比例 ratio: points by share with a cap', () => {
  it('gives the share of the points, rounded half-up at the step', () => {
    const rule: Rule = { form: 'ratio', target: '8' }
    expect(scoreOneLeaf({ points: '2', rule, answer: { value: '5' } }).leaf.got).toBe('1.3')
  })
  it('is capped at the full points, or above them where the scheme says so', () => {
    const answer = { value: '9' }
    expect(scoreOneLeaf({ points: '4', rule: { form: 'ratio', target: '6' }, answer }).leaf.got).toBe('4')
    expect(scoreOneLeaf({ points: '4', rule: { form: 'ratio', target: '6', cap: '1.2' }, answer }).leaf.got).toBe('4.8')
  })
  it('divides one figure by another and refuses a zero below', () => {
    const rule: Rule = { form: 'ratio', figure: 'inspection.fixed', of: 'inspection.found' }
    const of = (found: string) =>
      scoreOneLeaf({
        points: '2',
        rule,
        figures: { 'inspection.fixed': figure('3'), 'inspection.found': figure(found) },
      }).leaf
    expect(of('4').got).toBe('1.5')
    expect(of('0')).toMatchObject({ got: '0', why: expect.stringContaining('不能作分母') })
  })
})

describe('缺项扣分 missing: fewer than required lose 2 each, floor 0', () => {
  const rule: Rule = { form: 'missing', required: '4', each: '2' }
  it.each([
    ['4', '6'],
    ['3', '4'],
    ['1', '0'],
    ['0', '0'],
    ['7', '6'],
  ])('%s of 4 give %s of 6', (value, got) => {
    expect(scoreOneLeaf({ points: '6', rule, answer: { value } }).leaf.got).toBe(got)
  })
  it('goes below zero only where the scheme sets such a floor', () => {
    expect(scoreOneLeaf({ points: '6', rule: { ...rule, floor: '-2' }, answer: { value: '0' } }).leaf.got).toBe('-2')
  })
})

describe('覆盖率 coverage: 上海 volunteers ≥ 40 %', () => {
  const rule: Rule = { form: 'coverage', figure: 'volunteer.coverage', atLeast: '40', unit: '%' }
  const of = (value: string, more: Partial<Rule> = {}) =>
    scoreOneLeaf({
      points: '2',
      rule: { ...rule, ...more } as Rule,
      figures: { 'volunteer.coverage': figure(value, '干部职工志愿者占比', '%') },
    }).leaf
  it('counts the threshold itself as reached and anything below as not', () => {
    expect(of('40').got).toBe('2')
    expect(of('39.9').got).toBe('0')
  })
  it('pays in proportion below the line where the scheme says so', () => {
    expect(of('30', { below: 'ratio' }).got).toBe('1.5')
  })
  it('explains with name, value and line', () => {
    expect(of('39.9').why).toBe('干部职工志愿者占比 39.9%，没有达到 40%，得 0 分，失 2 分。')
    expect(of('39.9').winBack).toContain('提高到 40%')
  })
})

describe('分档 bands: classes of a value', () => {
  const rule: Rule = {
    form: 'bands',
    bands: [
      { name: '合格', atLeast: '80', points: '1' },
      { name: '优秀', atLeast: '95', points: '3' },
      { name: '良好', atLeast: '85', points: '2' },
    ],
  }
  it.each([
    ['95', '3', '优秀'],
    ['94.99', '2', '良好'],
    ['80', '1', '合格'],
    ['79.5', '0', '够不上任何一档'],
  ])('%s gives %s (%s)', (value, got, word) => {
    const { leaf } = scoreOneLeaf({ points: '3', rule, answer: { value } })
    expect(leaf.got).toBe(got)
    expect(leaf.why).toContain(word)
  })
})
