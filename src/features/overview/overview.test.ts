import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { operations as assessments } from '../assessments/contract/index.ts'
import { saveAnswers } from '../assessments/index.ts'
import { assignDuties, createTasks } from '../duties/index.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract.ts'

let t: TestApp
let places: ImportedOrganization
let idOf: Map<string, string>

const scheme = SchemeContent.parse({
  key: 'xiayibu',
  version: '1',
  title: '下一步体系（示例）',
  levels: ['项目', '标准'],
  classes: [
    { name: '标兵', atLeast: 9 },
    { name: '文明单位', atLeast: 6 },
  ],
  nodes: [
    {
      number: 'Ⅰ',
      name: '基础',
      points: 10,
      children: [
        { number: '1', name: '群众满意', points: 4, rule: { form: 'years', years: [{ year: '2025', weight: 1 }] } },
        { number: '2', name: '阵地建设', points: 2 },
        { number: '3', name: '学习次数', points: 3, rule: { form: 'coverage', figure: 'study.count', atLeast: 12 } },
        { number: '4', name: '宣传氛围', points: 1 },
      ],
    },
    { number: 'Ⅱ', name: '加分', kind: 'bonus', children: [{ number: '1', name: '创新做法', points: 1 }] },
    { number: 'Ⅲ', name: '扣分', kind: 'deduction', children: [{ number: '1', name: '通报', points: 2 }] },
  ],
})

beforeAll(async () => {
  t = await createTestApp()
  const office = t.context('creation-office')
  const from = '2020-01-01'
  places = await importOrganization(office, {
    nodes: ['党建办', '城管办'].map((name) => ({ key: name, kind: 'department' as const, name, from })),
    posts: [{ key: '主任', node: '党建办', name: '主任', from }],
    people: [{ key: '甲', name: '示例甲', kind: 'staff' }],
    appointments: [{ person: '甲', post: '主任', from }],
    seats: [],
  })
  await publishScheme(office, scheme)
  await startCycle(office, { scheme: 'xiayibu', name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  idOf = new Map((await currentTree(office)).nodes.map((node) => [node.path, node.id]))
  await saveAnswers(office, [
    { criterionId: at('Ⅰ/4'), points: '0.5' },
    { criterionId: at('Ⅲ/1'), points: '1' },
  ])
  const department = (name: string) => places.nodes.get(name)!
  await assignDuties(office, [
    { criterionId: at('Ⅰ/2'), departmentId: department('党建办'), postId: places.posts.get('主任')!, measure: null },
    { criterionId: at('Ⅰ/3'), departmentId: department('城管办'), postId: null, measure: null },
  ])
  await createTasks(office, [
    { criterionId: at('Ⅰ/2'), title: '补齐制度', dueOn: '2026-12-10' },
    { criterionId: at('Ⅰ/3'), title: '学习安排', dueOn: '2026-11-01' },
  ])
})
afterAll(() => t.close())

const at = (path: string) => idOf.get(path)!
const steps = (query: { departmentId?: string; pageSize?: number } = {}) =>
  t.call('reader', operations.steps, { query })
const names = async (query = {}) => (await steps(query)).items.map(({ name }) => name)

describe('next steps', () => {
  it('stand by points for the work they take; what a deduction took is not won by work', async () => {
    const { items, total, points } = await steps()
    expect(items.map(({ name, points: win, effort }) => [name, win, effort])).toEqual([
      ['阵地建设', '2', 1],
      ['学习次数', '3', 2],
      ['群众满意', '4', 3],
      ['创新做法', '1', 1],
      ['宣传氛围', '0.5', 1],
    ])
    expect([total, points]).toEqual([5, '10.5'])
  })

  it('name who owes them and by when', async () => {
    const [first, second, third] = (await steps()).items
    expect(first).toMatchObject({
      owners: [{ department: '党建办', post: '主任', holders: ['示例甲'] }],
      dueOn: '2026-12-10',
    })
    expect(second).toMatchObject({ owners: [{ department: '城管办', post: null, holders: [] }] })
    expect(third).toMatchObject({ owners: [], dueOn: null })
  })

  it('are filtered by department, and those of nobody too', async () => {
    expect(await names({ departmentId: places.nodes.get('城管办')! })).toEqual(['学习次数'])
    expect(await names({ departmentId: 'none' })).toEqual(['群众满意', '创新做法', '宣传氛围'])
    const page = await steps({ pageSize: 2 })
    expect([page.items.length, page.total, page.unowned, page.departments.length]).toEqual([2, 5, 3, 2])
  })

  it('follow what the office thinks they take, until it takes that back', async () => {
    const think = (path: string, effort: number | null, role: 'creation-office' | 'leader' = 'creation-office') =>
      t.call(role, assessments.setEffort, { params: { criterionId: at(path) }, body: { effort } })
    await think('Ⅰ/1', 1)
    expect((await steps()).items[0]).toMatchObject({ name: '群众满意', effort: 1, estimated: true })
    await expect(think('Ⅰ/1', 2, 'leader')).rejects.toMatchObject({ status: 403 })
    await think('Ⅰ/1', null)
    expect((await names())[0]).toBe('阵地建设')
  })

  it('stand on the first page in the same order', async () => {
    const { next } = await t.call('reader', operations.get)
    expect(next.map(({ name }) => name)).toEqual(await names())
  })
})

describe('the leader’s page', () => {
  it('says where we stand, what the next class takes, and what is lost', async () => {
    const page = await t.call('leader', operations.leader)
    const card = await t.call('leader', assessments.scorecard)
    expect([page.got, page.class]).toEqual([card.got, card.class])
    expect(page.above).toEqual({ name: '文明单位', missing: String(6 - Number(card.got)) })
    expect(page.lost.map(({ name, lost }) => [name, lost]).slice(0, 2)).toEqual([
      ['群众满意', '4'],
      ['学习次数', '3'],
    ])
    expect(page.lost[1]).toMatchObject({ department: '城管办', why: expect.stringMatching(/失 3 分。$/) })
  })

  it('says who owes what, the latest first', async () => {
    const { owing, owned, criteria } = await t.call('leader', operations.leader)
    expect(owing.map(({ name, open, overdue, nextDue, points }) => [name, open, overdue, nextDue, points])).toEqual([
      ['城管办', 1, 1, null, '3'],
      [null, 0, 0, null, '5.5'],
      ['党建办', 1, 0, '2026-12-10', '2'],
    ])
    expect([owned, criteria]).toEqual([1, 6])
  })

  it('says what bars the unit before any points', async () => {
    expect((await t.call('leader', operations.leader)).barred).toEqual([])
    const office = t.context('creation-office')
    const admission = { number: 'Ⅳ', name: '准入', kind: 'admission', children: [] as unknown[] }
    admission.children.push({ number: '1', name: '成立满一年', rule: { form: 'admission' } })
    await publishScheme(office, SchemeContent.parse({ ...scheme, version: '2', nodes: [...scheme.nodes, admission] }))
    await startCycle(office, { scheme: 'xiayibu', name: '2027', startsOn: '2026-01-01', endsOn: '2026-12-31' })
    const page = await t.call('leader', operations.leader)
    expect([page.class, page.barred.length]).toEqual(['不予评定', 1])
    expect(page.barred[0]).toMatchObject({ name: '成立满一年', why: '还没有自评，不具备资格' })
  })
})
