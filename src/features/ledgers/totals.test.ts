import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { AppError } from '../../platform/errors.ts'
import { createContext } from '../../platform/http/context.ts'
import { newId } from '../../platform/ids.ts'
import { operations, RecordInput } from './contract/index.ts'
import { importRecords } from './index.ts'
import { activity, addPeople, addPlace, type NewRecord } from './test-support.ts'

let t: TestApp
let office: string
let anna: string
let bo: string
beforeAll(async () => {
  t = await createTestApp()
  office = await addPlace(t, 'department', '财政所')
  ;[anna, bo] = (await addPeople(t, ['示例甲', '示例乙'])) as [string, string]
})
afterAll(() => t.close())

const create = (record: NewRecord) => t.call('creation-office', operations.createRecord, { body: record })
const walk = (minutes: number | null, occurredOn: string, personId = anna) =>
  activity([{ personId, minutes }], { occurredOn })
const money = (direction: '拨入' | '支出', amount: string, occurredOn: string): NewRecord => ({
  ledger: 'fund',
  occurredOn,
  title: `${direction}${amount}`,
  departmentId: office,
  fields: { direction, amount, source: direction === '拨入' ? '财政拨款' : '活动开支' },
})
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: { code: string }) => e.code,
  )

describe('volunteer hours', () => {
  it('asks minutes of everybody', async () => {
    const error = await create(walk(null, '2026-01-05')).catch((e: unknown) => e)
    expect(error).toMatchObject({ details: [{ path: 'people.0.minutes', message: '请填写服务时长（分钟）' }] })
  })

  it('lets nobody serve more than 24 hours a day over all records, and says who and when', async () => {
    await create(walk(1000, '2026-01-06'))
    expect(await codeOf(create(walk(440, '2026-01-06')))).toBe('done')
    const error = await create(walk(1, '2026-01-06')).catch((e: unknown) => e)
    expect(error).toMatchObject({ status: 422, code: 'ledgers.overlappingHours' })
    expect((error as Error).message).toContain('示例甲2026-01-06 当日')
    expect(await codeOf(create(walk(1, '2026-01-07')))).toBe('done')
    expect(await codeOf(create(walk(1, '2026-01-06', bo)))).toBe('done')
  })

  it('counts a record once when it is changed, not at all when withdrawn, and again when restored', async () => {
    const long = await create(walk(1200, '2026-01-08'))
    await t.call('creation-office', operations.updateRecord, {
      params: { id: long.id },
      body: { ...walk(1440, '2026-01-08'), version: 1 },
    })
    await t.call('creation-office', operations.withdrawRecord, { params: { id: long.id } })
    await create(walk(60, '2026-01-08'))
    expect(await codeOf(t.call('creation-office', operations.restoreRecord, { params: { id: long.id } }))).toBe(
      'ledgers.overlappingHours',
    )
    const still = await t.call('reader', operations.getRecord, { params: { id: long.id } })
    expect([still.state, still.version]).toEqual(['withdrawn', 3])
  })

  it('holds when two people enter the same day at the same moment', async () => {
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(create(walk(600, '2026-01-09')))))
    expect(codes.toSorted()).toEqual([...Array(2).fill('done'), ...Array(4).fill('ledgers.overlappingHours')])
  })
})

describe('the fund balance', () => {
  it('refuses spending what has not come in by that day, exact to the fen', async () => {
    await create(money('拨入', '100.10', '2026-02-01'))
    expect(await codeOf(create(money('支出', '0.01', '2026-01-31')))).toBe('ledgers.overspent')
    expect(await codeOf(create(money('支出', '100.10', '2026-02-01')))).toBe('done')
    const error = await create(money('支出', '0.02', '2026-03-01')).catch((e: unknown) => e)
    expect((error as Error).message).toContain('截至 2026-03-01，支出将比到位经费多 0.02 元')
  })

  it('does not let money that was spent be withdrawn or lowered', async () => {
    const { id } = await create(money('拨入', '50', '2026-04-01'))
    await create(money('支出', '40', '2026-04-02'))
    expect(await codeOf(t.call('creation-office', operations.withdrawRecord, { params: { id } }))).toBe(
      'ledgers.overspent',
    )
    const lowered = t.call('creation-office', operations.updateRecord, {
      params: { id },
      body: { ...money('拨入', '39.99', '2026-04-01'), version: 1 },
    })
    expect(await codeOf(lowered)).toBe('ledgers.overspent')
  })
})

describe('many records at once', () => {
  const inputs = (records: NewRecord[]) => records.map((record) => RecordInput.parse(record))
  const active = async () => (await t.call('reader', operations.listRecords, { query: {} })).total

  it('come in together, by the same rules, with one event', async () => {
    const events: unknown[] = []
    const deps = {
      ...t.deps,
      handlers: { 'records.changed': [async (_tx: unknown, event: unknown) => void events.push(event)] },
    }
    const before = await active()
    const people = await addPeople(
      t,
      Array.from({ length: 30 }, (_, n) => `志愿者${n}`),
    )
    const records = Array.from({ length: 2500 }, (_, n) =>
      activity(
        people.slice(n % 20, (n % 20) + 3).map((personId) => ({ personId, minutes: 1 })),
        { title: `活动${n}`, occurredOn: '2026-05-01' },
      ),
    )
    records.push(money('拨入', '1', '2026-05-02'))
    const ids = await importRecords(createContext(deps, t.actor('administrator')), inputs(records))
    expect(new Set(ids).size).toBe(2501)
    expect(await active()).toBe(before + 2501)
    expect(events).toEqual([{ ledgers: ['volunteer_activity', 'fund'] }])
    const last = await t.call('reader', operations.getRecord, { params: { id: ids[2499]! } })
    expect(last).toMatchObject({ title: '活动2499', people: 3, minutes: 3, version: 1 })
  })

  it('come in all or not at all, naming the record at fault', async () => {
    const before = await active()
    const faulty = importRecords(
      t.context('administrator'),
      inputs([walk(10, '2026-06-01'), { ...walk(10, '2026-06-02'), fields: { field: '没有这个领域' } }]),
    )
    const error = (await faulty.catch((e: unknown) => e)) as AppError
    expect(error).toBeInstanceOf(AppError)
    expect(error.details!.map((d) => d.path)).toEqual(['records.1.fields.field'])
    for (const bad of [
      [walk(10, '2026-06-01'), walk(10, '2026-06-01', newId())],
      [walk(1440, '2026-06-03'), walk(1, '2026-06-03')],
      [money('拨入', '1', '2026-06-01'), money('支出', '999999', '2026-06-02')],
    ])
      expect(await codeOf(importRecords(t.context('administrator'), inputs(bad)))).toMatch(/^ledgers\./)
    expect(await active()).toBe(before)
  })
})
