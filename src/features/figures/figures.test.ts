import Big from 'big.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import type { OperationInput } from '../../libs/contract/index.ts'
import type { Role } from '../../platform/permissions/index.ts'
import { operations as ledgers, RecordInput } from '../ledgers/contract/index.ts'
import { importRecords } from '../ledgers/index.ts'
import { activity, addPeople, addPlace, type NewRecord } from '../ledgers/test-support.ts'
import { operations } from './contract.ts'
import { allFigures, figuresFor, ledgersBehind, recordsBehind, sourcesBehind } from './index.ts'

let t: TestApp
let office: string
let willow: string
let pine: string
let people: string[]
let ids: string[]

const place = (change: Partial<NewRecord>): Partial<NewRecord> => change
const fund = (direction: string, amount: string, occurredOn: string): NewRecord => ({
  ledger: 'fund',
  occurredOn,
  title: `${direction}一笔`,
  departmentId: office,
  fields: { direction, amount, source: '财政拨款' },
})
const facility = (kind: string, quantity: number, communityId: string | null, occurredOn: string): NewRecord => ({
  ledger: 'facility',
  occurredOn,
  title: kind,
  communityId,
  fields: { kind, quantity },
})
const population = (value: string, occurredOn: string): NewRecord => ({
  ledger: 'statistic',
  occurredOn,
  title: '常住人口',
  fields: { indicator: '常住人口', value, origin: '示例统计站' },
})

beforeAll(async () => {
  t = await createTestApp()
  office = await addPlace(t, 'department', '公共服务办公室')
  willow = await addPlace(t, 'community', '柳溪社区')
  pine = await addPlace(t, 'community', '松涛社区')
  await addPlace(t, 'community', '旧村', { from: '2020-01-01', to: '2026-02-28' })
  people = await addPeople(t, ['示例甲', '示例乙', '示例丙'])
  const by = (...minutes: (number | undefined)[]) =>
    minutes.flatMap((each, i) => (each === undefined ? [] : [{ personId: people[i]!, minutes: each }]))
  const records: NewRecord[] = [
    activity(by(20, 20), place({ occurredOn: '2026-01-10', communityId: willow, title: '一月' })),
    activity(by(20, undefined, 120), place({ occurredOn: '2026-02-10', communityId: willow, title: '二月' })),
    activity(by(undefined, 5), place({ occurredOn: '2026-02-11', communityId: pine, title: '二月又' })),
    activity(by(60), place({ occurredOn: '2025-12-31', communityId: pine, title: '上年' })),
    fund('拨入', '123456.78', '2026-01-05'),
    fund('拨入', '0.05', '2026-01-05'),
    fund('支出', '10000', '2026-03-01'),
    facility('文化活动室', 3, willow, '2025-06-01'),
    facility('便民服务站', 2, willow, '2026-02-01'),
    facility('宣传栏', 50, pine, '2026-02-01'),
    facility('健身器材', 9, null, '2026-03-01'),
    population('80000', '2024-12-31'),
    population('81234.5', '2025-12-31'),
    {
      ledger: 'violation',
      occurredOn: '2026-04-01',
      title: '一起违规',
      departmentId: office,
      fields: { grade: '严重', handling: '已处理' },
    },
  ]
  ids = await importRecords(
    t.context('creation-office'),
    records.map((record) => RecordInput.parse(record)),
  )
})
afterAll(() => t.close())

type Query = OperationInput<typeof operations.get>['query']
const get = (figure: string, query: Query = { period: '2026' }, role: Role = 'leader') =>
  t.call(role, operations.get, { params: { figure }, query })
const value = async (figure: string, query?: Query) => (await get(figure, query)).value

describe('the value of a figure', () => {
  it.each([
    ['volunteer.activities', '2026', '3'],
    ['volunteer.activities', '2025', '1'],
    ['volunteer.activities', '2026-Q1', '3'],
    ['volunteer.activities', '2026-02', '2'],
    ['volunteer.activities', '2026-03', '0'],
    ['volunteer.participations', '2026', '5'],
    ['volunteer.people', '2026', '3'],
    ['volunteer.hours', '2026', '3.1'],
    ['volunteer.hours_per_person', '2026', '1.0'],
    ['fund.received', '2026', '12.35'],
    ['fund.spent', '2026', '1.00'],
    ['fund.balance', '2026', '11.35'],
    ['facility.count', '2026', '64'],
    ['facility.count', '2025', '3'],
    ['facility.communities', '2026', '1'],
    ['facility.community_share', '2026', '50.0'],
    ['facility.community_share', '2025', '33.3'],
    ['statistic.population', '2026', '81235'],
    ['statistic.population', '2024', '80000'],
    ['statistic.population', '2023', null],
    ['survey.satisfaction', '2026', null],
    ['violation.serious', '2026-Q2', '1'],
    ['organization.departments', '2026', '1'],
    ['organization.communities', '2026', '2'],
    ['organization.communities', '2025', '3'],
  ])('%s over %s is %s', async (figure, period, expected) => {
    expect(await value(figure, { period })).toBe(expected)
  })

  it('can be asked of a department or community, except what belongs to the whole unit', async () => {
    const of = (communityId: string) => ({ period: '2026', communityId })
    expect(await value('volunteer.hours', of(willow))).toBe('3.0')
    expect(await value('volunteer.hours', of(pine))).toBe('0.1')
    expect(await value('fund.received', { period: '2026', departmentId: office })).toBe('12.35')
    expect(await value('facility.community_share', of(willow))).toBeNull()
    const nowhere = await get('fund.spent', of(office)).catch((e: unknown) => e)
    expect(nowhere).toMatchObject({ status: 404, code: 'figures.noSuchPlace' })
  })

  it('follows a change, a withdrawal and a restoration at once', async () => {
    const [first] = ids
    const was = await value('volunteer.activities')
    await t.call('creation-office', ledgers.withdrawRecord, { params: { id: first! } })
    expect([was, await value('volunteer.activities'), await value('volunteer.hours')]).toEqual(['3', '2', '2.4'])
    await t.call('creation-office', ledgers.restoreRecord, { params: { id: first! } })
    expect(await value('volunteer.hours')).toBe('3.1')
  })

  it('is the same in the list, alone and for a report', async () => {
    const { items } = await t.call('leader', operations.list, { query: { period: '2026' } })
    const range = { from: '2026-01-01', to: '2026-12-31' }
    const together = await figuresFor(
      t.context('leader'),
      items.map((item) => item.id),
      range,
    )
    const behind = await recordsBehind(t.context('leader'), [...together.keys()], range)
    expect(items.length).toBeGreaterThanOrEqual(50)
    for (const item of items) {
      const alone = await get(item.id)
      expect({ value: alone.value, records: alone.records }, item.id).toEqual({
        value: item.value,
        records: item.records,
      })
      expect(together.get(item.id), item.id).toEqual({ value: item.value, records: item.records })
      expect(behind.get(item.id), item.id).toHaveLength(item.records)
    }
  })

  it('takes one query a ledger for the whole list, however many figures there are', async () => {
    const texts: string[] = []
    const counting = t.deps.db.withPlugin({
      transformQuery: ({ node }) => {
        texts.push(JSON.stringify(node))
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const ctx = { ...t.context('leader'), db: counting }
    const every = (await allFigures(ctx)).map((figure) => figure.id)
    await figuresFor(ctx, every, { from: '2026-01-01', to: '2026-12-31' })
    const used = new Set((await Promise.all(every.map((id) => ledgersBehind(ctx, id)))).flat())
    expect(texts).toHaveLength(used.size + 1)
  })
})

describe('what is behind a figure', () => {
  const sum = (amounts: { amount: string }[]) => amounts.reduce((total, c) => total.plus(c.amount), new Big(0))

  it('adds up to the value exactly, for every figure drawn from records', async () => {
    for (const definition of await allFigures(t.context('leader'))) {
      if (definition.source.from !== 'ledger') continue
      const figure = await get(definition.id, { period: 'cycle' })
      expect(sum(figure.contributions).toFixed(definition.decimals), definition.id).toBe(
        figure.value ?? new Big(0).toFixed(definition.decimals),
      )
      expect(figure.contributions, definition.id).toHaveLength(figure.records)
    }
  })

  it('counts a person with the first record that has them', async () => {
    const { contributions } = await get('volunteer.people')
    expect(contributions.map((c) => [c.title, c.amount, c.community])).toEqual([
      ['一月', '2', '柳溪社区'],
      ['二月', '1', '柳溪社区'],
      ['二月又', '0', '松涛社区'],
    ])
  })

  it('leads from a share to its parts and on to the records', async () => {
    const share = await get('facility.community_share')
    expect(share.parts.map((part) => [part.role, part.figure.id, part.figure.value])).toEqual([
      ['numerator', 'facility.communities', '1'],
      ['denominator', 'organization.communities', '2'],
    ])
    expect([share.contributions, share.records]).toEqual([[], 2])
    const { counted } = await get('organization.communities')
    expect(counted.map((node) => node.name)).toEqual(['柳溪社区', '松涛社区'])
  })

  it('counts records of a ratio once when both parts read them', async () => {
    const study = (occurredOn: string): NewRecord => ({
      ledger: 'study',
      occurredOn,
      title: '集中学习',
      departmentId: office,
      fields: { kind: '理论学习', expected: 40, attended: 38 },
    })
    for (const day of ['2026-05-06', '2026-06-03'])
      await t.call('creation-office', ledgers.createRecord, { body: study(day) })
    const rate = await get('study.attendance_rate')
    expect([rate.value, rate.records]).toEqual(['95.0', 2])
  })

  it('draws the months so far', async () => {
    const { series } = await get('volunteer.hours')
    expect(series.map((s) => s.month)).toEqual(
      Array.from({ length: 11 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`),
    )
    expect(series.slice(0, 3).map((s) => s.value)).toEqual(['0.7', '2.4', '0.0'])
    expect((await get('statistic.population', { period: '2025' })).series.at(-1)).toEqual({
      month: '2025-12',
      value: '81235',
    })
  })

  it('tells those who may not see the records how many there are', async () => {
    const open = await get('violation.count', { period: '2026' }, 'leader')
    expect([open.contributions.length, open.hidden]).toEqual([1, 0])
    for (const role of ['reader', 'department-liaison'] as const) {
      const closed = await get('violation.count', { period: '2026' }, role)
      expect([closed.value, closed.contributions, closed.hidden, closed.series]).toEqual(['1', [], 1, []])
    }
  })

  it('tells nobody else where or when a confidential record happened', async () => {
    const told = async (query: Query, role: Role) => {
      const one = await get('violation.count', query, role)
      const listed = await t.call(role, operations.list, { query })
      return [one.value, one.hidden, listed.items.find(({ id }) => id === 'violation.count')!.value]
    }
    for (const slice of [
      { departmentId: office },
      { communityId: willow },
      { period: '2026-03' },
      { period: '2026-Q1' },
    ]) {
      const query = { period: '2026', ...slice }
      expect(await told(query, 'reader')).toEqual([null, 0, null])
      expect((await told(query, 'leader'))[0]).not.toBeNull()
    }
    expect((await get('volunteer.activities', { period: '2026-02' }, 'reader')).value).not.toBeNull()
  })

  it('is told from the record as well', async () => {
    const record = await t.call('reader', ledgers.getRecord, { params: { id: ids[7]! } })
    expect(record.countsTo.map((c) => c.figure)).toEqual([
      'facility.count',
      'facility.invested',
      'facility.communities',
    ])
  })

  it('names the ledgers a figure moves with', async () => {
    const ctx = t.context('reader')
    expect(await ledgersBehind(ctx, 'volunteer.active_rate')).toEqual(['volunteer_activity', 'volunteer_registration'])
    expect(await sourcesBehind(ctx, 'facility.community_share')).toEqual({ ledgers: ['facility'], organization: true })
    expect(await ledgersBehind(ctx, 'no.such')).toEqual([])
  })

  it('answers an unknown figure with 404, also a name of Object.prototype', async () => {
    for (const figure of ['no.such', 'constructor', '__proto__', 'a'.repeat(80)])
      expect(await get(figure).catch((e: { code: string }) => e.code)).toBe('figures.noSuchFigure')
  })
})
