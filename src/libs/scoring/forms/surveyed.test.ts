import { describe, expect, it } from 'vitest'
import type { Rule } from '../rules.ts'
import { scoreOneLeaf } from '../test-support.ts'

describe('问卷 survey: 商丘 优良中差 with blank penalty', () => {
  const two = [
    { option: '优', points: '2' },
    { option: '良', points: '1' },
    { option: '中', points: '0.5' },
    { option: '差', points: '0' },
  ]
  const rule: Rule = {
    form: 'survey',
    questions: ['队伍', '环境', '服务', '秩序', '风尚'].map((name) => ({ name, options: two })),
    reject: '不同意',
    blankPenalty: '0.2',
  }
  const full = ['优', '优', '优', '优', '优']
  const score = (
    survey: { forms: { choices: (string | null)[]; overall?: string; count?: number }[]; blank?: number },
    extra: Partial<Rule> = {},
  ) => scoreOneLeaf({ points: '10', rule: { ...rule, ...extra } as Rule, answer: { survey } }).leaf

  it('takes the mean of the forms', () => {
    expect(score({ forms: [{ choices: full }, { choices: ['优', '良', '中', '差', '优'] }] }).got).toBe('7.8')
  })
  it('drops the points of a rejecting form but counts the person', () => {
    expect(
      score({
        forms: [
          { choices: full, count: 3 },
          { choices: full, overall: '不同意' },
        ],
      }).got,
    ).toBe('7.5')
  })
  it('takes 0.2 for each blank form, given as a number or as a form without choices', () => {
    expect(score({ forms: [{ choices: full }], blank: 2 }).got).toBe('9.6')
    expect(score({ forms: [{ choices: full }, { choices: [null, null, null, null, null], count: 2 }] }).got).toBe('9.6')
  })
  it('voids a form with an unknown choice or of the wrong length', () => {
    const result = score({
      forms: [{ choices: full }, { choices: ['很好', '优', '优', '优', '优'] }, { choices: ['优'] }],
    })
    expect(result).toMatchObject({ got: '10', why: expect.stringContaining('作废 2 份') })
  })
  it('gives nothing below the least number of forms, and never less than zero', () => {
    expect(score({ forms: [{ choices: full }] }, { minimum: 5 })).toMatchObject({
      got: '0',
      winBack: '补足 4 份有效问卷。',
    })
    expect(score({ forms: [{ choices: ['差', '差', '差', '差', '差'] }], blank: 30 }).got).toBe('0')
  })
  it('names the question that loses most', () => {
    expect(score({ forms: [{ choices: ['优', '优', '差', '优', '良'] }] }).winBack).toContain('服务')
  })
})
