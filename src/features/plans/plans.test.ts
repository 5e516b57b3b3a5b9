import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { SchemeContent } from '../../libs/scoring/index.ts'
import { assignDuties, createTasks } from '../duties/index.ts'
import { type ImportedOrganization, importOrganization } from '../organization/index.ts'
import { currentTree, publishScheme, startCycle } from '../schemes/index.ts'
import { operations } from './contract/index.ts'

let t: TestApp
let ids: ImportedOrganization

beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const office = t.context('creation-office')
  const from = '2020-01-01'
  ids = await importOrganization(office, {
    nodes: ['财政所', '综合办'].map((name) => ({ key: name, kind: 'department' as const, name, from })),
    posts: ['财政所', '综合办'].map((node) => ({ key: node, node, name: '主任', from })),
    people: [{ key: '甲', name: 'reader', kind: 'staff' }],
    appointments: [{ person: '甲', post: '综合办', from }],
    seats: [],
  })
  await t.setPlace('department-liaison', { departmentId: ids.nodes.get('财政所')! })
  await publishScheme(
    office,
    SchemeContent.parse({
      key: 'shili',
      version: '1',
      title: '测试体系（示例）',
      levels: ['标准'],
      nodes: ['经费', '宣传'].map((name, i) => ({ number: `${i + 1}`, name, points: 1 })),
    }),
  )
  await startCycle(office, { scheme: 'shili', name: '2026 年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  const [finance, publicity] = (await currentTree(office)).nodes.map(({ id }) => id)
  const owner = (criterionId: string, name: string) => ({
    criterionId,
    departmentId: ids.nodes.get(name)!,
    postId: ids.posts.get(name)!,
    measure: null,
  })
  await assignDuties(office, [owner(finance!, '财政所'), owner(publicity!, '综合办')])
  await createTasks(office, [
    { criterionId: finance!, title: '经费台账', dueOn: '2026-11-27' },
    { criterionId: publicity!, title: '宣传栏更新', dueOn: '2026-11-28' },
  ])
})
afterAll(() => t.close())

const office = 'creation-office'
const params = { year: 2026 }
const stage = { name: '宣传发动', startsOn: '2026-03-01', endsOn: '2026-04-30', work: null }
const save = (version: number, change: Record<string, unknown> = {}) =>
  t.call(office, operations.savePlan, {
    params,
    body: { version, goal: '争创市级文明单位', targets: [], stages: [stage], ...change },
  })

describe('the plan of a year', () => {
  it('is empty until somebody makes it, then kept with targets and stages in order', async () => {
    expect(await t.call('reader', operations.plan, { params })).toMatchObject({ version: 0, goal: '', stages: [] })
    const targets = [{ name: '志愿服务时长', value: '1200.5', unit: '小时', figure: 'volunteer.hours' }]
    await save(0, {
      targets,
      stages: [stage, { ...stage, name: '自查自纠', startsOn: '2026-09-01', endsOn: '2026-10-31' }],
    })
    const plan = await t.call('reader', operations.plan, { params })
    expect(plan).toMatchObject({ version: 1, goal: '争创市级文明单位', targets })
    expect(plan.stages.map(({ name }) => name)).toEqual(['宣传发动', '自查自纠'])
  })

  it('does not let two people overwrite each other', async () => {
    const [one, two] = await Promise.allSettled([save(1, { goal: '甲' }), save(1, { goal: '乙' })])
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected'])
    await expect(save(0)).rejects.toMatchObject({ status: 409, code: 'plans.outdated' })
  })

  it('refuses stages that end before they begin or lie in another year', async () => {
    await expect(save(2, { stages: [{ ...stage, endsOn: '2026-02-01' }] })).rejects.toMatchObject({
      code: 'plans.datesReversed',
    })
    await expect(
      save(2, { stages: [{ ...stage, startsOn: '2024-03-01', endsOn: '2024-04-01' }] }),
    ).rejects.toMatchObject({ code: 'plans.outsideYear' })
  })
})

describe('the ladder', () => {
  const body = { level: 'county', name: '澄南区文明单位', awardedOn: '2025-06-01' }

  it('says what comes next and what is missing, and follows titles as they are entered and removed', async () => {
    expect(await t.call('reader', operations.ladder)).toMatchObject({ ladder: 'wenming-danwei', next: 'county' })
    const { id } = await t.call(office, operations.addTitle, { body })
    const after = await t.call('reader', operations.ladder)
    expect(after.levels.slice(0, 3)).toMatchObject([
      { key: 'county', held: 'expiring', until: '2027-05-31' },
      { key: 'city', held: 'none', apply: 'waiting', next: { from: '2027-05-01', to: '2027-06-30' } },
      { key: 'province', apply: 'blocked', missing: [{ kind: 'level', names: ['市级文明单位'] }] },
    ])
    await t.call(office, operations.switchTitle, { params: { id }, body: { removed: true } })
    expect((await t.call('reader', operations.ladder)).titles).toEqual([])
    await t.call(office, operations.switchTitle, { params: { id }, body: { removed: false } })
    expect((await t.call('reader', operations.ladder)).titles).toHaveLength(1)
  })

  it('is adjusted to local rules and set back', async () => {
    const at = { params: { level: 'county' } }
    const change = { name: '区级文明单位', termYears: 5, holdYears: 0, window: null, issuer: null }
    await t.call(office, operations.changeLevel, { ...at, body: { change } })
    const [county] = (await t.call('reader', operations.ladder)).levels
    expect(county).toMatchObject({
      name: '区级文明单位',
      adjusted: true,
      held: 'current',
      until: '2030-05-31',
      next: null,
    })
    await t.call(office, operations.changeLevel, { ...at, body: { change: null } })
    expect((await t.call('reader', operations.ladder)).levels[0]).toMatchObject({ adjusted: false, termYears: 2 })
  })

  it('refuses unknown levels and terms that end before they begin', async () => {
    await expect(t.call(office, operations.addTitle, { body: { ...body, level: 'moon' } })).rejects.toMatchObject({
      code: 'plans.noSuchLevel',
    })
    await expect(
      t.call(office, operations.addTitle, { body: { ...body, awardedOn: '9999-06-01', validTo: null } }),
    ).rejects.toMatchObject({ details: [{ path: 'awardedOn', message: '日期应在 1900 年至 2199 年之间' }] })
    await expect(
      t.call('reader', operations.calendar, { query: { from: '9999-01-01', to: '9999-12-31' } }),
    ).rejects.toMatchObject({ status: 400 })
    await expect(
      t.call(office, operations.addTitle, { body: { ...body, validTo: '2025-01-01' } }),
    ).rejects.toMatchObject({ code: 'plans.datesReversed' })
    await expect(t.call(office, operations.chooseLadder, { body: { ladder: 'moon' } })).rejects.toMatchObject({
      code: 'plans.noSuchLadder',
    })
  })
})

describe('the calendar', () => {
  const titles = async (role: 'reader' | 'department-liaison', scope: 'mine' | 'department' | 'all') =>
    (await t.call(role, operations.calendar, { query: { from: '2026-11-01', to: '2026-12-31', scope } })).items.map(
      ({ title }) => title,
    )

  it('holds tasks by scope, and what concerns all in each', async () => {
    expect(await titles('reader', 'all')).toEqual(['经费台账', '宣传栏更新', '2026 年度'])
    expect(await titles('department-liaison', 'department')).toEqual(['经费台账', '2026 年度'])
    expect(await titles('reader', 'mine')).toEqual(['宣传栏更新', '2026 年度'])
  })

  it('shows stages, times of application and ends of terms', async () => {
    const { items } = await t.call('reader', operations.calendar, { query: { from: '2027-05-01', to: '2027-06-01' } })
    expect(items.map(({ kind, title }) => `${kind} ${title}`)).toEqual(['window 市级文明单位', 'term 县级文明单位'])
    const { items: spring } = await t.call('reader', operations.calendar, {
      query: { from: '2026-04-30', to: '2026-04-30' },
    })
    expect(spring.map(({ title }) => title)).toContain('宣传发动')
  })

  it('refuses more than a year or so at once', async () => {
    await expect(
      t.call('reader', operations.calendar, { query: { from: '2020-01-01', to: '2026-01-01' } }),
    ).rejects.toMatchObject({ code: 'plans.rangeTooLong' })
  })
})

describe('the calendar address', () => {
  const publish = (role: 'reader' | 'department-liaison') =>
    t.call(role, operations.addFeed, { body: { name: '手机', scope: 'mine' } })

  it('works without a session, as its owner would see it, and answers 304 when nothing changed', async () => {
    const { path } = await publish('department-liaison')
    const answer = await t.fetch(path)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('private, max-age=900')
    const events = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent')
    const titles = events.map((each) => new ICAL.Event(each).summary)
    expect(titles).toContain('经费台账')
    expect(titles).not.toContain('宣传栏更新')
    const again = await t.fetch(path, { headers: { 'if-none-match': answer.headers.get('etag')! } })
    expect(again.status).toBe(304)
  })

  it('is kept only as a hash, and dies when revoked, with its owner, and when guessed at', async () => {
    const { path, feed } = await publish('reader')
    const token = path.split('/').at(-1)!
    const rows = await t.deps.db.selectFrom('calendar_feeds').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    const status = async (address: string) => (await t.fetch(address)).status
    expect(await status(path)).toBe(200)
    expect(await status(path.replace(token, `${token.slice(0, -2)}AA`))).toBe(404)
    expect(await status('/api/calendar/ics/x')).toBe(404)
    await expect(
      t.call('leader', operations.switchFeed, { params: { id: feed.id }, body: { revoked: true } }),
    ).rejects.toMatchObject({ status: 404 })
    await t.call('reader', operations.switchFeed, { params: { id: feed.id }, body: { revoked: true } })
    expect(await status(path)).toBe(404)
    await t.call('reader', operations.switchFeed, { params: { id: feed.id }, body: { revoked: false } })
    expect(await status(path)).toBe(200)
    const disabled = (at: Date | null) =>
      t.deps.db
        .updateTable('memberships')
        .set({ disabled_at: at })
        .where('user_id', '=', t.actor('reader').userId)
        .execute()
    await disabled(new Date())
    expect(await status(path)).toBe(404)
    await disabled(null)
  })
})
