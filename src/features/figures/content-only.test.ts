import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { createContent } from '../../platform/content/index.ts'
import { operations as ledgers } from '../ledgers/contract/index.ts'
import { addPeople, addPlace } from '../ledgers/test-support.ts'
import { operations } from './contract.ts'
import { allFigures } from './index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'chuangwen-content-'))
const ledgerFile = `
key: blood_donation
name: 无偿献血
group: 志愿服务
position: 75
description: 组织无偿献血，一次记一条。
place: community
fields:
  - { key: kind, label: 方式, type: choices, options: [全血, 成分血], required: true, list: true }
  - { key: volume, label: 献血量, type: decimal, decimals: 1, unit: 毫升, required: true, list: true }
  - { key: first_time, label: 首次组织, type: boolean }
  - { key: announced_on, label: 公告日期, type: date }
  - { key: remark, label: 备注, type: prose }
people: { role: donor, label: 献血者, required: true }
evidence: { kinds: [photo, document] }
`
const figureFile = `
figures:
  - id: blood.litres
    name: 无偿献血量
    unit: 升
    group: 志愿服务
    decimals: 2
    definition: 期内献血量合计
    source: { from: ledger, ledger: blood_donation, aggregate: sum, field: volume, divideBy: 1000 }
  - id: blood.donors
    name: 无偿献血人数
    unit: 人
    group: 志愿服务
    definition: 期内献过全血的人数
    source: { from: ledger, ledger: blood_donation, aggregate: people, where: [{ field: kind, equals: 全血 }] }
  - id: blood.each
    name: 人均献血量
    unit: 升
    group: 志愿服务
    decimals: 2
    definition: 无偿献血量除以人数
    source: { from: ratio, numerator: blood.litres, denominator: blood.donors, times: 1 }
`

let t: TestApp
beforeAll(async () => {
  cpSync(path.resolve(import.meta.dirname, '../../../content'), folder, { recursive: true })
  writeFileSync(path.join(folder, 'ledgers/blood_donation.yaml'), ledgerFile)
  writeFileSync(path.join(folder, 'figures/99-blood.yaml'), figureFile)
  t = await createTestApp({ contentDir: folder })
})
afterAll(async () => {
  await t.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a ledger and figures added as files only', () => {
  it('have a form, records, list, search, export, versions and numbers down to the records', async () => {
    const { items } = await t.call('reader', ledgers.listLedgers)
    const added = items.find((item) => item.definition.key === 'blood_donation')!
    expect(added.definition.fields.map((field) => field.label)).toContain('献血量')

    const willow = await addPlace(t, 'community', '柳溪社区')
    const donors = await addPeople(t, ['示例甲', '示例乙', '示例丙'])
    const donation = {
      ledger: 'blood_donation',
      occurredOn: '2026-06-14',
      title: '世界献血者日采血',
      communityId: willow,
      fields: {
        kind: ['成分血', '全血'],
        volume: '1150.5',
        first_time: true,
        announced_on: '2026-06-01',
        remark: '热血\n送暖',
      },
      people: donors.map((personId) => ({ personId })),
    }
    const wrong = { ...donation, communityId: null, fields: { kind: ['骨髓'], announced_on: '2026-02-30' } }
    const error = await t.call('creation-office', ledgers.createRecord, { body: wrong }).catch((e: unknown) => e)
    expect((error as { details: { path: string }[] }).details.map((d) => d.path).sort()).toEqual([
      'communityId',
      'fields.announced_on',
      'fields.kind',
      'fields.volume',
    ])

    const record = await t.call('creation-office', ledgers.createRecord, { body: donation })
    expect(record.fields.kind).toEqual(['全血', '成分血'])
    expect(record.countsTo).toEqual([
      { figure: 'blood.litres', name: '无偿献血量' },
      { figure: 'blood.donors', name: '无偿献血人数' },
    ])
    expect((await t.call('reader', ledgers.listRecords, { query: { search: '送暖' } })).total).toBe(1)
    expect((await t.fetch('/api/records/export?ledger=blood_donation', {}, 'reader')).status).toBe(200)
    const changed = await t.call('creation-office', ledgers.updateRecord, {
      params: { id: record.id },
      body: { ...donation, fields: { ...donation.fields, kind: ['全血'], volume: '1250.5' }, version: 1 },
    })
    expect(changed.versions[0]!.changes).toEqual(['方式：全血、成分血 → 全血', '献血量：1150.5毫升 → 1250.5毫升'])

    const figure = await t.call('reader', operations.get, {
      params: { figure: 'blood.litres' },
      query: { period: '2026-Q2' },
    })
    expect([figure.value, figure.contributions.map((c) => c.amount)]).toEqual(['1.25', ['1.25']])
    const each = await t.call('reader', operations.get, { params: { figure: 'blood.each' }, query: { period: '2026' } })
    expect([each.value, each.parts.map((part) => part.figure.value)]).toEqual(['0.42', ['1.25', '3']])
  })
})

describe('content that cannot be computed', () => {
  const loading = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
    const content = createContent(folder)
    return allFigures({ content }).finally(() => {
      for (const name of Object.keys(files)) rmSync(path.join(folder, name))
    })
  }
  const figure = (source: string, id = 'x.y') =>
    `figures: [{ id: ${id}, name: 某数, unit: 个, group: 组, definition: 口径, source: ${source} }]`

  it.each([
    ['{ from: ledger, ledger: nowhere, aggregate: count }', '没有台账 nowhere'],
    ['{ from: ledger, ledger: honour, aggregate: sum, field: level }', '没有数字字段 level'],
    ['{ from: ledger, ledger: honour, aggregate: sum }', '没有数字字段'],
    ['{ from: ledger, ledger: honour, aggregate: people }', '不登记人员'],
    ['{ from: ledger, ledger: meeting, aggregate: minutes }', '不记服务时长'],
    ['{ from: ledger, ledger: statistic, aggregate: communities }', '不填社区'],
    ['{ from: ledger, ledger: honour, aggregate: count, where: [{ field: level, equals: 省部级 }] }', '不会是“省部级”'],
    ['{ from: ledger, ledger: honour, aggregate: count, where: [{ field: rank, equals: 省级 }] }', '没有字段 rank'],
    ['{ from: ledger, ledger: honour, aggregate: count, where: [{ field: level }] }', '没有写 equals 或 oneOf'],
    ['{ from: ratio, numerator: a.b, denominator: honour.count }', '没有数据 a.b'],
    ['{ from: ratio, numerator: x.y, denominator: honour.count }', '由自己算出自己'],
  ])('is refused at load with the reason: %s', async (source, reason) => {
    await expect(loading({ 'figures/98-bad.yaml': figure(source) })).rejects.toThrow(reason)
  })

  it('is refused when two files claim one name or a rules module finds nothing to work on', async () => {
    await expect(loading({ 'ledgers/zz.yaml': ledgerFile })).rejects.toThrow('blood_donation')
    await expect(
      loading({ 'figures/98-bad.yaml': figure('{ from: organization, count: staff }', 'honour.count') }),
    ).rejects.toThrow('编号重复')
    const rules = `${ledgerFile.replace('blood_donation', 'other')}rules: fund-balance\n`
    await expect(loading({ 'ledgers/zz.yaml': rules })).rejects.toThrow('direction')
  })
})
