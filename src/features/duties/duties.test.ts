import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { newId } from '../../platform/ids.ts'
import { operations as organization } from '../organization/contract.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract.ts'
import { assignDuties, coverage, createTasks } from './index.ts'

let t: TestApp
let ids: ImportedOrganization
let criteria: string[]

const scheme = SchemeContent.parse({
  key: 'shili',
  version: '1',
  title: '测试体系（示例）',
  levels: ['标准'],
  nodes: ['组织领导', '志愿服务', '环境卫生', '文体活动'].map((name, i) => ({ number: `${i + 1}`, name, points: 1 })),
})

beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const office = t.context('creation-office')
  const from = '2020-01-01'
  ids = await importOrganization(office, {
    nodes: [
      { key: '综合办', kind: 'department', name: '党政综合办公室', from },
      { key: '财政所', kind: 'department', name: '财政所', from },
      { key: '旧科', kind: 'department', name: '旧科室', from, to: '2026-10-31' },
      { key: '澄湖', kind: 'community', name: '澄湖社区', from },
    ],
    posts: [
      { key: '综合办主任', node: '综合办', name: '主任', from },
      { key: '财政所所长', node: '财政所', name: '所长', from },
      { key: '旧科科长', node: '旧科', name: '科长', from },
      { key: '书记', node: '澄湖', name: '社区党委书记', from },
    ],
    people: [
      { key: '甲', name: '示例甲', kind: 'staff' },
      { key: '乙', name: '示例乙', kind: 'staff' },
    ],
    appointments: [
      { person: '甲', post: '综合办主任', from, to: '2026-11-30' },
      { person: '乙', post: '综合办主任', from: '2026-12-01' },
    ],
    seats: [],
  })
  await t.setPlace('department-liaison', { departmentId: ids.nodes.get('财政所')! })
  await t.setPlace('community-liaison', { communityId: ids.nodes.get('澄湖')! })
  await publishScheme(office, scheme)
  await startCycle(office, { scheme: 'shili', name: '2026 年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  criteria = (await currentTree(office)).nodes.map((node) => node.id)
})
afterAll(() => t.close())

const owner = (department: string | null, post: string | null) => ({
  departmentId: department && ids.nodes.get(department)!,
  postId: post && ids.posts.get(post)!,
})
const assign = (index: number, department: string | null, post: string | null) =>
  t.call('creation-office', operations.assign, {
    params: { criterionId: criteria[index]! },
    body: owner(department, post),
  })
const list = (query: Record<string, unknown> = {}, role: 'reader' | 'department-liaison' = 'reader') =>
  t.call(role, operations.listTasks, { query })
const task = (index: number, title: string, dueOn: string) =>
  t.call('creation-office', operations.createTask, { body: { criterionId: criteria[index]!, title, dueOn } })

describe('who is responsible', () => {
  it('covers a criterion only with both a department and a post', async () => {
    expect((await t.call('reader', operations.list)).coverage).toMatchObject({ criteria: 4, owned: 0 })
    await assign(0, '综合办', null)
    expect((await t.call('reader', operations.list)).coverage.owned).toBe(0)
    await assign(0, '综合办', '综合办主任')
    const { items, coverage: after } = await t.call('reader', operations.list)
    expect(after).toMatchObject({ criteria: 4, owned: 1 })
    expect(items.map((duty) => duty.criterionId)).toEqual(criteria)
    expect(items[0]).toMatchObject(owner('综合办', '综合办主任'))
    expect(items[1]).toMatchObject({ departmentId: null, postId: null })
  })

  it('refuses a post of another department and a department that is gone', async () => {
    await expect(assign(1, '财政所', '综合办主任')).rejects.toMatchObject({
      status: 422,
      code: 'duties.postOutsideDepartment',
      message: expect.stringContaining('“主任”不属于“财政所”'),
    })
    await expect(assign(1, '旧科', null)).rejects.toMatchObject({ code: 'duties.noSuchDepartment' })
    await expect(assign(1, null, '旧科科长')).rejects.toMatchObject({ code: 'duties.noSuchPost' })
    await expect(
      t.call('creation-office', operations.assign, {
        params: { criterionId: newId() },
        body: owner('财政所', '财政所所长'),
      }),
    ).rejects.toMatchObject({ status: 404, code: 'duties.noSuchCriterion' })
  })

  it('loses coverage when the department ends', async () => {
    const office = t.context('creation-office')
    const { nodes, posts } = await importOrganization(office, {
      nodes: [{ key: '专班', kind: 'department', name: '创建专班', from: '2026-01-01' }],
      posts: [{ key: '班长', node: '专班', name: '班长', from: '2026-01-01' }],
      people: [],
      appointments: [],
      seats: [],
    })
    const duty = { criterionId: criteria[3]!, departmentId: nodes.get('专班')!, postId: posts.get('班长')! }
    await assignDuties(office, [{ ...duty, measure: '季度有活动' }])
    const before = (await coverage(office)).owned
    await t.call('creation-office', organization.endNode, {
      params: { id: duty.departmentId },
      body: { validTo: '2026-11-19' },
    })
    expect((await coverage(office)).owned).toBe(before - 1)
  })

  it('assigns many at once or none', async () => {
    const office = t.context('creation-office')
    const before = (await coverage(office)).owned
    await expect(
      assignDuties(office, [
        { criterionId: criteria[1]!, ...owner('财政所', '财政所所长'), measure: null },
        { criterionId: criteria[2]!, ...owner('财政所', '综合办主任'), measure: null },
      ]),
    ).rejects.toMatchObject({ code: 'duties.postOutsideDepartment' })
    expect((await coverage(office)).owned).toBe(before)
  })
})

describe('tasks', () => {
  it('name who holds the post on the day one looks', async () => {
    const created = await task(0, '报送年度计划', '2026-12-05')
    expect(created).toMatchObject({ department: '党政综合办公室', post: '主任', holders: ['示例甲'], state: 'open' })
    t.setNow('2026-12-02T02:00:00Z')
    const { items } = await list({ criterionId: criteria[0] })
    expect(items[0]!.holders).toEqual(['示例乙'])
    t.setNow('2026-11-20T02:00:00Z')
  })

  it('goes from open to done by way of submitted and returned', async () => {
    const { id } = await task(0, '补齐会议纪要', '2026-11-25')
    await expect(t.call('leader', operations.confirmTask, { params: { id } })).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('待办'),
    })
    const submitted = await t.call('creation-office', operations.submitTask, { params: { id }, body: { note: '已补' } })
    expect(submitted).toMatchObject({ state: 'submitted', note: '已补' })
    const returned = await t.call('leader', operations.returnTask, { params: { id }, body: { reason: '缺签到表' } })
    expect(returned).toMatchObject({ state: 'returned', note: '缺签到表' })
    await t.call('creation-office', operations.submitTask, { params: { id }, body: {} })
    expect(await t.call('leader', operations.confirmTask, { params: { id } })).toMatchObject({ state: 'done' })
    const trail = await t.deps.db
      .selectFrom('audit_log')
      .select(['action', 'actor_id'])
      .where('unit_id', '=', t.unitId)
      .where('entity_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(trail.map((entry) => entry.action)).toEqual([
      'task.create',
      'task.submit',
      'task.return',
      'task.submit',
      'task.confirm',
    ])
    expect(trail[2]!.actor_id).toBe(t.actor('leader').userId)
  })

  it('is handed in by the liaison of its own department or community only', async () => {
    await assign(1, '财政所', '财政所所长')
    await assign(2, '澄湖', '书记')
    const [finance, community] = await Promise.all([
      task(1, '经费台账', '2026-11-22'),
      task(2, '楼道清理', '2026-11-23'),
    ])
    const submit = (role: 'department-liaison' | 'community-liaison' | 'leader' | 'reader', id: string) =>
      t.call(role, operations.submitTask, { params: { id }, body: {} })
    await expect(submit('department-liaison', community.id)).rejects.toMatchObject({ status: 403 })
    await expect(submit('community-liaison', finance.id)).rejects.toMatchObject({ status: 403 })
    await expect(submit('leader', finance.id)).rejects.toMatchObject({ status: 403 })
    await expect(submit('reader', finance.id)).rejects.toMatchObject({ status: 403 })
    expect((await submit('department-liaison', finance.id)).state).toBe('submitted')
    expect((await submit('community-liaison', community.id)).state).toBe('submitted')
    await expect(
      t.call('department-liaison', operations.confirmTask, { params: { id: finance.id } }),
    ).rejects.toMatchObject({ status: 403 })
  })

  it('follows its duty to another department until it is done', async () => {
    const { id } = await task(1, '跟着责任走的任务', '2026-12-20')
    await assign(1, '综合办', '综合办主任')
    const { items } = await list({ search: '跟着责任走' })
    expect(items).toMatchObject([{ id, department: '党政综合办公室', holders: ['示例甲'] }])
    await assign(1, '财政所', '财政所所长')
  })

  it('lets two people submit at once only once', async () => {
    const { id } = await task(0, '同时提交', '2026-12-21')
    const twice = await Promise.allSettled(
      [1, 2].map(() => t.call('creation-office', operations.submitTask, { params: { id }, body: {} })),
    )
    expect(twice.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('answers 404 for a task that is not there and 403 for who may not set one', async () => {
    await expect(t.call('creation-office', operations.confirmTask, { params: { id: newId() } })).rejects.toMatchObject({
      status: 404,
    })
    await expect(
      t.call('department-liaison', operations.createTask, {
        body: { criterionId: criteria[0]!, title: '无权', dueOn: '2026-12-01' },
      }),
    ).rejects.toMatchObject({ status: 403 })
    await expect(
      t.call('reader', operations.assign, { params: { criterionId: criteria[0]! }, body: owner(null, null) }),
    ).rejects.toMatchObject({ status: 403 })
  })
})

describe('lists', () => {
  it('count what they show, in every view', async () => {
    await createTasks(t.context('creation-office'), [
      { criterionId: criteria[0]!, title: '逾期一', dueOn: '2026-11-19' },
      { criterionId: criteria[0]!, title: '逾期二', dueOn: '2026-01-05', state: 'returned', note: '不全' },
      { criterionId: criteria[0]!, title: '迟交但已提交', dueOn: '2026-11-01', state: 'submitted' },
      { criterionId: criteria[1]!, title: '今天到期', dueOn: '2026-11-20' },
      { criterionId: criteria[1]!, title: '第七天到期', dueOn: '2026-11-27' },
      { criterionId: criteria[1]!, title: '第八天到期', dueOn: '2026-11-28' },
      { criterionId: criteria[1]!, title: '早已办结', dueOn: '2026-02-01', state: 'done' },
    ])
    const titles = async (view: string) => {
      const { items, total } = await list({ view, pageSize: 200 })
      expect(total).toBe(items.length)
      return items.map((item) => item.title)
    }
    const late = await titles('overdue')
    expect(late).toEqual(['逾期二', '逾期一'])
    const soon = await titles('due-soon')
    expect(soon).toContain('今天到期')
    expect(soon).toContain('第七天到期')
    expect(soon).not.toContain('第八天到期')
    expect(soon).not.toContain('逾期一')
    expect(await titles('done')).toContain('早已办结')
    expect(await titles('open')).not.toContain('早已办结')
    expect(await titles('open')).toContain('迟交但已提交')
    expect((await titles('open')).length + (await titles('done')).length).toBe((await titles('all')).length)
    expect(await coverage(t.context('reader'))).toMatchObject({ overdue: late.length, dueSoon: soon.length })
  })

  it("shows a liaison the own department's tasks first, and everybody else's after them", async () => {
    const { items, total } = await list({ pageSize: 200 }, 'department-liaison')
    expect(total).toBe((await list()).total)
    const places = items.map((item) => item.department)
    expect(places[0]).toBe('财政所')
    expect(places.lastIndexOf('财政所')).toBe(places.filter((place) => place === '财政所').length - 1)
    const own = await list({ departmentId: ids.nodes.get('财政所') })
    expect(new Set(own.items.map((item) => item.department))).toEqual(new Set(['财政所']))
  })

  it('finds by title and by the name of the criterion, and takes % as a letter', async () => {
    expect((await list({ search: '第七天' })).items.map((item) => item.title)).toEqual(['第七天到期'])
    const byCriterion = await list({ search: '环境卫生', pageSize: 200 })
    expect(new Set(byCriterion.items.map((item) => item.criterionId))).toEqual(new Set([criteria[2]]))
    expect((await list({ search: '%' })).total).toBe(0)
  })

  it('pages through everything once', async () => {
    const { total } = await list()
    const seen = new Set<string>()
    for (let page = 1; page <= Math.ceil(total / 5); page++)
      for (const item of (await list({ page, pageSize: 5 })).items) seen.add(item.id)
    expect(seen.size).toBe(total)
    expect((await list({ page: 999 })).items).toEqual([])
  })
})
