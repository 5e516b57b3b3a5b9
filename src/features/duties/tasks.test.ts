import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { readWorkbook } from '../../libs/spreadsheet/index.ts'
import { createContext } from '../../platform/http/context.ts'
import { newId } from '../../platform/ids.ts'
import { upload } from '../evidence/test-support.ts'
import type { ImportedOrganization } from '../organization/index.ts'
import { operations, type Task } from './contract.ts'
import { assignDuties, createTasks, listTasks } from './index.ts'
import { exampleOrganization, startExampleCycle } from './test-support.ts'

let t: TestApp
let ids: ImportedOrganization
let criteria: string[]
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  ids = await exampleOrganization(t)
  const names = ['组织领导', '志愿服务', '环境卫生', '文体活动'].map((name): [string] => [name])
  criteria = await startExampleCycle(t, '1', names, ['2026-01-01', '2027-12-31'])
  const [head, clerk, finance, secretary] = ['主任', '科员', '所长', '书记'].map((key) => ids.posts.get(key)!)
  const office = t.context('creation-office')
  const monthly = { recurrence: 'monthly' as const, day: 25 }
  await assignDuties(office, [
    {
      criterionId: criteria[0]!,
      departmentId: ids.nodes.get('综合办')!,
      postId: head!,
      schedule: monthly,
      measure: '印发文件',
    },
    { criterionId: criteria[0]!, part: '会务', departmentId: ids.nodes.get('综合办')!, postId: clerk! },
    {
      criterionId: criteria[1]!,
      departmentId: ids.nodes.get('财政所')!,
      postId: finance!,
      schedule: { recurrence: 'quarterly', lastDays: 5 },
    },
    {
      criterionId: criteria[2]!,
      departmentId: ids.nodes.get('澄湖')!,
      postId: secretary!,
      schedule: { recurrence: 'term' },
    },
  ])
  const states = ['open', 'submitted', 'returned', 'done'] as const
  await createTasks(
    office,
    Array.from({ length: 40 }, (_, i) => ({
      criterionId: criteria[i % 4]!,
      ...(i % 8 === 4 ? { part: '会务' } : {}),
      title: `任务${i}`,
      dueOn: `2026-${i % 2 ? '11' : '12'}-${String(10 + ((i * 7) % 19))}`,
      state: states[(i * 3) % 4 === i % 4 ? i % 4 : (i + 1) % 4]!,
    })),
  )
})
afterAll(() => t.close())

const get = (id: string) => t.call('reader', operations.getTask, { params: { id } })

describe('a task', () => {
  it('is done with evidence, returned with a reason, handed in again, and tells who did what', async () => {
    const { items } = await t.call('reader', operations.listTasks, {
      query: { criterionId: criteria[1], recurrence: 'quarterly' },
    })
    const { id } = items[0]!
    const [first, second] = await Promise.all([
      upload(t, '签到表.txt', '示例签到', 'department-liaison'),
      upload(t, '纪要.txt', '示例纪要', 'department-liaison'),
    ])
    const submit = (evidenceIds: string[], note: string) =>
      t.call('department-liaison', operations.submitTask, { params: { id }, body: { note, evidenceIds } })
    expect(await submit([first.id], '已开会')).toMatchObject({ state: 'submitted', evidence: 1 })
    await t.call('leader', operations.returnTask, { params: { id }, body: { reason: '缺会议纪要' } })
    await submit([second.id, first.id, first.id], '已补纪要')
    await t.call('creation-office', operations.confirmTask, { params: { id } })
    const detail = await get(id)
    expect(detail.files.map((file) => file.name)).toEqual(['纪要.txt', '签到表.txt'])
    expect(detail.history.map(({ action, by, note }) => [action, by, note])).toEqual([
      ['make', null, null],
      ['submit', 'department-liaison', '已开会'],
      ['return', 'leader', '缺会议纪要'],
      ['submit', 'department-liaison', '已补纪要'],
      ['confirm', 'creation-office', null],
    ])
  })

  it('keeps its evidence when it is handed in again without a word about it', async () => {
    const [{ id }] = (await t.call('reader', operations.listTasks, { query: { state: 'open' } })).items as [
      Task,
      ...Task[],
    ]
    const file = await upload(t, '照片说明.txt', '示例说明')
    const submit = (body: object) => t.call('creation-office', operations.submitTask, { params: { id }, body })
    await submit({ evidenceIds: [file.id] })
    await t.call('leader', operations.returnTask, { params: { id }, body: { reason: '再看' } })
    expect(await submit({})).toMatchObject({ evidence: 1 })
  })

  it('keeps evidence that who hands it in again may not see', async () => {
    const [{ id }] = (
      await t.call('department-liaison', operations.listTasks, { query: { scope: 'department', state: 'open' } })
    ).items as [Task, ...Task[]]
    const [secret, own] = [await upload(t, '举报.txt', '示例举报'), await upload(t, '公示.txt', '示例公示')]
    const submit = (role: 'creation-office' | 'department-liaison', evidenceIds: string[]) =>
      t.call(role, operations.submitTask, { params: { id }, body: { evidenceIds } })
    await submit('creation-office', [secret.id])
    await t.deps.db.updateTable('evidence').set({ confidential: true }).where('id', '=', secret.id).execute()
    await t.call('leader', operations.returnTask, { params: { id }, body: { reason: '再补' } })
    await submit('department-liaison', [own.id])
    const names = async (role: 'leader' | 'reader') =>
      (await t.call(role, operations.getTask, { params: { id } })).files.map(({ name }) => name).sort()
    expect([await names('leader'), await names('reader')]).toEqual([['举报.txt', '公示.txt'].sort(), ['公示.txt']])
  })

  it('takes no evidence that is not there, and then nothing is handed in', async () => {
    const { id } = (await t.call('reader', operations.listTasks, { query: { state: 'open' } })).items[0]!
    await expect(
      t.call('creation-office', operations.submitTask, { params: { id }, body: { evidenceIds: [newId(), newId()] } }),
    ).rejects.toMatchObject({ status: 422, code: 'duties.noSuchEvidence', message: expect.stringContaining('2 份') })
    expect(await get(id)).toMatchObject({ state: 'open', files: [] })
  })

  it('is set for a part that there is, and for no other', async () => {
    const create = (part: string) =>
      t.call('creation-office', operations.createTask, {
        body: { criterionId: criteria[0]!, part, title: '布置会场', dueOn: '2026-12-01' },
      })
    expect(await create('会务')).toMatchObject({ part: '会务', post: '科员' })
    await expect(create('没有的分项')).rejects.toMatchObject({ code: 'duties.noSuchDuty' })
    expect((await get((await create('会务')).id)).history).toMatchObject([{ action: 'create', by: 'creation-office' }])
  })
})

describe('mine', () => {
  const asPerson = async (name: string, query: object) =>
    (await listTasks(createContext(t.deps, { ...t.actor('leader'), name }), { pageSize: 200, ...query })).items

  it('are the tasks of the posts that I hold today, my department’s those of its posts', async () => {
    const own = await asPerson('示例甲', { scope: 'mine' })
    expect(own.length).toBeGreaterThan(0)
    expect(new Set(own.map((task) => task.post))).toEqual(new Set(['主任']))
    const department = await asPerson('示例甲', { scope: 'department' })
    expect(new Set(department.map((task) => task.post))).toEqual(new Set(['主任', '科员']))
    expect(await asPerson('示例乙', { scope: 'mine' })).toEqual([])
    t.setNow('2026-12-01T02:00:00Z')
    expect(await asPerson('示例甲', { scope: 'mine' })).toEqual([])
    expect((await asPerson('示例乙', { scope: 'mine' })).map((task) => task.id)).toEqual(own.map((task) => task.id))
    t.setNow('2026-11-20T02:00:00Z')
  })

  it('are those of the place for a liaison without a post', async () => {
    const { items } = await t.call('department-liaison', operations.listTasks, {
      query: { scope: 'mine', pageSize: 200 },
    })
    expect(new Set(items.map((task) => task.department))).toEqual(new Set(['财政所']))
    expect(await t.call('department-liaison', operations.own)).toEqual({
      posts: [],
      departmentIds: [ids.nodes.get('财政所')],
    })
    expect(await t.call('reader', operations.own)).toEqual({ posts: [], departmentIds: [] })
  })
})

describe('the list', () => {
  const rank = { returned: 0, open: 1, submitted: 2, done: 3 }
  const late = (task: Task) => /open|returned/.test(task.state)
  const rhythm = (period: string | null) =>
    period === null ? 'none' : /Q/.test(period) ? 'quarterly' : /^\d{4}-\d\d$/.test(period) ? 'monthly' : period

  const finance = () => ids.nodes.get('财政所')!
  it.each<[string, () => Record<string, string>, (task: Task) => boolean]>([
    ['late', () => ({ view: 'overdue' }), (task) => late(task) && task.dueOn < '2026-11-20'],
    ['to confirm', () => ({ view: 'submitted' }), (task) => task.state === 'submitted'],
    ['of a state', () => ({ state: 'returned' }), (task) => task.state === 'returned'],
    ['of a department', () => ({ departmentId: finance() }), (task) => task.department === '财政所'],
    ['of a post', () => ({ postId: ids.posts.get('科员')! }), (task) => task.post === '科员'],
    [
      'due between days',
      () => ({ from: '2026-11-15', to: '2026-12-15' }),
      (task) => task.dueOn >= '2026-11-15' && task.dueOn <= '2026-12-15',
    ],
    ['monthly', () => ({ recurrence: 'monthly' }), (task) => rhythm(task.period) === 'monthly'],
    ['quarterly', () => ({ recurrence: 'quarterly' }), (task) => rhythm(task.period) === 'quarterly'],
    ['of the term', () => ({ recurrence: 'term' }), (task) => rhythm(task.period) === 'term'],
    ['set by hand', () => ({ recurrence: 'none' }), (task) => task.period === null],
    ['found by a part', () => ({ search: '会务' }), (task) => task.part === '会务'],
    [
      'open ones of a department, found by a word',
      () => ({ view: 'open', departmentId: finance(), search: '任务1' }),
      (task) => task.state !== 'done' && task.department === '财政所' && task.title.includes('任务1'),
    ],
  ])('holds exactly those that are %s, and counts them', async (_, query, fits) => {
    const all = await t.call('reader', operations.listTasks, { query: { pageSize: 200 } })
    expect(all.total).toBe(all.items.length)
    const expected = all.items.filter(fits).map((task) => task.id)
    const { items, total } = await t.call('reader', operations.listTasks, { query: { pageSize: 200, ...query() } })
    expect(items.map((task) => task.id)).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
    expect(total).toBe(expected.length)
  })

  it.each<['due' | 'criterion' | 'department' | 'state', (task: Task) => string | number]>([
    ['due', (task) => task.dueOn],
    ['criterion', (task) => criteria.indexOf(task.criterionId)],
    ['state', (task) => rank[task.state]],
    ['department', (task) => task.department ?? '\uffff'],
  ])('is sorted by %s both ways, the same on every page', async (sort, key) => {
    for (const order of ['asc', 'desc'] as const) {
      const { items, total } = await t.call('reader', operations.listTasks, { query: { sort, order, pageSize: 200 } })
      const keys = items.map(key).filter((value) => value !== '\uffff')
      if (sort === 'department') {
        const groups = keys.filter((value, i) => value !== keys[i - 1])
        expect(groups).toHaveLength(new Set(groups).size)
        expect(items.findIndex((task) => task.department === null)).toBe(keys.length)
      } else expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0) * (order === 'asc' ? 1 : -1)))
      const paged: string[] = []
      for (let page = 1; paged.length < total; page++)
        paged.push(
          ...(await t.call('reader', operations.listTasks, { query: { sort, order, page, pageSize: 7 } })).items.map(
            (task) => task.id,
          ),
        )
      expect(paged).toEqual(items.map((task) => task.id))
    }
  })
})

describe('the duty list', () => {
  const rows = (query: Record<string, unknown> = {}) => t.call('reader', operations.listRows, { query })
  const names = async (query: Record<string, unknown>) => {
    const { items, total } = await rows(query)
    expect(total).toBe(items.length)
    return items.map((row) => [row.criterionName, row.part].filter(Boolean).join('/'))
  }

  it('has a line for each criterion and part, owned or not, with what is still open', async () => {
    expect(await names({})).toEqual(['组织领导', '组织领导/会务', '志愿服务', '环境卫生', '文体活动'])
    const { items } = await rows()
    const all = (await t.call('reader', operations.listTasks, { query: { pageSize: 200 } })).items
    for (const row of items.filter((each) => each.id)) {
      const open = all.filter((task) => task.dutyId === row.id && /open|returned/.test(task.state))
      expect([row.open, row.overdue, row.nextDue]).toEqual([
        open.length,
        open.filter((task) => task.overdue).length,
        open[0]?.dueOn ?? null,
      ])
    }
    expect(items[0]).toMatchObject({ post: '主任', holders: ['示例甲'], measure: '印发文件' })
    expect(items[4]).toMatchObject({ id: null, department: null, open: 0 })
  })

  it('is filtered, sorted and paged', async () => {
    expect(await names({ show: 'unowned' })).toEqual(['文体活动'])
    expect(await names({ departmentId: ids.nodes.get('综合办') })).toEqual(['组织领导', '组织领导/会务'])
    expect(await names({ postId: ids.posts.get('科员') })).toEqual(['组织领导/会务'])
    expect(await names({ recurrence: 'quarterly' })).toEqual(['志愿服务'])
    expect(await names({ recurrence: 'none' })).toEqual(['组织领导/会务', '文体活动'])
    expect(await names({ search: '会务' })).toEqual(['组织领导/会务'])
    expect(await names({ search: '印发' })).toEqual(['组织领导'])
    const late = (await rows()).items.filter((row) => row.overdue > 0)
    expect((await rows({ show: 'overdue' })).items).toEqual(late)
    expect(late.length).toBeGreaterThan(0)
    const due = (await rows({ sort: 'due' })).items.map((row) => row.nextDue ?? '9')
    expect(due).toEqual(due.toSorted())
    expect((await rows({ sort: 'department', order: 'desc' })).items.at(-1)!.department).toBeNull()
    const { items } = await rows()
    const paged = [...(await rows({ page: 1, pageSize: 3 })).items, ...(await rows({ page: 2, pageSize: 3 })).items]
    expect(paged).toEqual(items)
    expect(await rows({ page: 9 })).toEqual({ items: [], total: 5 })
  })
})

describe('the duty table', () => {
  it('is an .xlsx by department in order, with what nobody owns at the end', async () => {
    const rowsOf = async (address: string) => {
      const response = await t.fetch(address, {}, 'reader')
      expect(response.status).toBe(200)
      expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain('目标责任分解表')
      const { sheets } = readWorkbook(new Uint8Array(await response.arrayBuffer()))
      return sheets[0]!.rows.map((row) => row.map((cell) => cell?.text ?? ''))
    }
    const [header, ...rows] = await rowsOf('/api/duties/export')
    expect(header!.slice(0, 5)).toEqual(['责任部门', '责任岗位', '岗位人员', '编号', '测评标准'])
    expect(rows.map((row) => [row[0], row[1], row[4], row[5], row[8] ?? ''])).toEqual([
      ['党政综合办公室', '主任', '组织领导', '', '每月 25 日前'],
      ['党政综合办公室', '科员', '组织领导', '会务', ''],
      ['财政所', '所长', '志愿服务', '', '每季末最后 5 日内'],
      ['澄湖社区', '社区党委书记', '环境卫生', '', '周期结束前'],
      ['未落实', '', '文体活动', '', ''],
    ])
    expect(rows[0]!.slice(2, 3)).toEqual(['示例甲'])
    const own = await rowsOf(`/api/duties/export?departmentId=${ids.nodes.get('财政所')}`)
    expect(own.slice(1).map((row) => row[0])).toEqual(['财政所'])
  })
})
