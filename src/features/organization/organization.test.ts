import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { newId } from '../../platform/ids.ts'
import { operations } from './contract.ts'
import { countsOn, gapAlarms, groupLeader, groupMembersOn, importOrganization, staffOn } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

const department = (name: string, validFrom = '2020-01-01') =>
  t.call('creation-office', operations.createNode, { body: { kind: 'department', name, validFrom } })
const post = (nodeId: string | null, name: string, validFrom = '2020-01-01') =>
  t.call('creation-office', operations.createPost, { body: { nodeId, name, validFrom } })
const person = (name: string) =>
  t.call('creation-office', operations.createPerson, { body: { name, kind: 'staff' as const } })
const appoint = (personId: string, postId: string, validFrom: string) =>
  t.call('creation-office', operations.appoint, { body: { personId, postId, validFrom } })
const endAppointment = (id: string, validTo: string) =>
  t.call('creation-office', operations.endAppointment, { params: { id }, body: { validTo } })
const asOf = async (day?: string) => t.call('reader', operations.organization, { query: { asOf: day } })
const code = (wanted: string) => ({ code: `organization.${wanted}` })

describe('appointments', () => {
  it('keeps who held a post on any day after it changed hands', async () => {
    const office = await department('公共管理办公室')
    const head = await post(office.id, '主任')
    const [first, second] = [await person('示例甲'), await person('示例乙')]
    const old = await appoint(first.id, head.id, '2024-03-01')
    await endAppointment(old.id, '2026-06-30')
    await appoint(second.id, head.id, '2026-07-01')
    const holders = async (day: string) =>
      (await asOf(day)).posts.find((each) => each.id === head.id)!.holders.map((each) => each.name)
    expect(await holders('2026-06-30')).toEqual(['示例甲'])
    expect(await holders('2026-07-01')).toEqual(['示例乙'])
    expect(await holders('2024-02-29')).toEqual([])
    const { items } = await t.call('reader', operations.listPeople, { query: { search: '示例' } })
    expect(items.find((each) => each.name === '示例甲')!.posts).toEqual([])
    expect(items.find((each) => each.name === '示例乙')!.posts).toEqual(['公共管理办公室主任'])
  })

  it('gives a post to one person at a time and says who holds it', async () => {
    const office = await department('公共服务办公室')
    const head = await post(office.id, '主任')
    const [first, second] = [await person('示例丙'), await person('示例丁')]
    const held = await appoint(first.id, head.id, '2026-01-01')
    await expect(appoint(second.id, head.id, '2026-08-01')).rejects.toMatchObject({
      ...code('postOccupied'),
      message: expect.stringContaining('“示例丙”在 2026-01-01 起仍任此岗位'),
    })
    await endAppointment(held.id, '2026-07-31')
    await appoint(second.id, head.id, '2026-08-01')
    await expect(endAppointment(held.id, '2026-08-01')).rejects.toMatchObject(code('postOccupied'))
    await expect(endAppointment(held.id, '2025-12-31')).rejects.toMatchObject(code('datesReversed'))
  })

  it('lets only one of two clerks who appoint at the same moment succeed', async () => {
    const office = await department('公共安全办公室')
    const head = await post(office.id, '主任')
    const people = await Promise.all(['示例戊', '示例己', '示例庚'].map(person))
    const results = await Promise.allSettled(people.map((each) => appoint(each.id, head.id, '2026-01-01')))
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })

  it('stays within the days of the post', async () => {
    const office = await department('临时专班', '2026-01-01')
    const lead = await post(office.id, '组长', '2026-01-01')
    const someone = await person('示例辛')
    await expect(appoint(someone.id, lead.id, '2025-12-31')).rejects.toMatchObject(code('outsidePost'))
    await expect(post(office.id, '副组长', '2025-06-01')).rejects.toMatchObject(code('noSuchNode'))
    await expect(appoint(someone.id, newId(), '2026-01-01')).rejects.toMatchObject(code('noSuchPost'))
    await expect(appoint(newId(), lead.id, '2026-01-01')).rejects.toMatchObject(code('noSuchPerson'))
  })
})

describe('departments', () => {
  it('ends with its posts, appointments and seats, and keeps its past', async () => {
    const office = await department('城市管理科')
    const head = await post(office.id, '科长')
    const someone = await person('示例壬')
    await appoint(someone.id, head.id, '2024-01-01')
    await t.call('creation-office', operations.addSeat, {
      body: { role: '组员', postId: head.id, validFrom: '2024-01-01' },
    })
    const ended = await t.call('creation-office', operations.endNode, {
      params: { id: office.id },
      body: { validTo: '2026-03-31' },
    })
    expect(ended.validTo).toBe('2026-03-31')
    const before = await asOf('2026-03-31')
    expect(before.nodes.map((node) => node.name)).toContain('城市管理科')
    expect(before.posts.find((each) => each.id === head.id)!.holders).toHaveLength(1)
    const after = await asOf('2026-04-01')
    expect(after.nodes.map((node) => node.name)).not.toContain('城市管理科')
    expect(after.posts.map((each) => each.id)).not.toContain(head.id)
    expect((await staffOn(t.deps.db, t.unitId, '2026-04-01')).map((each) => each.name)).not.toContain('示例壬')
    const { seats } = await t.call('reader', operations.leadingGroup, { query: { asOf: '2026-04-01' } })
    expect(seats.map((seat) => seat.postId)).not.toContain(head.id)
    await department('城市管理科', '2026-04-01')
  })

  it('refuses a second one of the same name at the same time, and an end before the beginning', async () => {
    const office = await department('财政所', '2026-01-01')
    await expect(department('财政所', '2020-01-01')).rejects.toMatchObject(code('nameTaken'))
    await expect(
      t.call('creation-office', operations.endNode, { params: { id: office.id }, body: { validTo: '2025-12-31' } }),
    ).rejects.toMatchObject(code('datesReversed'))
    const head = await post(office.id, '所长', '2026-10-01')
    await expect(
      t.call('creation-office', operations.endNode, { params: { id: office.id }, body: { validTo: '2026-05-31' } }),
    ).rejects.toMatchObject({ ...code('beginsLater'), message: expect.stringContaining(head.name) })
    expect((await asOf('2026-11-20')).nodes.find((node) => node.id === office.id)!.validTo).toBeNull()
  })
})

describe('leading group', () => {
  it('shows the day on which the group had no head, and the head of today', async () => {
    const secretary = await post(null, '党工委书记')
    const [first, second] = [await person('示例癸'), await person('示例子')]
    const { id } = await appoint(first.id, secretary.id, '2023-05-01')
    const seat = await t.call('creation-office', operations.addSeat, {
      body: { role: '组长', postId: secretary.id, validFrom: '2024-01-01' },
    })
    await endAppointment(id, '2026-10-14')
    const own = async () =>
      (await t.call('reader', operations.leadingGroup)).gaps.filter((gap) => gap.seatId === seat.id)
    const vacant = async () =>
      (await gapAlarms(t.deps.db, t.unitId, t.context('reader').today))
        .filter((gap) => gap.state === 'open')
        .map((gap) => gap.postId)
    expect(await own()).toEqual([
      { seatId: seat.id, role: '组长', postName: '党工委书记', from: '2026-10-15', to: null },
    ])
    expect(await vacant()).toContain(secretary.id)
    expect((await groupLeader(t.context('reader')))!.holders).toEqual([])
    await appoint(second.id, secretary.id, '2026-10-16')
    expect(await own()).toEqual([
      { seatId: seat.id, role: '组长', postName: '党工委书记', from: '2026-10-15', to: '2026-10-15' },
    ])
    expect(await vacant()).not.toContain(secretary.id)
    expect(await groupLeader(t.context('reader'))).toEqual({
      postId: secretary.id,
      post: '党工委书记',
      holders: ['示例子'],
    })
    await t.call('creation-office', operations.addSeat, {
      body: { role: '总指挥', postId: secretary.id, validFrom: '2024-01-01' },
    })
    await expect(
      t.call('creation-office', operations.addSeat, {
        body: { role: '组长', postId: secretary.id, validFrom: '2026-11-01' },
      }),
    ).rejects.toMatchObject(code('seatTaken'))
    const members = await groupMembersOn(t.deps.db, t.unitId, '2026-11-20')
    expect(members.filter((each) => each.name === '示例子')).toHaveLength(1)
  })
})

describe('people', () => {
  it('finds by part of a name, and takes % and _ as letters', async () => {
    await person('示例%寅')
    const found = async (search: string) =>
      (await t.call('reader', operations.listPeople, { query: { search } })).items.map((each) => each.name)
    expect(await found('%寅')).toEqual(['示例%寅'])
    expect(await found('_')).toEqual([])
  })

  it('pages without losing or repeating anyone', async () => {
    for (let i = 0; i < 7; i++) await person('同名')
    const pages = await Promise.all(
      [1, 2, 3].map((page) =>
        t.call('reader', operations.listPeople, { query: { search: '同名', page, pageSize: 3 } }),
      ),
    )
    expect(pages.map((page) => page.total)).toEqual([7, 7, 7])
    expect(new Set(pages.flatMap((page) => page.items.map((each) => each.id))).size).toBe(7)
  })
})

describe('who may', () => {
  it('lets liaisons, leaders and readers look but not change', async () => {
    const body = { kind: 'department' as const, name: '无权部门', validFrom: '2026-01-01' }
    for (const role of ['leader', 'department-liaison', 'community-liaison', 'reader'] as const) {
      await expect(t.call(role, operations.createNode, { body })).rejects.toMatchObject({ status: 403 })
      await expect(
        t.call(role, operations.createPerson, { body: { name: '示例', kind: 'staff' } }),
      ).rejects.toMatchObject({ status: 403 })
      expect((await t.call(role, operations.organization)).asOf).toBe('2026-11-20')
    }
    const volunteer = { body: { name: '示例志愿者', kind: 'volunteer' as const } }
    for (const role of ['leader', 'reader'] as const) {
      await expect(t.call(role, operations.createPerson, volunteer)).rejects.toMatchObject({ status: 403 })
    }
    expect((await t.call('community-liaison', operations.createPerson, volunteer)).kind).toBe('volunteer')
    await expect(t.call(null, operations.organization)).rejects.toMatchObject({ status: 401 })
  })
})

describe('a whole organisation at once', () => {
  it('adds everything by the same rules, or nothing', async () => {
    const own = await createTestApp({ now: '2026-11-20T02:00:00Z' })
    try {
      const ctx = own.context('administrator')
      const plan = {
        nodes: [
          { key: 'office', kind: 'department' as const, name: '党政综合办公室', from: '2020-01-01' },
          { key: 'lake', kind: 'community' as const, name: '澄湖社区', from: '2020-01-01' },
        ],
        posts: [
          { key: 'secretary', node: null, name: '党工委书记', from: '2020-01-01' },
          { key: 'head', node: 'office', name: '主任', from: '2020-01-01' },
        ],
        people: [
          { key: 'a', name: '示例甲', kind: 'staff' as const },
          { key: 'b', name: '示例乙', kind: 'staff' as const },
          { key: 'v', name: '示例丙', kind: 'volunteer' as const, community: 'lake' },
        ],
        appointments: [
          { person: 'a', post: 'secretary', from: '2022-01-01', to: '2026-06-30' },
          { person: 'b', post: 'secretary', from: '2026-07-01' },
          { person: 'a', post: 'head', from: '2026-07-01' },
        ],
        seats: [{ role: '组长' as const, post: 'secretary', from: '2022-01-01' }],
      }
      const clash = { ...plan, appointments: [...plan.appointments, { person: 'v', post: 'head', from: '2026-08-01' }] }
      await expect(importOrganization(ctx, clash)).rejects.toMatchObject(code('postOccupied'))
      expect((await own.call('reader', operations.listPeople)).total).toBe(0)
      const { nodes } = await importOrganization(ctx, plan)
      expect(await countsOn(own.deps.db, own.unitId, '2026-11-20')).toEqual({
        staff: 2,
        departments: 1,
        communities: 1,
        groupMembers: 1,
      })
      expect((await countsOn(own.deps.db, own.unitId, '2026-06-30')).staff).toBe(1)
      const { items } = await own.call('reader', operations.listPeople, { query: { kind: 'volunteer' } })
      expect(items[0]).toMatchObject({ name: '示例丙', communityId: nodes.get('lake') })
    } finally {
      await own.close()
    }
  })
})
