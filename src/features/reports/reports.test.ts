import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { operations as records } from '../ledgers/contract/index.ts'
import { importRecords } from '../ledgers/index.ts'
import { operations as overview } from '../overview/contract.ts'
import { publishSchemes, startCycle } from '../schemes/index.ts'
import { operations, type ReportDetail } from './contract/index.ts'

let t: TestApp
let recordIds: string[]
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const ctx = t.context('administrator')
  await publishSchemes(ctx)
  await startCycle(ctx, { scheme: 'jiedao-shili', name: '2026年度', startsOn: '2026-01-01', endsOn: '2026-12-31' })
  const honour = (title: string, level: string, occurredOn: string) => ({
    ledger: 'honour',
    occurredOn,
    title,
    departmentId: null,
    communityId: null,
    fields: { level, giver: '示例机关', receiver: '集体' },
    people: [],
    evidenceIds: [],
  })
  recordIds = await importRecords(ctx, [
    honour('示例荣誉甲', '省级', '2026-03-02'),
    honour('示例荣誉乙', '市级', '2026-05-06'),
    honour('上年荣誉', '市级', '2025-05-06'),
  ])
})
afterAll(() => t.close())

const draft = () => t.call('creation-office', operations.create, { body: { template: 'chuangjian-huibao' } })
const textOf = (report: ReportDetail) =>
  report.lines.map((l) => l.label + l.parts.map((p) => p.text).join('')).join('\n')
const quoted = (report: ReportDetail, figure: string) =>
  report.lines.flatMap((l) => l.parts).find((p) => p.type === 'figure' && p.id === figure)?.text

describe('a report', () => {
  it('says what the records say, for the cycle so far, and nothing else of its own', async () => {
    const report = await draft()
    expect(report.title).toContain('2026年1—11月')
    expect(quoted(report, 'honour.count')).toBe('2')
    expect(textOf(report)).toContain('示例荣誉甲')
    expect(textOf(report)).not.toContain('上年荣誉')
    expect(report.figures.find((f) => f.figure === 'honour.count')).toMatchObject({ value: '2', records: 2 })
    expect(report.faults.filter((f) => f.severity === 'blocker' || f.severity === 'error')).toEqual([])
  })

  it('opens a number of a draft down to its records', async () => {
    const { id } = await draft()
    const figure = await t.call('reader', operations.figure, { params: { id, figure: 'honour.count' } })
    expect(figure.records.map((r) => r.title)).toEqual(['示例荣誉甲', '示例荣誉乙'])
  })

  it('keeps a frozen number, and tells which figure moved by which record', async () => {
    const { id } = await draft()
    const frozen = await t.call('leader', operations.freeze, { params: { id } })
    expect(frozen).toMatchObject({ state: 'frozen', moved: [] })
    await t.call('creation-office', records.withdrawRecord, { params: { id: recordIds[0]! } })
    const later = await t.call('reader', operations.get, { params: { id } })
    expect(quoted(later, 'honour.count')).toBe('2')
    expect(later.moved.find((m) => m.figure === 'honour.count')).toMatchObject({
      frozen: '2',
      now: '1',
      changedRecords: [{ recordId: recordIds[0], title: '示例荣誉甲', change: '已撤下' }],
    })
    expect(quoted(await draft(), 'honour.count')).toBe('1')
    await t.call('creation-office', records.restoreRecord, { params: { id: recordIds[0]! } })
    const back = await t.call('reader', operations.get, { params: { id } })
    expect(back.moved.find((m) => m.figure === 'honour.count')).toBeUndefined()
  })

  it('is frozen once, by those who may', async () => {
    const { id } = await draft()
    await expect(t.call('department-liaison', operations.freeze, { params: { id } })).rejects.toMatchObject({
      status: 403,
    })
    await t.call('creation-office', operations.freeze, { params: { id } })
    await expect(t.call('creation-office', operations.freeze, { params: { id } })).rejects.toMatchObject({
      code: 'reports.alreadyFrozen',
    })
  })

  it('comes as a Word document whose numbers carry their figure, the frozen one unchanged', async () => {
    const { id } = await draft()
    await t.call('creation-office', operations.freeze, { params: { id } })
    const word = async () =>
      new Uint8Array(await (await t.fetch(`/api/reports/${id}/document`, {}, 'reader')).arrayBuffer())
    const first = await word()
    const xml = strFromU8(unzipSync(first)['word/document.xml']!)
    expect(xml).toMatch(/<w:bookmarkStart[^>]*w:name="honour.count"/)
    t.setNow('2026-12-05T02:00:00Z')
    expect(strFromU8(unzipSync(await word())['word/document.xml']!)).toBe(xml)
    t.setNow('2026-11-20T02:00:00Z')
  })

  it('refuses an unknown template and a period that ends before it begins', async () => {
    await expect(t.call('creation-office', operations.create, { body: { template: '没有' } })).rejects.toMatchObject({
      code: 'reports.noSuchTemplate',
    })
    const period = { from: '2026-05-01', to: '2026-04-01' }
    await expect(
      t.call('creation-office', operations.create, { body: { template: 'chuangjian-huibao', period } }),
    ).rejects.toMatchObject({ code: 'reports.datesReversed' })
  })

  it('belongs to its unit: an id of nobody is not found', async () => {
    const id = '01900000-0000-7000-8000-000000000000'
    await expect(t.call('administrator', operations.get, { params: { id } })).rejects.toMatchObject({ status: 404 })
  })
})

describe('the first page', () => {
  it('shows score, losses and figures that agree with their own pages', async () => {
    const page = await t.call('reader', overview.get)
    expect(page.cycle?.name).toBe('2026年度')
    expect(Number(page.score!.got)).toBeLessThanOrEqual(Number(page.score!.full))
    expect(page.lostCount).toBeGreaterThan(page.lost.length - 1)
    expect(page.figures.find((f) => f.id === 'honour.count')?.value).toBe('2')
    expect(page.records.map((r) => r.title)).toContain('示例荣誉甲')
  })
})
