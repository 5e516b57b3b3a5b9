import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { operations as organization } from '../organization/contract.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { gapOperations } from './contract/gaps.ts'
import { handoverOperations as operations } from './contract/handover.ts'
import { operations as duties } from './contract.ts'

let t: TestApp
let ids: ImportedOrganization
let criteria: string[]
let leaving: string
const office = 'creation-office'
const from = '2020-01-01'

beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const ctx = t.context(office)
  await publishScheme(
    ctx,
    SchemeContent.parse({
      key: 'shili',
      version: '1',
      title: '测试体系（示例）',
      levels: ['标准'],
      nodes: ['组织领导', '志愿服务', '环境卫生'].map((name, i) => ({ number: `${i + 1}`, name, points: 1 })),
    }),
  )
  await startCycle(ctx, { scheme: 'shili', name: '2026 年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  criteria = (await currentTree(ctx)).nodes.map((node) => node.id)
})
afterAll(() => t.close())

let run = 0
/** A department of its own: its head changes hands on 1 November, with two duties, a late task and one that is done. */
beforeEach(async () => {
  run += 1
  t.setNow('2026-11-20T02:00:00Z')
  ids = await importOrganization(t.context(office), {
    nodes: ['甲', '乙'].map((key) => ({ key, kind: 'department', name: `${key}办${run}`, from })),
    posts: [
      { key: '主任', node: '甲', name: '主任', from },
      { key: '科员', node: '乙', name: '科员', from },
    ],
    people: ['老张', '小李', '科员'].map((key) => ({ key, name: `示例${key}${run}`, kind: 'staff' as const })),
    appointments: [
      { person: '老张', post: '主任', from, to: '2026-10-31' },
      { person: '小李', post: '主任', from: '2026-11-01' },
      { person: '科员', post: '科员', from },
    ],
    seats: [],
  })
  for (const [index, postKey] of [
    [0, '主任'],
    [1, '主任'],
    [2, '科员'],
  ] as const) {
    await t.call(office, duties.assign, {
      params: { criterionId: criteria[index]! },
      body: { departmentId: ids.nodes.get(postKey === '主任' ? '甲' : '乙')!, postId: ids.posts.get(postKey)! },
    })
  }
  const { items } = await t.call('reader', operations.listHandovers, { query: { postId: ids.posts.get('主任')! } })
  leaving = items[0]!.id
})

const task = (index: number, title: string, dueOn: string) =>
  t.call(office, duties.createTask, { body: { criterionId: criteria[index]!, title, dueOn } })
const get = () => t.call('reader', operations.getHandover, { params: { id: leaving } })
const confirm = (side: 'give' | 'take', role: 'creation-office' | 'leader' | 'department-liaison' = office) =>
  t.call(role, operations.confirmHandover, { params: { id: leaving }, body: { side } })

describe('a post that changes hands', () => {
  it('shows who hands what to whom, the late first, to everybody', async () => {
    await task(0, `年末材料${run}`, '2026-12-10')
    await task(1, `补照片${run}`, '2026-11-01')
    const handover = await get()
    expect(handover).toMatchObject({
      from: `示例老张${run}`,
      lastDay: '2026-10-31',
      to: `示例小李${run}`,
      since: '2026-11-01',
      given: null,
      may: { give: false, take: false },
    })
    expect(handover.content.duties.map((duty) => duty.name)).toEqual(['组织领导', '志愿服务'])
    const own = handover.content.tasks.filter(({ title }) => title.endsWith(String(run)))
    expect(own.map(({ title, overdue }) => [title, overdue])).toEqual([
      [`补照片${run}`, true],
      [`年末材料${run}`, false],
    ])
  })

  it('is confirmed by both, by name or by the office for them, and then stays as it was', async () => {
    await t.call(office, operations.noteHandover, { params: { id: leaving }, body: { note: '钥匙在柜子里（示例）' } })
    await expect(confirm('give', 'leader')).rejects.toMatchObject({ status: 403, code: 'duties.notYours' })
    await t.deps.db
      .updateTable('auth_user')
      .set({ name: `示例老张${run}` })
      .where('id', '=', t.actor('leader').userId)
      .execute()
    expect((await confirm('give', 'leader')).given).toMatchObject({ by: `示例老张${run}`, onBehalf: false })
    await expect(confirm('take', 'leader')).rejects.toMatchObject({ code: 'duties.notYours' })
    const done = await confirm('take')
    expect(done.taken).toMatchObject({ by: office, onBehalf: true })
    const held = done.content
    expect(held.duties).toHaveLength(2)
    await t.call(office, duties.assign, {
      params: { criterionId: criteria[0]! },
      body: { departmentId: ids.nodes.get('乙')!, postId: ids.posts.get('科员')! },
    })
    expect((await get()).content).toEqual(held)
    await expect(confirm('give')).rejects.toMatchObject({ code: 'duties.handedOver' })
    await expect(
      t.call(office, operations.noteHandover, { params: { id: leaving }, body: { note: '改' } }),
    ).rejects.toMatchObject({ code: 'duties.handedOver' })
    await expect(
      t.call('leader', operations.withdrawHandover, { params: { id: leaving }, body: { side: 'give' } }),
    ).rejects.toMatchObject({ code: 'duties.handedOver' })
    await t.call(office, operations.withdrawHandover, { params: { id: leaving }, body: { side: 'take' } })
    expect((await get()).content.duties).toHaveLength(1)
  })

  it('cannot be taken while nobody follows, and is none when the same person goes on', async () => {
    const { id } = await t.call(office, organization.createPerson, { body: { name: '示例王', kind: 'staff' } })
    const post = await t.call(office, organization.createPost, {
      body: { nodeId: ids.nodes.get('甲')!, name: '副主任', validFrom: from },
    })
    const appoint = (validFrom: string) =>
      t.call(office, organization.appoint, { body: { personId: id, postId: post.id, validFrom } })
    const end = (appointment: string, validTo: string) =>
      t.call(office, organization.endAppointment, { params: { id: appointment }, body: { validTo } })
    const first = await appoint('2024-01-01')
    await end(first.id, '2026-06-30')
    const list = async () =>
      (await t.call('reader', operations.listHandovers, { query: { postId: post.id } })).items.map((each) => each.id)
    expect(await list()).toEqual([first.id])
    await expect(
      t.call(office, operations.confirmHandover, { params: { id: first.id }, body: { side: 'take' } }),
    ).rejects.toMatchObject({ code: 'duties.noSuccessor' })
    await appoint('2026-07-01')
    expect(await list()).toEqual([])
  })
})

describe('departments that are merged', () => {
  it('take duties and unfinished tasks along, leave done ones, and give them back', async () => {
    const open = await task(0, `未办${run}`, '2026-12-01')
    const done = await task(1, `已办${run}`, '2026-05-01')
    await t.call(office, duties.submitTask, { params: { id: done.id }, body: {} })
    await t.call(office, duties.confirmTask, { params: { id: done.id } })
    const tasks = async () => {
      const { items } = await t.call('reader', duties.listTasks, { query: { search: `办${run}`, pageSize: 100 } })
      const of = (id: string) => items.find((each) => each.id === id)!
      return [of(open.id).department, of(done.id).department, of(open.id).holders]
    }
    const before = await tasks()
    const coverage = (await t.call('reader', duties.list)).coverage
    const [a, b] = [ids.nodes.get('甲')!, ids.nodes.get('乙')!]
    const { changeId, lines } = await t.call(office, organization.reorganize, {
      body: { kind: 'merge', day: '2026-11-10', sources: [a, b], targets: [{ name: `合办${run}` }] },
    })
    expect(lines.filter(({ what }) => what === 'duty').map(({ from, count }) => [from, count])).toEqual(
      expect.arrayContaining([
        [`甲办${run}`, 2],
        [`乙办${run}`, 1],
      ]),
    )
    expect(await tasks()).toEqual([`合办${run}`, `甲办${run}`, [`示例小李${run}`]])
    expect((await t.call('reader', duties.list)).coverage).toEqual(coverage)
    await t.call(office, organization.undoChange, { params: { id: changeId } })
    expect(await tasks()).toEqual(before)
  })

  it('and renamed ones show done tasks under the name of their day, open ones under the present', async () => {
    t.setNow('2026-11-05T02:00:00Z')
    const open = await task(0, `名未办${run}`, '2026-12-01')
    const done = await task(0, `名已办${run}`, '2026-11-05')
    await t.call(office, duties.submitTask, { params: { id: done.id }, body: {} })
    await t.call(office, duties.confirmTask, { params: { id: done.id } })
    t.setNow('2026-11-20T02:00:00Z')
    const params = { id: ids.nodes.get('甲')! }
    await t.call(office, organization.renameNode, { params, body: { name: `新甲办${run}`, day: '2026-11-10' } })
    const { items } = await t.call('reader', duties.listTasks, { query: { search: `办${run}`, pageSize: 100 } })
    const department = (id: string) => items.find((each) => each.id === id)!.department
    expect([department(done.id), department(open.id)]).toEqual([`甲办${run}`, `新甲办${run}`])
  })

  it('are not undone once a duty was given to somebody else', async () => {
    const [a, b] = [ids.nodes.get('甲')!, ids.nodes.get('乙')!]
    const { changeId } = await t.call(office, organization.reorganize, {
      body: { kind: 'merge', day: '2026-11-10', sources: [a], targets: [{ nodeId: b }] },
    })
    await t.call(office, duties.assign, {
      params: { criterionId: criteria[0]! },
      body: { departmentId: b, postId: ids.posts.get('科员')! },
    })
    await expect(t.call(office, organization.undoChange, { params: { id: changeId } })).rejects.toMatchObject({
      code: 'organization.restsOn',
      message: expect.stringContaining('重新分配'),
    })
  })
})

describe('gaps', () => {
  it('tells of a vacant post with its duties, and of duties whose department is gone', async () => {
    const gaps = async () =>
      (await t.call('reader', gapOperations.gaps)).items.filter(({ title }) => title.includes(`办${run}`))
    expect(await gaps()).toEqual([])
    const { items } = await t.call('reader', organization.listPeople, { query: { search: `示例科员${run}` } })
    expect(items[0]!.posts).toEqual([`乙办${run}科员`])
    await t.call(office, organization.endNode, {
      params: { id: ids.nodes.get('甲')! },
      body: { validTo: '2026-11-19' },
    })
    expect(await gaps()).toMatchObject([{ kind: 'coverage', title: `甲办${run}`, duties: 2, from: '2026-11-20' }])
    const { posts } = await t.call('reader', organization.organization)
    const holder = posts.find((post) => post.id === ids.posts.get('科员'))!.holders[0]!
    await t.call(office, organization.endAppointment, {
      params: { id: holder.appointmentId },
      body: { validTo: '2026-12-05' },
    })
    expect(await gaps()).toMatchObject([
      { kind: 'coverage' },
      { kind: 'vacancy', state: 'upcoming', title: `乙办${run}科员`, duties: 1, from: '2026-12-06' },
    ])
  })
})
