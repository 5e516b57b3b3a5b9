import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { readWorkbook } from '../../libs/spreadsheet/index.ts'
import { operations } from './contract.ts'
import { publishScheme } from './index.ts'

let t: TestApp
let from: string
let to: string
beforeAll(async () => {
  t = await createTestApp()
  const scheme = (version: string, children: unknown[]) =>
    SchemeContent.parse({
      key: 'shili',
      version,
      title: '测试体系（示例）',
      levels: ['项目', '标准'],
      nodes: [{ number: 'Ⅰ', name: '志愿服务', children }],
    })
  const coverage = (atLeast: number) => ({ form: 'coverage', figure: 'volunteer.coverage', atLeast, unit: '%' })
  const survey = (reject?: string) => ({
    form: 'survey',
    questions: [
      {
        name: '环境',
        options: [
          { option: '优', points: 1 },
          { option: '差', points: 0 },
        ],
      },
    ],
    ...(reject ? { reject } : {}),
  })
  const office = t.context('creation-office')
  from = await publishScheme(
    office,
    scheme('1', [
      { number: '1', name: '覆盖面', points: 2, rule: coverage(40), department: '办公室' },
      { number: '2', name: '满意度', points: 1, rule: survey() },
      { number: '3', name: '有计划', points: 1 },
    ]),
  )
  to = await publishScheme(
    office,
    scheme('2', [
      { number: '1', name: '覆盖面', points: 2, rule: coverage(50), department: '办公室' },
      { number: '2', name: '满意度', points: 1, rule: survey('不同意') },
      { number: '3', name: '有典型', points: 3 },
    ]),
  )
})
afterAll(() => t.close())

describe('comparing two versions', () => {
  it('tells what changed in sentences, with full points of both', async () => {
    const difference = await t.call('reader', operations.diff, { query: { from, to } })
    expect(difference.from).toEqual({ id: from, title: '测试体系（示例）', version: '1', points: '4' })
    expect(difference.to.points).toBe('6')
    const [upper, coverage, , renamed] = difference.nodes
    expect(upper).toMatchObject({
      path: 'Ⅰ',
      change: 'changed',
      fields: [{ field: 'points', before: '4', after: '6' }],
    })
    expect(coverage).toMatchObject({ path: 'Ⅰ/1', above: ['志愿服务'], isCriterion: true })
    expect(coverage!.fields).toEqual([
      {
        field: 'rule',
        before: expect.stringMatching(/不低于 40%/),
        after: expect.stringMatching(/不低于 50%/),
      },
    ])
    expect(coverage!.fields[0]!.after).not.toContain('volunteer.coverage')
    expect(renamed!.fields.map(({ field }) => field)).toEqual(['name', 'points'])
  })

  it('shows a change that the short sentence of a rule leaves out', async () => {
    const { nodes } = await t.call('reader', operations.diff, { query: { from, to } })
    const [rule] = nodes.find(({ path }) => path === 'Ⅰ/2')!.fields
    expect(rule!.before).not.toBe(rule!.after)
    expect(rule!.after).toContain('不同意')
  })

  it('goes along as a table', async () => {
    const response = await t.fetch(`/api/schemes/diff/table?from=${from}&to=${to}`, {}, 'reader')
    const [sheet] = readWorkbook(new Uint8Array(await response.arrayBuffer())).sheets
    const rows = sheet!.rows.map((row) => row.map((cell) => cell?.text ?? ''))
    expect(rows[1]).toEqual(['满分', '', '', '', '', '4', '6'])
    expect(rows.map((row) => row[1])).toEqual(expect.arrayContaining(['Ⅰ', 'Ⅰ/1', 'Ⅰ/2', 'Ⅰ/3']))
  })

  it('needs versions that are there', async () => {
    const nowhere = '01900000-0000-7000-8000-000000000000'
    await expect(t.call('reader', operations.diff, { query: { from, to: nowhere } })).rejects.toMatchObject({
      code: 'schemes.noSuchVersion',
    })
  })
})
