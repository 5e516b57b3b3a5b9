import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { newId } from '../../platform/ids.ts'
import { operations as ledgers } from '../ledgers/contract/index.ts'
import { operations as organization } from '../organization/contract.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract/index.ts'
import { rescoreAll, saveAnswers } from './index.ts'

let t: TestApp
let ids: ImportedOrganization
let idOf: Map<string, string>

const study = (atLeast: number, points: number) => ({ atLeast, points })
const scheme = SchemeContent.parse({
  key: 'shili',
  version: '1',
  title: '测试体系（示例）',
  levels: ['项目', '指标', '标准'],
  classes: [{ name: '文明单位', atLeast: 8 }],
  nodes: [
    {
      number: 'Ⅰ',
      name: '学习',
      points: 5,
      children: [
        {
          number: '1',
          name: '集中学习',
          points: 3,
          children: [
            {
              number: 'a',
              name: '学习次数',
              points: 2,
              rule: { form: 'ladder', figure: 'study.count', steps: [study(4, 2), study(2, 1)] },
            },
            { number: 'b', name: '学习氛围', points: 1 },
          ],
        },
        {
          number: '2',
          name: '计划',
          points: 2,
          rule: {
            form: 'additive',
            parts: [
              { name: '有计划', points: 1, when: { figure: 'plan.count', atLeast: 1 } },
              { name: '有检查', points: 1 },
            ],
          },
        },
      ],
    },
    {
      number: 'Ⅱ',
      name: '组织',
      points: 5,
      children: [
        {
          number: '1',
          name: '领导小组',
          points: 2,
          rule: { form: 'coverage', figure: 'organization.group_members', atLeast: 2 },
        },
        ...[2, 3, 4].map((n) => ({ number: `${n}`, name: `自评第 ${n} 条`, points: 1 })),
      ],
    },
    { number: 'Ⅲ', name: '否决', kind: 'veto', children: [{ number: '1', name: '重大事故', rule: { form: 'veto' } }] },
  ],
})

beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const office = t.context('creation-office')
  const from = '2020-01-01'
  ids = await importOrganization(office, {
    nodes: [{ key: '党建办', kind: 'department', name: '党建工作办公室', from }],
    posts: [
      { key: '书记', node: null, name: '党工委书记', from },
      { key: '主任', node: '党建办', name: '主任', from },
    ],
    people: ['甲', '乙'].map((key) => ({ key, name: `示例${key}`, kind: 'staff' as const })),
    appointments: [{ person: '甲', post: '书记', from }],
    seats: [
      { role: '组长', post: '书记', from },
      { role: '组员', post: '主任', from },
    ],
  })
  await publishScheme(office, scheme)
})
afterAll(() => t.close())

const at = (path: string) => idOf.get(path)!
const card = () => t.call('reader', operations.scorecard)
const result = (path: string) => t.call('reader', operations.criterion, { params: { criterionId: at(path) } })
const got = async (path: string) => (await card()).nodes.find((node) => node.nodeId === at(path))!.got
const answer = (path: string, body: { points: string | null; met?: boolean; note?: string }) =>
  t.call('creation-office', operations.answer, { params: { criterionId: at(path) }, body })
const record = (ledger: string, title: string, fields: Record<string, unknown>, occurredOn = '2026-05-01') =>
  t.call('creation-office', ledgers.createRecord, {
    body: { ledger, title, occurredOn, departmentId: ids.nodes.get('党建办')!, fields, people: [] },
  })
const learn = (title: string, occurredOn?: string) => record('study', title, studyFields, occurredOn)
let studyFields: Record<string, unknown> = {}
let planFields: Record<string, unknown> = {}

/** Everything stored of the unit's scores, comparable. */
async function stored() {
  const { db } = t.deps
  const rows = async (table: 'scores' | 'node_totals' | 'unit_totals') =>
    (await db.selectFrom(table).selectAll().where('unit_id', '=', t.unitId).execute())
      .map((row) => JSON.stringify({ ...row, id: null, updated_at: null, revision: null }))
      .sort()
  return { scores: await rows('scores'), nodes: await rows('node_totals'), unit: await rows('unit_totals') }
}

describe('before and at the start of a cycle', () => {
  it('says that there is no cycle', async () => {
    await expect(card()).rejects.toMatchObject({ status: 404, code: 'schemes.noCycle' })
  })

  it('scores everything at once, in document order, with a reason for every loss', async () => {
    await startCycle(t.context('creation-office'), {
      scheme: 'shili',
      name: '2026 年度',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    })
    const tree = await currentTree(t.context('reader'))
    idOf = new Map(tree.nodes.map((node) => [node.path, node.id]))
    const { nodes, full, class: reached } = await card()
    expect(nodes.map((node) => node.nodeId)).toEqual(tree.nodes.map((node) => node.id))
    expect([full, reached]).toEqual(['10', '未达标'])
    for (const node of nodes.filter((each) => each.lost !== '0')) {
      expect(node.why).not.toBe('')
      expect(node.winBack).not.toBeNull()
    }
    const definitions = (await t.call('reader', ledgers.listLedgers)).items.map((item) => item.definition)
    const fill = (key: string) =>
      Object.fromEntries(
        definitions
          .find((definition) => definition.key === key)!
          .fields.filter((field) => field.required)
          .map((field) => [field.key, sample(field)]),
      )
    studyFields = fill('study')
    planFields = fill('plan')
  })
})

function sample(field: { type: string; options?: string[] }): unknown {
  if (field.type === 'choice') return field.options![0]
  if (field.type === 'choices') return [field.options![0]]
  if (field.type === 'integer') return 1
  if (field.type === 'decimal') return '1.0'
  if (field.type === 'date') return '2026-05-01'
  return field.type === 'boolean' ? true : '示例'
}

describe('a fact that changes', () => {
  it('moves the score of its criterion, the sums above it and the total at once, and back', async () => {
    const before = await card()
    await learn('第一次学习')
    const second = await learn('第二次学习')
    expect(await got('Ⅰ/1/a')).toBe('1')
    expect(await got('Ⅰ/1')).toBe('1')
    expect(await got('Ⅰ')).toBe('1')
    expect(Number((await card()).got)).toBe(Number(before.got) + 1)
    expect(await result('Ⅰ/1/a')).toMatchObject({
      manual: false,
      read: [{ figure: 'study.count', name: '集中学习', value: '2', unit: '次' }],
      winBack: expect.stringContaining('再有 2 次'),
    })
    await t.call('creation-office', ledgers.withdrawRecord, { params: { id: second.id } })
    expect(await got('Ⅰ/1/a')).toBe('0')
    expect((await card()).got).toBe(before.got)
    await t.call('creation-office', ledgers.restoreRecord, { params: { id: second.id } })
    expect(await got('Ⅰ/1/a')).toBe('1')
  })

  it('does not count what happened before the cycle', async () => {
    await learn('去年的学习', '2025-12-31')
    expect(await got('Ⅰ/1/a')).toBe('1')
  })

  it('in the organisation moves the criteria that count people', async () => {
    expect(await got('Ⅱ/1')).toBe('0')
    const { id } = await t.call('creation-office', organization.appoint, {
      body: { personId: ids.people.get('乙')!, postId: ids.posts.get('主任')!, validFrom: '2026-01-01' },
    })
    expect(await got('Ⅱ/1')).toBe('2')
    await t.call('creation-office', organization.endAppointment, { params: { id }, body: { validTo: '2026-11-30' } })
    expect(await got('Ⅱ/1')).toBe('2')
    t.setNow('2026-12-01T02:00:00Z')
    expect(await got('Ⅱ/1')).toBe('0')
    t.setNow('2026-11-20T02:00:00Z')
    expect(await got('Ⅱ/1')).toBe('2')
  })

  it('that is refused leaves the score as it was', async () => {
    const before = await stored()
    await expect(record('study', '', studyFields)).rejects.toMatchObject({ status: 400 })
    await expect(learn('还没到', '2027-01-01')).rejects.toMatchObject({ status: 422 })
    expect(await stored()).toEqual(before)
  })
})

describe('an answer', () => {
  it('gives points where no figure decides, says by whom, and can be taken back', async () => {
    const after = await answer('Ⅰ/1/b', { points: '0.8', note: '有学习园地' })
    expect(after).toMatchObject({
      got: '0.8',
      lost: '0.2',
      manual: true,
      statable: '1',
      answer: { points: '0.8', note: '有学习园地', answeredBy: 'creation-office' },
    })
    expect(await got('Ⅰ/1')).toBe('1.8')
    expect((await answer('Ⅰ/1/b', { points: null })).got).toBe('0')
    expect(await got('Ⅰ/1')).toBe('1')
  })

  it('fills only the open part beside a figure', async () => {
    expect(await answer('Ⅰ/2', { points: '1' })).toMatchObject({ got: '1', statable: '1', manual: true })
    await expect(answer('Ⅰ/2', { points: '1.5' })).rejects.toMatchObject({
      code: 'assessments.outOfRange',
      message: expect.stringContaining('0 到 1 分'),
    })
    await record('plan', '年度计划', planFields)
    expect(await got('Ⅰ/2')).toBe('2')
  })

  it('cannot overrule figures, exceed the points or name what is no criterion', async () => {
    await expect(answer('Ⅰ/1/a', { points: '2' })).rejects.toMatchObject({ status: 422, code: 'assessments.computed' })
    await expect(answer('Ⅱ/2', { points: '1.1' })).rejects.toMatchObject({ code: 'assessments.outOfRange' })
    await expect(answer('Ⅱ/2', { points: '-0.1' })).rejects.toMatchObject({ code: 'assessments.outOfRange' })
    await expect(answer('Ⅰ/1', { points: '1' })).rejects.toMatchObject({ status: 404 })
    idOf.set('nowhere', newId())
    await expect(answer('nowhere', { points: '1' })).rejects.toMatchObject({ status: 404 })
    await expect(result('nowhere')).rejects.toMatchObject({ status: 404, code: 'assessments.noSuchCriterion' })
  })

  it('of a veto bars the whole unit, whatever its points', async () => {
    await expect(answer('Ⅲ/1', { points: '1' })).rejects.toMatchObject({ code: 'assessments.notScored' })
    await answer('Ⅲ/1', { points: null, met: false, note: '示例情形' })
    expect((await card()).class).toBe('不予评定')
    expect((await answer('Ⅲ/1', { points: null, met: true })).judged).toBe(true)
    expect((await card()).class).not.toBe('不予评定')
  })

  it('is for the office only', async () => {
    for (const role of ['leader', 'department-liaison', 'community-liaison', 'reader'] as const) {
      await expect(
        t.call(role, operations.answer, { params: { criterionId: at('Ⅱ/2') }, body: { points: '1' } }),
      ).rejects.toMatchObject({ status: 403 })
    }
    await expect(t.call(null, operations.scorecard)).rejects.toMatchObject({ status: 401 })
  })

  it('among many is saved with all others or not at all', async () => {
    const before = await stored()
    await expect(
      saveAnswers(t.context('creation-office'), [
        { criterionId: at('Ⅱ/2'), points: '1' },
        { criterionId: at('Ⅱ/3'), points: '9' },
      ]),
    ).rejects.toMatchObject({ code: 'assessments.outOfRange' })
    expect(await stored()).toEqual(before)
  })
})

describe('sums', () => {
  it('are exact after many people wrote at the same moment', async () => {
    const manual = ['Ⅰ/1/b', 'Ⅰ/2', 'Ⅱ/2', 'Ⅱ/3', 'Ⅱ/4']
    const writes = Array.from({ length: 60 }, (_, i) => {
      const path = manual[i % manual.length]!
      if (i % 6 === 0) return learn(`并发学习 ${i}`)
      if (i % 6 === 1) return record('plan', `并发计划 ${i}`, planFields)
      return answer(path, { points: `0.${(i * 7) % 10}` })
    })
    await Promise.all(writes)
    const incremental = await stored()
    await rescoreAll(t.context('creation-office'))
    expect(incremental).toEqual(await stored())
    expect((await card()).got).toBe((await total()).toString())
  })
})

/** The total by hand: points of the criteria in tenths. */
async function total(): Promise<number> {
  const { nodes } = await card()
  const leaves = ['Ⅰ/1/a', 'Ⅰ/1/b', 'Ⅰ/2', 'Ⅱ/1', 'Ⅱ/2', 'Ⅱ/3', 'Ⅱ/4']
  const tenths = leaves.map((path) => Math.round(Number(nodes.find((node) => node.nodeId === at(path))!.got) * 10))
  return tenths.reduce((sum, each) => sum + each, 0) / 10
}
