import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { verifyAudit } from '../../platform/audit/index.ts'
import { operations as organization } from '../organization/contract.ts'
import type { ImportedOrganization } from '../organization/index.ts'
import { operations } from './contract.ts'
import { assignDuties, coverage, ensureTasks, listTasks, tasksDue } from './index.ts'
import { exampleOrganization, startExampleCycle } from './test-support.ts'

let t: TestApp
let ids: ImportedOrganization
let criteria: string[]
const today = '2026-11-20T02:00:00Z'

beforeAll(async () => {
  t = await createTestApp({ now: today })
  ids = await exampleOrganization(t)
})
afterAll(() => t.close())
// A cycle of its own for each test, so that none sees the duties of another.
let version = 0
beforeEach(async () => {
  t.setNow(today)
  version += 1
  const names = ['组织领导', '志愿服务', '环境卫生', '文体活动'].map((name): [string] => [name])
  criteria = await startExampleCycle(t, `${version}`, names, ['2026-01-01', '2027-12-31'])
})

const node = (key: string) => ids.nodes.get(key)!
const post = (key: string) => ids.posts.get(key)!
const office = 'creation-office' as const
const monthly = { recurrence: 'monthly', day: 25 } as const
const quarterly = { recurrence: 'quarterly', lastDays: 5 } as const
const assign = (index: number, body: Partial<Parameters<typeof assignBody>[0]> = {}) =>
  t.call(office, operations.assign, { params: { criterionId: criteria[index]! }, body: assignBody(body) })
const assignBody = (body: {
  part?: string
  formerPart?: string
  departmentId?: string | null
  postId?: string | null
  measure?: string | null
  schedule?: {
    recurrence: 'once' | 'monthly' | 'quarterly' | 'yearly' | 'term'
    day?: number
    lastDays?: number
    dueOn?: string
  } | null
}) => ({ departmentId: node('财政所'), postId: post('所长'), ...body })
const many = (changes: { criterionId: string }[], way: 'bulk' | 'drag' = 'bulk') =>
  t.call(office, operations.assignMany, { body: { way, changes } })
const undo = (id: string) => t.call(office, operations.undo, { params: { id } })
const tasks = async (query: { criterionId?: string | undefined } = {}) =>
  (await listTasks(t.context('reader'), { pageSize: 200, ...query })).items
const days = async (query: { criterionId?: string | undefined } = {}) =>
  (await tasks(query)).map((task) => `${task.period} ${task.dueOn}`)
const submit = (id: string, role: 'department-liaison' | 'creation-office' = office) =>
  t.call(role, operations.submitTask, { params: { id }, body: {} })
const finish = async (id: string) => {
  await submit(id)
  await t.call('leader', operations.confirmTask, { params: { id } })
}

/** Every duty and task of the unit as the database has them. */
async function everything() {
  const [duties, work] = await Promise.all([
    t.deps.db.selectFrom('duties').selectAll().orderBy('id').execute(),
    t.deps.db.selectFrom('tasks').selectAll().orderBy('id').execute(),
  ])
  return { duties, work }
}

describe('a criterion in parts', () => {
  it('has an owner for each, and is covered only when all of them stand', async () => {
    await assign(0, { part: '制定方案', measure: '印发文件' })
    await assign(0, { part: '经费保障', departmentId: node('综合办'), postId: null })
    const { items, coverage: counts } = await t.call('reader', operations.list)
    expect(items.filter((duty) => duty.criterionId === criteria[0]).map((duty) => duty.part)).toEqual([
      '制定方案',
      '经费保障',
    ])
    expect(counts).toMatchObject({ criteria: 4, owned: 0 })
    await assign(0, { part: '经费保障', departmentId: node('综合办'), postId: post('主任') })
    expect((await coverage(t.context('reader'))).owned).toBe(1)
  })

  it('renames a part with its tasks, but not to the name of another', async () => {
    await assign(0, { part: '制定方案', schedule: monthly })
    await assign(0, { part: '经费保障' })
    const renamed = await assign(0, { part: '方案和计划', formerPart: '制定方案' })
    expect(renamed).toMatchObject({ part: '方案和计划', schedule: { recurrence: 'monthly', day: 25 } })
    expect(new Set((await tasks()).map((task) => task.title))).toEqual(new Set(['方案和计划']))
    await expect(assign(0, { part: '经费保障', formerPart: '方案和计划' })).rejects.toMatchObject({
      status: 409,
      code: 'duties.partTaken',
    })
    await expect(assign(0, { part: '甲', formerPart: '没有过的' })).rejects.toMatchObject({ code: 'duties.noSuchDuty' })
  })

  it('loses a part with its open tasks, can have it back, and keeps one that was worked on', async () => {
    const { id } = await assign(0, { part: '制定方案', schedule: monthly })
    const before = await everything()
    const remove = () => t.call(office, operations.removePart, { params: { id: id! } })
    const { changeId, tasks: gone } = await remove()
    expect(gone).toBe(before.work.filter((task) => task.duty_id === id).length)
    await undo(changeId!)
    expect(await everything()).toEqual(before)
    await submit((await tasks())[0]!.id)
    await expect(remove()).rejects.toMatchObject({
      code: 'duties.partInUse',
      message: expect.stringContaining('1 项任务'),
    })
  })
})

describe('a rhythm', () => {
  it('makes the tasks of the coming periods when it is assigned, none for days gone by', async () => {
    await assign(0, { schedule: monthly })
    await assign(1, { schedule: quarterly })
    await assign(2, { schedule: { recurrence: 'monthly', day: 5 } })
    expect(await days({ criterionId: criteria[0] })).toEqual([
      '2026-11 2026-11-25',
      '2026-12 2026-12-25',
      '2027-01 2027-01-25',
      '2027-02 2027-02-25',
      '2027-03 2027-03-25',
    ])
    expect(await days({ criterionId: criteria[1] })).toEqual(['2026-Q4 2026-12-31', '2027-Q1 2027-03-31'])
    expect((await days({ criterionId: criteria[2] }))[0]).toBe('2026-12 2026-12-05')
    expect((await tasks({ criterionId: criteria[1] }))[0]).toMatchObject({ opensOn: '2026-12-27', title: '志愿服务' })
  })

  it('refuses a day outside the cycle', async () => {
    await expect(assign(0, { schedule: { recurrence: 'once', dueOn: '2028-01-01' } })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('2027-12-31'),
    })
  })

  it('goes on when the day moves, each period once, however many ask at the same moment', async () => {
    await assign(0, { schedule: monthly })
    await assign(1, { schedule: quarterly })
    const now = new Date('2027-01-02T02:00:00Z')
    t.setNow(now.toISOString())
    const made = await Promise.all([1, 2, 3, 4].map(() => ensureTasks(t.deps.db, t.unitId, now)))
    expect(made.toSorted()).toEqual([0, 0, 0, 12])
    expect(await ensureTasks(t.deps.db, t.unitId, now)).toBe(0)
    const all = await days()
    expect(new Set(all).size).toBe(all.length)
    expect(all.at(-1)).toBe('2027-Q4 2027-12-31')
    const [entry] = await t.deps.db.selectFrom('audit_log').selectAll().where('action', '=', 'tasks.make').execute()
    expect(entry).toMatchObject({ actor_id: null, after: { through: '2027-12-31', tasks: 12 } })
    expect(await verifyAudit(t.deps.db, t.unitId)).toBeUndefined()
  })

  it('changes open tasks that are not yet due and leaves what was done, handed in or missed', async () => {
    await assign(0, { schedule: monthly })
    const [november, december] = await tasks()
    await finish(november!.id)
    await submit(december!.id)
    t.setNow('2027-02-26T02:00:00Z')
    // Sessions have long ended by then.
    await assignDuties(t.context(office), [{ criterionId: criteria[0]!, schedule: quarterly }])
    expect((await tasks()).map(({ period, state }) => `${period} ${state}`)).toEqual([
      '2026-11 done',
      '2026-12 submitted',
      '2027-01 open',
      '2027-02 open',
      '2027-Q1 open',
      '2027-Q2 open',
      '2027-Q3 open',
      '2027-Q4 open',
    ])
  })

  it('moves the one task of a duty that comes but once to the new day, also when it was late', async () => {
    await assign(0, { schedule: { recurrence: 'once', dueOn: '2026-11-25' } })
    const { id } = (await tasks())[0]!
    t.setNow('2026-12-01T02:00:00Z')
    await assign(0, { schedule: { recurrence: 'once', dueOn: '2026-12-20' } })
    expect(await tasks()).toMatchObject([{ id, dueOn: '2026-12-20', overdue: false }])
  })

  it('follows its duty to another owner, but for what is done', async () => {
    await assign(0, { schedule: monthly })
    await finish((await tasks())[0]!.id)
    await assign(0, { departmentId: node('综合办'), postId: post('科员') })
    const owners = (await tasks()).map(({ period, department, post: name }) => [period, department, name])
    expect(owners[0]).toEqual(['2026-11', '财政所', '所长'])
    expect(new Set(owners.slice(1).map(([, ...owner]) => owner.join()))).toEqual(new Set(['党政综合办公室,科员']))
  })
})

describe('a post that changes hands', () => {
  it('keeps its duties and tasks; they are the new holder’s from that day on', async () => {
    await assign(0, { departmentId: node('综合办'), postId: post('主任'), schedule: monthly })
    const holders = async (now: string) => {
      t.setNow(now)
      const due = await tasksDue(t.deps.db, t.unitId, new Date(now), { from: '2026-12-01', to: '2026-12-31' })
      return due.map(({ department, post: name, holders: held }) => [
        department,
        name,
        ...held.map((each) => each.name),
      ])
    }
    expect(await holders('2026-11-30T02:00:00Z')).toEqual([['党政综合办公室', '主任', '示例甲']])
    expect(await holders('2026-12-01T02:00:00Z')).toEqual([['党政综合办公室', '主任', '示例乙']])
    const { items } = await t.call('reader', operations.list)
    expect(items[0]).toMatchObject({ postId: post('主任') })
  })
})

describe('a bulk change', () => {
  const all = () => criteria.map((criterionId) => ({ criterionId, departmentId: node('综合办'), postId: post('主任') }))

  it('leaves alone what it does not say, and counts only what changes', async () => {
    await assign(0, { measure: '印发文件', schedule: monthly })
    expect(await many(all())).toMatchObject({ duties: 4 })
    const { items } = await t.call('reader', operations.list)
    expect(items[0]).toMatchObject({ departmentId: node('综合办'), measure: '印发文件', schedule: { day: 25 } })
    expect(await many(all())).toEqual({ changeId: null, duties: 0, tasks: 0 })
  })

  it('is taken back exactly: owners, rhythms, days and tasks', async () => {
    await assign(0, { measure: '印发文件', schedule: monthly })
    await assign(1, { part: '活动', schedule: { recurrence: 'once', dueOn: '2026-12-10' } })
    await finish((await tasks({ criterionId: criteria[0] }))[0]!.id)
    const before = await everything()
    const { changeId } = await many([
      { criterionId: criteria[0]!, departmentId: node('综合办'), postId: null, schedule: quarterly } as never,
      { criterionId: criteria[1]!, part: '活动', schedule: { recurrence: 'once', dueOn: '2026-12-30' } } as never,
      { criterionId: criteria[2]!, departmentId: node('财政所'), schedule: monthly } as never,
    ])
    const between = await everything()
    expect(between).not.toEqual(before)
    expect((await t.call('reader', operations.list)).lastChange).toMatchObject({ id: changeId, duties: 3, way: 'bulk' })
    const back = await undo(changeId!)
    expect(await everything()).toEqual(before)
    expect((await t.call('reader', operations.list)).lastChange).toBeNull()
    await undo((await undo(back.changeId!)).changeId!)
    expect(await everything()).toEqual(before)
    await undo((await many([{ criterionId: criteria[3]! }])).changeId!)
    await expect(undo(changeId!)).rejects.toMatchObject({ status: 404, code: 'duties.noSuchChange' })
  })

  it('is not taken back over later work', async () => {
    const first = await many(all())
    await assign(3)
    await expect(undo(first.changeId!)).rejects.toMatchObject({
      code: 'duties.changedSince',
      message: expect.stringContaining('1 项'),
    })
    const second = await many([{ criterionId: criteria[0]!, schedule: monthly } as never])
    await submit((await tasks())[0]!.id)
    await expect(undo(second.changeId!)).rejects.toMatchObject({ status: 409 })
  })

  it('does not give a duty back to a department that has gone in the meantime', async () => {
    const { id } = await t.call(office, organization.createNode, {
      body: { kind: 'department', name: '旧所', validFrom: '2020-01-01' },
    })
    const give = (departmentId: string) => many([{ criterionId: criteria[3]!, departmentId, postId: null } as never])
    await give(id)
    const { changeId } = await give(node('综合办'))
    await t.call(office, organization.endNode, { params: { id }, body: { validTo: '2026-11-19' } })
    await expect(undo(changeId!)).rejects.toMatchObject({
      code: 'duties.ownerGone',
      message: expect.stringContaining('1 项'),
    })
    const { items } = await t.call('reader', operations.list)
    expect(items.find(({ criterionId }) => criterionId === criteria[3])?.departmentId).toBe(node('综合办'))
  })

  it('is all or nothing', async () => {
    const before = await everything()
    await expect(
      many([
        ...all(),
        { criterionId: criteria[0]!, part: '甲', departmentId: node('财政所'), postId: post('主任') } as never,
      ]),
    ).rejects.toMatchObject({ code: 'duties.postOutsideDepartment' })
    expect(await everything()).toEqual(before)
  })

  it('is logged, one entry a duty, and so is the way back', async () => {
    const { changeId } = await many(all())
    await undo(changeId!)
    const entries = await t.deps.db
      .selectFrom('audit_log')
      .select(['action', 'entity_id', 'after'])
      .where('entity', '=', 'duty')
      .where('entity_id', 'in', criteria)
      .orderBy('seq')
      .execute()
    expect(entries.map((entry) => entry.action)).toEqual([
      ...Array(4).fill('duty.assign'),
      ...Array(4).fill('duty.undo'),
    ])
    expect(entries[0]!.after).toMatchObject({ changeId, departmentId: node('综合办') })
  })
})

describe('what could be assigned', () => {
  it('comes from the responsible column, says what fits and what does not, and leaves alone what is owned', async () => {
    criteria = await startExampleCycle(
      t,
      'column',
      [
        ['组织领导', '党政办'],
        ['志愿服务', '城管办'],
        ['经费', '综合办、财政所（牵头）'],
        ['卫生', '财政所'],
        ['文体'],
      ],
      ['2026-01-01', '2026-12-31'],
    )
    await assign(3)
    const proposal = await t.call(office, operations.propose, { query: { from: 'column' } })
    expect(proposal).toMatchObject({
      matched: [
        { criterionId: criteria[0], how: 'short', departmentId: node('综合办'), postId: post('主任') },
        { criterionId: criteria[2], how: 'exact', departmentId: node('财政所'), others: ['综合办'] },
      ],
      unmatched: [{ criterionId: criteria[1], text: '城管办' }],
      already: 1,
      silent: 1,
    })
    await t.call(office, operations.assignMany, { body: { way: 'column', changes: proposal.matched } })
    expect((await coverage(t.context('reader'))).owned).toBe(3)
  })

  it('comes from the last cycle with parts, posts, measures and dates a year on', async () => {
    criteria = await startExampleCycle(t, 'a', [['组织领导'], ['志愿服务'], ['环境卫生']], ['2026-02-01', '2027-01-31'])
    await assign(0, { measure: '印发文件', schedule: { recurrence: 'once', dueOn: '2026-12-01' } })
    await assign(1, { part: '招募', schedule: monthly })
    await assign(2)
    criteria = await startExampleCycle(t, 'b', [['组织领导'], ['志愿服务'], ['文体活动']], ['2027-02-01', '2029-01-31'])
    const proposal = await t.call(office, operations.propose, { query: { from: 'last-cycle' } })
    expect(proposal).toMatchObject({
      matched: [
        { criterionId: criteria[0], measure: '印发文件', postId: post('所长'), schedule: { dueOn: '2027-12-01' } },
        { criterionId: criteria[1], part: '招募', schedule: { recurrence: 'monthly', day: 25 } },
      ],
      unmatched: [{ criterionId: null, text: '3 环境卫生' }],
    })
    const { changeId } = await t.call(office, operations.assignMany, {
      body: { way: 'last-cycle', changes: proposal.matched },
    })
    expect((await t.call(office, operations.propose, { query: { from: 'last-cycle' } })).already).toBe(2)
    await undo(changeId!)
    expect((await coverage(t.context('reader'))).owned).toBe(0)
  })
})

it('is changed by the office alone', async () => {
  for (const role of ['leader', 'department-liaison', 'community-liaison', 'reader'] as const) {
    await expect(
      t.call(role, operations.assignMany, { body: { way: 'bulk', changes: [{ criterionId: criteria[0]! }] } }),
    ).rejects.toMatchObject({ status: 403 })
  }
})
