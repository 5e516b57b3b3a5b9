import { describe, expect, it } from 'vitest'
import { ScoreInputs } from '../answers.ts'
import type { Rule } from '../rules.ts'
import { scoreScheme } from '../score.ts'
import { schemeOf, scoreOneLeaf } from '../test-support.ts'
import { monthsBefore } from './adjusting.ts'

describe('加分 bonus: 特色 with a cap of 10', () => {
  const rule: Rule = {
    form: 'bonus',
    items: [
      { name: '国家级荣誉', each: '5', figure: 'honour.national' },
      { name: '推广', each: '1.5', limit: '3' },
    ],
  }
  const of = (national: string, spread: string) =>
    scoreOneLeaf({
      points: '10',
      kind: 'bonus',
      rule,
      answer: { parts: { 2: spread } },
      figures: { 'honour.national': { value: national } },
    }).leaf
  it('adds by pieces and stops at the cap of the item and of the block', () => {
    expect(of('1', '1').got).toBe('6.5')
    expect(of('1', '9').got).toBe('8')
    expect(of('3', '0')).toMatchObject({ got: '10', lost: '0' })
  })
})

describe('扣分 deduction: 银川 −2 to −3 an entry, down to the bottom of the block', () => {
  const rule: Rule = {
    form: 'deduction',
    items: [
      { name: '一般情形', each: '2' },
      { name: '较重情形', each: '3' },
    ],
  }
  const of = (parts: Record<string, string>, points?: string) =>
    scoreOneLeaf({ points, kind: 'deduction', rule, answer: { parts } }).leaf
  it('takes by entries', () => {
    expect(of({ 1: '2', 2: '1' })).toMatchObject({ got: '-7', lost: '7' })
    expect(of({}).got).toBe('0')
  })
  it('stops at the points of the block, or nowhere when it has none', () => {
    expect(of({ 2: '5' }, '10').got).toBe('-10')
    expect(of({ 2: '5' }).got).toBe('-15')
  })
})

describe('定额扣分 penalty: 山东 −10 for each of five kinds of violation', () => {
  const kinds = ['违纪', '违法', '事故', '计划', '环境']
  const scheme = schemeOf([
    { number: '1', name: '基本', points: '100' },
    { number: '2', name: '违规', kind: 'deduction', rule: { form: 'penalty', each: '10', kinds } },
  ])
  const total = (events: { date: string; kind: string }[]) =>
    scoreScheme(scheme, ScoreInputs.parse({ answers: { '1': { self: '96' }, '2': { events } } }))
  it('takes ten from the whole, not from an item', () => {
    expect(
      total([
        { date: '2026-03-01', kind: '违纪' },
        { date: '2026-05-01', kind: '事故' },
      ]),
    ).toMatchObject({ full: '100', got: '76' })
  })
  it('ignores what is not one of the kinds, and stops at zero', () => {
    expect(total([{ date: '2026-03-01', kind: '迟到' }]).got).toBe('96')
    expect(total(Array.from({ length: 12 }, () => ({ date: '2026-03-01', kind: '违法' }))).got).toBe('0')
  })
})

describe('一票否决 veto: 银川 eight heavy entries within 24 months', () => {
  const rule: Rule = { form: 'veto', months: 24, holder: 'rectify' }
  const on = (date: string, holder = false) =>
    scoreOneLeaf({ kind: 'veto', rule, holder, asOf: '2017-05-03', answer: { events: [{ date, name: '重大事故' }] } })
  it('bars a new applicant and gives a holder time to rectify', () => {
    expect(on('2016-01-01').scheme.class).toBe('不予评定')
    expect(on('2016-01-01', true).scheme.class).toBe('限期整改')
  })
  it('counts the first and the last day of the window and nothing outside', () => {
    expect(on('2015-05-03').scheme.bars).toHaveLength(1)
    expect(on('2015-05-02').scheme.bars).toHaveLength(0)
    expect(on('2017-05-03').scheme.bars).toHaveLength(1)
    expect(on('2017-05-04').scheme.bars).toHaveLength(0)
  })
  it('reads a figure, tolerates what the rule tolerates, and can zero the total', () => {
    const of = (value: string) =>
      scoreOneLeaf({
        kind: 'veto',
        rule: { form: 'veto', figure: 'violation.serious', tolerated: 1, effect: 'zero' },
        figures: { 'violation.serious': { value, name: '严重违规', unit: '起' } },
      }).scheme
    expect(of('1').bars).toEqual([])
    expect(of('2').bars).toEqual([expect.objectContaining({ effect: 'zero' })])
  })
  it('is not raised by silence', () => {
    expect(scoreOneLeaf({ kind: 'veto', rule }).scheme.bars).toEqual([])
  })
  it('goes back over month ends to a day that exists', () => {
    expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29')
    expect(monthsBefore('2026-01-15', 24)).toBe('2024-01-15')
    expect(monthsBefore('2026-12-31', 6)).toBe('2026-06-30')
  })
})

describe('准入 admission: 上海 2007, any of seven breached fails', () => {
  const scheme = schemeOf(
    [
      { number: '1', name: '基本', points: '100' },
      {
        number: '2',
        name: '准入',
        kind: 'admission',
        children: Array.from({ length: 7 }, (_, index) => ({
          number: String(index + 1),
          name: `准入 ${index + 1}`,
          rule: { form: 'admission' as const },
        })),
      },
    ],
    { classes: [{ name: '文明单位', atLeast: '90' }] },
  )
  const classOf = (breached: number[]) =>
    scoreScheme(
      scheme,
      ScoreInputs.parse({
        answers: {
          '1': { self: '99' },
          ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`2/${n}`, { met: !breached.includes(n) }])),
        },
      }),
    )
  it('lets in who keeps all seven', () => {
    expect(classOf([]).class).toBe('文明单位')
  })
  it('keeps the points but refuses the class for a single breach, and says which', () => {
    const result = classOf([5])
    expect(result).toMatchObject({ got: '99', class: '不予评定' })
    expect(result.bars.map((bar) => bar.path)).toEqual(['2/5'])
  })
})
