import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { operations, type Reorganization } from './contract.ts'
import { countsOn, gapAlarms } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

const office = 'creation-office'
const node = (name: string, kind: 'department' | 'community' = 'department') =>
  t.call(office, operations.createNode, { body: { kind, name, validFrom: '2020-01-01' } })
const post = (nodeId: string, name: string, validFrom = '2020-01-01') =>
  t.call(office, operations.createPost, { body: { nodeId, name, validFrom } })
async function held(nodeId: string, name: string, person: string) {
  const place = await post(nodeId, name)
  const { id } = await t.call(office, operations.createPerson, { body: { name: person, kind: 'staff' } })
  await t.call(office, operations.appoint, { body: { personId: id, postId: place.id, validFrom: '2024-01-01' } })
  return place
}
const rename = (id: string, name: string, day: string) =>
  t.call(office, operations.renameNode, { params: { id }, body: { name, day } })
const reorganize = (body: Partial<Reorganization> & Pick<Reorganization, 'kind' | 'sources' | 'targets'>) =>
  t.call(office, operations.reorganize, { body: { day: '2026-07-01', ...body } })
const undo = (id: string) => t.call(office, operations.undoChange, { params: { id } })
const on = (asOf: string) => t.call('reader', operations.organization, { query: { asOf } })
const names = async (day: string) => (await on(day)).nodes.map((each) => each.name)
const code = (wanted: string) => ({ code: `organization.${wanted}` })

describe('renaming', () => {
  it('holds from its day on; the days before keep the name they had', async () => {
    const { id } = await node('文化站')
    const { changeId } = await rename(id, '文化服务中心', '2025-05-01')
    await rename(id, '文化旅游服务中心', '2026-05-01')
    const name = async (day: string) => (await on(day)).nodes.find((each) => each.id === id)!
    expect((await name('2025-04-30')).name).toBe('文化站')
    expect(await name('2026-04-30')).toMatchObject({
      name: '文化服务中心',
      former: [{ name: '文化站', until: '2025-04-30' }],
    })
    expect((await name('2026-05-01')).former.map((each) => each.name)).toEqual(['文化站', '文化服务中心'])
    await expect(undo(changeId)).rejects.toMatchObject(code('restsOn'))
  })

  it('frees the old name from that day on, not before, and refuses what cannot be', async () => {
    const { id } = await node('统计站')
    await rename(id, '统计中心', '2026-05-01')
    await expect(
      t.call(office, operations.createNode, { body: { kind: 'department', name: '统计站', validFrom: '2026-04-01' } }),
    ).rejects.toMatchObject(code('nameTaken'))
    await t.call(office, operations.createNode, {
      body: { kind: 'department', name: '统计站', validFrom: '2026-05-01' },
    })
    await expect(rename(id, '统计站', '2026-06-01')).rejects.toMatchObject(code('nameTaken'))
    await expect(rename(id, '统计中心', '2026-06-01')).rejects.toMatchObject(code('sameName'))
    await expect(rename(id, '统计所', '2026-04-30')).rejects.toMatchObject(code('tooEarly'))
    await expect(rename(id, '统计所', '2026-11-21')).rejects.toMatchObject(code('notYet'))
  })
})

describe('merging', () => {
  it('moves posts, holders and seats without a day between, counts nobody twice, and is undone', async () => {
    const [a, b] = [await node('经济办'), await node('统计办')]
    const head = await held(a.id, '主任', '示例甲')
    await held(b.id, '科员', '示例乙')
    const spare = await post(b.id, '助理')
    await t.call(office, operations.addSeat, { body: { role: '组员', postId: head.id, validFrom: '2024-01-01' } })
    const before = await on('2026-07-01')
    const counts = await countsOn(t.deps.db, t.unitId, '2026-07-01')
    const wanted = {
      kind: 'merge' as const,
      sources: [a.id, b.id],
      targets: [{ name: '经济发展办' }],
      posts: [{ postId: spare.id, target: null }],
    }
    const preview = await t.call(office, operations.previewReorganization, { body: { day: '2026-07-01', ...wanted } })
    expect(await on('2026-07-01')).toEqual(before)
    const { changeId, lines } = await reorganize(wanted)
    expect(lines).toEqual(preview.lines)
    expect(lines.map(({ what, name, from, to }) => [what, name, from, to])).toEqual([
      ['post', '主任 · 示例甲', '经济办', '经济发展办'],
      ['seat', '组员 · 主任', '经济办', '经济发展办主任'],
      ['post', '科员 · 示例乙', '统计办', '经济发展办'],
      ['post', '助理', '统计办', null],
    ])
    const after = await on('2026-07-01')
    const merged = after.nodes.find((each) => each.name === '经济发展办')!
    expect(after.posts.filter((each) => each.nodeId === merged.id).map((each) => each.holders[0]?.name)).toEqual([
      '示例甲',
      '示例乙',
    ])
    expect(after.successions.filter((each) => each.toId === merged.id).map((each) => each.from)).toEqual([
      '经济办',
      '统计办',
    ])
    expect(await countsOn(t.deps.db, t.unitId, '2026-07-01')).toEqual({
      ...counts,
      departments: counts.departments - 1,
    })
    expect(await names('2026-06-30')).toEqual(expect.arrayContaining(['经济办', '统计办']))
    expect((await gapAlarms(t.deps.db, t.unitId, '2026-11-20')).filter(({ title }) => title.includes('主任'))).toEqual(
      [],
    )
    await undo(changeId)
    expect(await on('2026-07-01')).toEqual(before)
    expect(await names('2026-11-20')).not.toContain('经济发展办')
    await expect(undo(changeId)).rejects.toMatchObject(code('alreadyUndone'))
  })

  it('into one that stays, keeps that one; users of the other speak for it, and come back', async () => {
    const [a, b] = [await node('东村社区', 'community'), await node('西村社区', 'community')]
    await t.setPlace('community-liaison', { communityId: a.id })
    const place = async () =>
      (
        await t.deps.db
          .selectFrom('memberships')
          .select('community_id')
          .where('user_id', '=', t.actor('community-liaison').userId)
          .executeTakeFirstOrThrow()
      ).community_id
    const volunteer = await t.call(office, operations.createPerson, {
      body: { name: '示例志愿者', kind: 'volunteer', communityId: a.id },
    })
    const { changeId, lines } = await reorganize({ kind: 'merge', sources: [a.id], targets: [{ nodeId: b.id }] })
    expect(lines.map(({ what, to, count }) => [what, to, count])).toEqual([
      ['volunteer', '西村社区', 1],
      ['speaker', '西村社区', 1],
    ])
    expect(await place()).toBe(b.id)
    const found = await t.call('reader', operations.listPeople, { query: { search: '示例志愿者' } })
    expect(found.items.find((each) => each.id === volunteer.id)!.communityId).toBe(b.id)
    expect(
      (await on('2026-07-01')).nodes.filter((each) => [a.id, b.id].includes(each.id)).map((each) => each.id),
    ).toEqual([b.id])
    await undo(changeId)
    expect(await place()).toBe(a.id)
  })

  it('refuses with a sentence what makes no sense', async () => {
    const [a, b] = [await node('甲办'), await node('乙社区', 'community')]
    const late = await t.call(office, operations.createNode, {
      body: { kind: 'department', name: '丙办', validFrom: '2026-07-01' },
    })
    const merge = (sources: string[], targets: Reorganization['targets']) =>
      reorganize({ kind: 'merge', sources, targets })
    await expect(merge([a.id, b.id], [{ name: '丁' }])).rejects.toMatchObject(code('badParts'))
    await expect(merge([a.id], [{ name: '丁' }])).rejects.toMatchObject(code('badParts'))
    await expect(merge([a.id], [{ nodeId: a.id }])).rejects.toMatchObject(code('badParts'))
    await expect(merge([a.id, late.id], [{ name: '丁' }])).rejects.toMatchObject(code('tooEarly'))
    await expect(reorganize({ kind: 'split', sources: [a.id], targets: [{ name: '丁' }] })).rejects.toMatchObject(
      code('badParts'),
    )
    await expect(
      reorganize({ kind: 'split', sources: [a.id], targets: [{ name: '丁' }, { name: '丁' }] }),
    ).rejects.toMatchObject(code('badParts'))
    const begun = await t.call(office, operations.createPost, {
      body: { nodeId: a.id, name: '专员', validFrom: '2026-08-01' },
    })
    await expect(merge([a.id], [{ nodeId: (await node('戊办')).id }])).rejects.toMatchObject({
      ...code('beginsLater'),
      message: expect.stringContaining(begun.name),
    })
  })
})

describe('splitting', () => {
  it('gives each post where it is to go, the place itself may stay', async () => {
    const whole = await node('城建城管办')
    const [stays, goes] = [await held(whole.id, '主任', '示例丙'), await held(whole.id, '城管队长', '示例丁')]
    const { changeId } = await reorganize({
      kind: 'split',
      sources: [whole.id],
      targets: [{ nodeId: whole.id }, { name: '城管队' }],
      posts: [{ postId: goes.id, target: 1 }],
    })
    const after = await on('2026-11-20')
    const part = after.nodes.find((each) => each.name === '城管队')!
    expect(after.posts.find((each) => each.id === stays.id)!.nodeId).toBe(whole.id)
    expect(after.posts.filter((each) => each.nodeId === part.id).map((each) => each.holders[0]!.name)).toEqual([
      '示例丁',
    ])
    expect((await on('2026-06-30')).posts.find((each) => each.id === goes.id)!.nodeId).toBe(whole.id)
    const { id } = await t.call(office, operations.createPerson, { body: { name: '示例戊', kind: 'staff' } })
    const added = await post(part.id, '队员', '2026-08-01')
    await t.call(office, operations.appoint, { body: { personId: id, postId: added.id, validFrom: '2026-08-01' } })
    await expect(undo(changeId)).rejects.toMatchObject({
      ...code('restsOn'),
      message: expect.stringContaining('又设了岗位'),
    })
    expect(await names('2026-11-20')).toContain('城管队')
  })
})

describe('taking back', () => {
  it('undoes an appointment and an end entered by mistake, unless somebody has followed', async () => {
    const place = await node('信访办')
    const head = await held(place.id, '主任', '示例己')
    const holder = async () => (await on('2026-11-20')).posts.find((each) => each.id === head.id)!.holders
    const { appointmentId } = (await holder())[0]!
    const end = () =>
      t.call(office, operations.endAppointment, { params: { id: appointmentId }, body: { validTo: '2026-10-31' } })
    await undo((await end()).changeId)
    expect(await holder()).toHaveLength(1)
    const ended = await end()
    const { id } = await t.call(office, operations.createPerson, { body: { name: '示例庚', kind: 'staff' } })
    const next = await t.call(office, operations.appoint, {
      body: { personId: id, postId: head.id, validFrom: '2026-11-01' },
    })
    await expect(undo(ended.changeId)).rejects.toMatchObject({
      ...code('restsOn'),
      message: expect.stringContaining('示例庚'),
    })
    await undo(next.changeId)
    await undo(ended.changeId)
    expect((await holder())[0]!).toMatchObject({ name: '示例己', since: '2024-01-01' })
  })

  it('lists what was changed, by whom, and lets only the office undo', async () => {
    const { items, total } = await t.call('reader', operations.listChanges, { query: { pageSize: 5 } })
    expect(items).toHaveLength(5)
    expect(total).toBeGreaterThan(20)
    expect(items[0]).toMatchObject({ kind: 'appointment.create', madeBy: 'creation-office' })
    expect(items[0]!.undoneAt).not.toBeNull()
    await expect(t.call('reader', operations.undoChange, { params: { id: items[4]!.id } })).rejects.toMatchObject({
      status: 403,
    })
  })
})
