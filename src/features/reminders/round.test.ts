import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { createContext } from '../../platform/http/context.ts'
import { operations as duties } from '../duties/contract.ts'
import { assignDuties, createTasks } from '../duties/index.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract/index.ts'
import { systemActor } from './permissions.ts'
import { defaults } from './rules/index.ts'
import { goRound } from './service/index.ts'

let t: TestApp
let ids: ImportedOrganization
let criterionId: string

beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-06T02:00:00Z' })
  const office = t.context('creation-office')
  const from = '2020-01-01'
  ids = await importOrganization(office, {
    nodes: [{ key: '财政所', kind: 'department', name: '财政所', from }],
    posts: [
      { key: '副所长', node: '财政所', name: '副所长', from },
      { key: '所长', node: '财政所', name: '所长', from },
      { key: '会计', node: '财政所', name: '会计', from },
      { key: '副主任', node: null, name: '副主任', from },
    ],
    people: ['示例甲', '示例乙', '示例丙', '示例丁'].map((name) => ({ key: name, name, kind: 'staff' as const })),
    appointments: [
      { person: '示例甲', post: '会计', from, to: '2026-11-16' },
      { person: '示例乙', post: '会计', from: '2026-11-17' },
      { person: '示例丙', post: '所长', from },
      { person: '示例丁', post: '副主任', from },
    ],
    seats: [{ role: '副组长', post: '副主任', from }],
  })
  await publishScheme(
    office,
    SchemeContent.parse({
      key: 'shili',
      version: '1',
      title: '测试体系（示例）',
      levels: ['标准'],
      nodes: [{ number: '1', name: '经费保障', points: 1 }],
    }),
  )
  await startCycle(office, { scheme: 'shili', name: '2026 年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  criterionId = (await currentTree(office)).nodes[0]!.id
  await assignDuties(office, [
    { criterionId, departmentId: ids.nodes.get('财政所')!, postId: ids.posts.get('会计')!, measure: null },
  ])
})
afterAll(() => t.close())

/** 09:00 in China on a day. */
const morning = (day: string) => t.setNow(`${day}T01:00:00Z`)
const round = () => goRound(createContext(t.deps, systemActor(t.unitId)))
const inbox = async (role: 'reader' | 'leader' | 'department-liaison' | 'creation-office') =>
  (await t.call(role, operations.messages, { query: {} })).items
const titles = async (role: Parameters<typeof inbox>[0]) =>
  (await inbox(role)).map(({ day, items }) => [day, ...items.map(({ title }) => title)])
const task = async (title: string, dueOn: string) => {
  const [id] = await createTasks(t.context('creation-office'), [{ criterionId, title, dueOn }])
  return id!
}
const link = (person: string, role: 'reader' | 'leader') =>
  t.call('creation-office', operations.changeContact, {
    params: { personId: ids.people.get(person)! },
    body: { userId: t.actor(role).userId, email: null },
  })

describe('the daily round', () => {
  it('tells the holder once a day in one message, and each step once', async () => {
    await link('示例甲', 'reader')
    await task('经费台账', '2026-11-13')
    await task('年度预算', '2026-11-11')
    t.setNow('2026-11-05T23:00:00Z')
    expect(await round(), 'seven in the morning is before the hour').toBe(0)
    morning('2026-11-06')
    expect(await round()).toBe(1)
    expect(await round(), 'the second time that day').toBe(0)
    expect(await titles('reader')).toEqual([['2026-11-06', '年度预算', '经费台账']])
    expect(await t.call('reader', operations.unread)).toEqual({ count: 1 })
    morning('2026-11-09')
    expect(await round(), 'no step has come since').toBe(0)
    morning('2026-11-10')
    expect(await round()).toBe(1)
    expect((await titles('reader'))[0]).toEqual(['2026-11-10', '年度预算'])
  })

  it('rests at the weekend and catches up on Monday', async () => {
    const id = await task('周末到期', '2026-11-14')
    morning('2026-11-14')
    expect(await round()).toBe(0)
    morning('2026-11-16')
    await round()
    const [monday] = await inbox('reader')
    expect(monday).toMatchObject({ day: '2026-11-16', read: false })
    expect(monday!.items.map(({ title }) => title)).toEqual(['年度预算', '经费台账', '周末到期'])
    await t.call('creation-office', duties.submitTask, { params: { id }, body: {} })
    expect((await inbox('reader'))[0]!.items.find(({ title }) => title === '周末到期')!.done).toBe(true)
  })

  it('follows the post to the next holder, and climbs to head and leader', async () => {
    await link('示例乙', 'leader')
    await task('接手的任务', '2026-11-17')
    morning('2026-11-20')
    await round()
    expect((await titles('leader'))[0]).toContain('接手的任务')
    expect((await titles('reader'))[0]).not.toContain('接手的任务')
    // The head and the leader have no account: the office hears for them.
    expect((await titles('creation-office'))[0]).toContain('接手的任务')
  })

  it('reminds again when the date is moved, since that is another date', async () => {
    const id = await task('改期的任务', '2026-11-23')
    morning('2026-11-23')
    await round()
    await t.deps.db.updateTable('tasks').set({ due_on: '2026-11-24' }).where('id', '=', id).execute()
    morning('2026-11-24')
    await round()
    const told = (await inbox('leader')).flatMap(({ items }) => items.filter(({ subject }) => subject === id))
    expect(told.map(({ dueOn }) => dueOn)).toEqual(['2026-11-24', '2026-11-23'])
  })

  it('lets two processes go round at once without telling anything twice', async () => {
    await task('抢着提醒的任务', '2026-11-25')
    morning('2026-11-25')
    const counts = await Promise.all([round(), round(), round()])
    expect(counts.filter((count) => count > 0)).toHaveLength(1)
    const told = (await inbox('leader')).flatMap(({ items }) => items.filter(({ title }) => title === '抢着提醒的任务'))
    expect(told).toHaveLength(1)
  })

  it('raises a gap of the leading group with the office', async () => {
    await t.deps.db
      .updateTable('appointments')
      .set({ valid_to: '2026-11-25' })
      .where('post_id', '=', ids.posts.get('副主任')!)
      .execute()
    morning('2026-11-26')
    await round()
    expect((await inbox('creation-office'))[0]!.items).toMatchObject([{ kind: 'gap', title: '副主任' }])
  })
})

describe('the bell', () => {
  it('is one own: nobody reads or marks the messages of another', async () => {
    const [message] = await inbox('leader')
    await expect(
      t.call('reader', operations.markRead, { body: { ids: [message!.id], read: true } }),
    ).rejects.toMatchObject({ code: 'reminders.noSuchMessage' })
    const before = (await t.call('leader', operations.unread)).count
    await t.call('leader', operations.markRead, { body: { ids: [message!.id], read: true } })
    expect((await t.call('leader', operations.unread)).count).toBe(before - 1)
    await t.call('leader', operations.markRead, { body: { ids: [message!.id], read: false } })
    expect((await t.call('leader', operations.unread)).count).toBe(before)
  })
})

describe('settings', () => {
  it('begin with a usable ladder and refuse two equal steps', async () => {
    expect(await t.call('creation-office', operations.settings)).toEqual(defaults)
    const twice = {
      ...defaults,
      ladder: [defaults.ladder[0]!, { ...defaults.ladder[0]!, channels: ['inbox' as const] }],
    }
    await expect(t.call('creation-office', operations.changeSettings, { body: twice })).rejects.toMatchObject({
      code: 'reminders.sameStep',
    })
  })

  it('can be switched off', async () => {
    await task('不提醒的任务', '2026-11-27')
    await t.call('creation-office', operations.changeSettings, { body: { ...defaults, enabled: false } })
    morning('2026-11-27')
    expect(await round()).toBe(0)
    await t.call('creation-office', operations.changeSettings, { body: defaults })
    expect(await round()).toBeGreaterThan(0)
  })

  it('list who holds a post, with account and address, found by name', async () => {
    const find = (search?: string) => t.call('creation-office', operations.contacts, { query: { search } })
    const all = await find()
    expect(all.total).toBe(all.items.length)
    expect((await find('示例丙')).items).toMatchObject([
      { person: '示例丙', posts: ['财政所所长'], userId: null, guessed: false, email: null },
    ])
    const params = { personId: ids.people.get('示例丙')! }
    await t.call('creation-office', operations.changeContact, {
      params,
      body: { userId: null, email: 'bing@example.cn' },
    })
    expect((await find('示例丙')).items).toMatchObject([{ email: 'bing@example.cn' }])
    await expect(
      t.call('creation-office', operations.changeContact, { params, body: { userId: 'nobody', email: null } }),
    ).rejects.toMatchObject({ code: 'reminders.noSuchUser' })
    const log = await t.deps.db.selectFrom('audit_log').selectAll().where('action', '=', 'contact.update').execute()
    expect(JSON.stringify(log)).not.toContain('bing@example.cn')
  })

  it('name the leader in charge of a department', async () => {
    const params = { nodeId: ids.nodes.get('财政所')! }
    const postId = ids.posts.get('所长')!
    await t.call('creation-office', operations.changeSupervisor, { params, body: { postId } })
    expect(await t.call('creation-office', operations.supervisors)).toEqual({ items: [{ ...params, postId }] })
    await t.call('creation-office', operations.changeSupervisor, { params, body: { postId: null } })
    expect(await t.call('creation-office', operations.supervisors)).toEqual({ items: [] })
    await expect(
      t.call('creation-office', operations.changeSupervisor, { params: { nodeId: postId }, body: { postId } }),
    ).rejects.toMatchObject({ code: 'reminders.noSuchDepartment' })
  })
})

it('does not speak of a task that vanished with its duty', async () => {
  const id = await task('会消失的任务', '2026-11-30')
  morning('2026-11-30')
  await round()
  await t.deps.db.deleteFrom('tasks').where('id', '=', id).execute()
  expect((await inbox('leader'))[0]!.items.find(({ subject }) => subject === id)!.done).toBe(true)
})
