import { describe, expect, it } from 'vitest'
import { placeScheme, SchemeContent } from '../../libs/scoring/index.ts'
import { describeNode, type FigureNames } from './rules/index.ts'

const names: FigureNames = new Map([
  ['volunteer.activities', { name: '志愿服务活动', unit: '场' }],
  ['volunteer.coverage', { name: '干部职工志愿者占比', unit: '%' }],
])

function told(node: Record<string, unknown>) {
  const content = SchemeContent.parse({
    key: 'test',
    version: '1',
    title: '测试体系（示例）',
    levels: ['标准'],
    nodes: [{ number: '1', name: '志愿服务', points: 4, ...node }],
  })
  return describeNode(placeScheme(content).nodes[0]!, (path) => path, names)
}

describe('a rule in one sentence', () => {
  it('names the figure and its unit, never the id', () => {
    const ladder = { form: 'ladder', figure: 'volunteer.activities', steps: [{ atLeast: 12, points: 4 }] }
    expect(told({ rule: ladder })).toMatchObject({
      rule: '计数阶梯：志愿服务活动满 12 场得 4 分。',
      form: 'ladder',
      figures: ['volunteer.activities'],
    })
    expect(told({ rule: { form: 'coverage', figure: 'volunteer.coverage', atLeast: 40 } }).rule).toBe(
      '覆盖率：干部职工志愿者占比不低于 40%得满分，达不到的不得分。',
    )
  })

  it('reads a condition aloud', () => {
    const when = { expression: 'volunteer.activities >= 6 && volunteer.coverage >= 40.5' }
    expect(told({ rule: { form: 'yes_no', when } }).rule).toBe(
      '达标：志愿服务活动 ≥ 6 且 干部职工志愿者占比 ≥ 40.5的得满分，否则不得分。',
    )
  })

  it('tells the parts that a figure decides from those a person decides', () => {
    const parts = [
      { name: '有年度计划', points: 1 },
      { name: '活动经常', points: 3, when: { figure: 'volunteer.activities', atLeast: 6 } },
    ]
    expect(told({ rule: { form: 'additive', parts } }).rule).toBe(
      '累加：有年度计划得 1 分；活动经常（志愿服务活动不低于 6 场）得 3 分。',
    )
  })

  it('has a sentence for every form a scheme may use', () => {
    const leaves: [string, Record<string, unknown>][] = [
      ['normal', { form: 'grade', grades: [{ grade: 'A', share: 1 }] }],
      ['normal', { form: 'sample', size: 5, site: '道路', grades: [{ grade: 'A', share: 1, atLeast: 5 }] }],
      ['normal', { form: 'ratio', figure: 'volunteer.activities', target: 12 }],
      ['normal', { form: 'missing', records: 'volunteer.activities', required: 4, each: 1 }],
      [
        'normal',
        {
          form: 'survey',
          questions: [
            {
              name: '环境',
              options: [
                { option: '优', points: 4 },
                { option: '差', points: 0 },
              ],
            },
          ],
        },
      ],
      ['bonus', { form: 'bonus', items: [{ name: '省级荣誉', each: 2, limit: 4 }] }],
      ['deduction', { form: 'deduction', items: [{ name: '通报批评', each: 1 }] }],
      ['deduction', { form: 'penalty', each: 2, months: 24 }],
      ['veto', { form: 'veto', months: 24 }],
      ['normal', { form: 'years', years: [{ year: '2025', weight: 1 }] }],
      ['normal', { form: 'bands', figure: 'volunteer.coverage', bands: [{ name: '优', atLeast: 90, points: 4 }] }],
      ['admission', { form: 'admission' }],
      ['normal', { form: 'assessed' }],
      ['normal', { form: 'evidence', partial: true }],
    ]
    for (const [kind, rule] of leaves) {
      const sentence = told({ kind, rule }).rule!
      expect(sentence).toMatch(/^[^：]+：.{4,}。$/)
      expect(sentence).not.toMatch(/undefined|NaN|volunteer\./)
    }
  })
})

it('says the evidence asked for, and the reason for a photo', () => {
  const evidence = {
    kinds: ['图片资料'],
    min: 2,
    max: 5,
    mustShow: ['单位名称'],
    linkAllowed: true,
    reason: '要看到现场',
  }
  expect(told({ evidence })).toMatchObject({
    evidence: '图片资料，至少 2 件、最多 5 件，须看得到单位名称，可用链接代替。',
    evidenceReason: '要看到现场',
  })
})

it('says the scheme’s own words of evidence and what is counted beside them', () => {
  expect(told({ evidence: { text: '要有红头文件。' } }).evidence).toBe('要有红头文件。')
  const evidence = { text: '要有红头文件。', wordLimit: 500, dateWindow: { from: '2026-01-01' }, linkAllowed: false }
  expect(told({ evidence }).evidence).toBe('要有红头文件（每份不超过 500 字，日期不早于 2026-01-01，不能用链接代替）。')
})
