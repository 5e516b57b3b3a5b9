import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import type { Role } from '../../platform/permissions/index.ts'
import { operations as evidence } from '../evidence/contract.ts'
import { upload } from '../evidence/test-support.ts'
import { operations } from './contract/index.ts'
import { addPlace, type NewRecord } from './test-support.ts'

const contentDir = mkdtempSync(path.join(tmpdir(), 'chuangwen-content-'))
const ledger = (key: string, evidenceRule: string, rest = '') =>
  writeFileSync(
    path.join(contentDir, `ledgers/${key}.yaml`),
    `key: ${key}\nname: 示例台账\ngroup: 组\ndescription: 说明\nplace: department\nevidence: ${evidenceRule}\n${rest}`,
  )

let t: TestApp
let office: string
beforeAll(async () => {
  for (const folder of ['ledgers', 'figures']) mkdirSync(path.join(contentDir, folder))
  ledger('visit', '{ kinds: [document], min: 1, max: 3 }')
  ledger('case', '{ kinds: [document] }', 'confidential: true\n')
  t = await createTestApp({ contentDir })
  office = await addPlace(t, 'department', '公共安全办公室')
})
afterAll(async () => {
  await t.close()
  rmSync(contentDir, { recursive: true })
})

const pdf = (text: string) => new Uint8Array(Buffer.from(`%PDF-1.7\n% ${text}\n`))
const record = (ledger: string, title: string, evidenceIds: string[]): NewRecord => ({
  ledger,
  occurredOn: '2026-06-01',
  title,
  departmentId: office,
  evidenceIds,
})
const create = (body: NewRecord) => t.call('creation-office', operations.createRecord, { body })
const see = (role: Role, id: string) =>
  Promise.all([
    t.call(role, evidence.get, { params: { id } }).then(
      (found) => found.usedBy.map((use) => use.title),
      (e: { code: string }) => e.code,
    ),
    t
      .call(role, evidence.list)
      .then(({ items, total }) => [items.some((item) => item.id === id), total === items.length]),
    t.fetch(`/api/evidence/${id}/original`, {}, role).then((response) => response.status),
  ])
const hidden = ['evidence.noSuchEvidence', [false, true], 404]

describe('evidence of records', () => {
  it('stands in the order given, once each, and is counted where it is used', async () => {
    const [a, b] = await Promise.all([upload(t, 'a.pdf', pdf('a')), upload(t, 'b.pdf', pdf('b'))])
    const first = await create(record('visit', '走访一', [b.id, a.id, b.id]))
    expect(first.evidenceItems.map((item) => item.name)).toEqual(['b.pdf', 'a.pdf'])
    const second = await create(record('visit', '走访二', [a.id]))
    const { records, usedBy } = await t.call('reader', evidence.get, { params: { id: a.id } })
    expect([records, usedBy.map((use) => use.title)]).toEqual([2, ['走访二', '走访一']])
    await t.call('creation-office', operations.withdrawRecord, { params: { id: second.id } })
    const { items } = await t.call('reader', evidence.list)
    expect(items.find((item) => item.id === a.id)!.records).toBe(1)
    const changed = await t.call('creation-office', operations.updateRecord, {
      params: { id: first.id },
      body: { ...record('visit', '走访一', [a.id]), version: 1 },
    })
    expect(changed.versions[0]!.changes).toEqual(['去掉佐证 1 份'])
  })

  it('must be of the kind and number the ledger asks for', async () => {
    const text = await upload(
      t,
      'a.zip',
      new Uint8Array(Buffer.from('504b0506000000000000000000000000000000000000', 'hex')),
    )
    const many = await Promise.all(Array.from({ length: 4 }, (_, n) => upload(t, `${n}.pdf`, pdf(`${n}`))))
    const details = (ids: string[]) =>
      create(record('visit', '走访', ids)).catch((e: { details: { path: string; message: string }[] }) => e.details)
    expect(await details([many[0]!.id, text.id])).toEqual([{ path: 'evidenceIds.1', message: '“a.zip”不是文档' }])
    expect(await details([])).toEqual([{ path: 'evidenceIds', message: '请至少附 1 份佐证材料' }])
    expect(await details(many.map((each) => each.id))).toEqual([
      { path: 'evidenceIds', message: '最多附 3 份佐证材料' },
    ])
  })

  it('is hidden as long as only confidential records use it', async () => {
    const { id } = await upload(t, '处理决定.pdf', pdf('处理决定'))
    expect(await see('reader', id)).toEqual([[], [true, true], 200])
    const secret = await create(record('case', '一起问题', [id]))
    expect(await see('leader', id)).toEqual([['一起问题'], [true, true], 200])
    for (const role of ['reader', 'department-liaison', 'community-liaison'] as const)
      expect(await see(role, id), role).toEqual(hidden)

    const open = await create(record('visit', '公开走访', [id]))
    expect(await see('reader', id)).toEqual([['公开走访'], [true, true], 200])
    expect((await t.call('leader', evidence.get, { params: { id } })).records).toBe(2)
    const other = await upload(t, '另一份.pdf', pdf('另一份'))
    await t.call('creation-office', operations.updateRecord, {
      params: { id: open.id },
      body: { ...record('visit', '公开走访', [other.id]), version: 1 },
    })
    expect(await see('reader', id)).toEqual(hidden)
    await t.call('creation-office', operations.updateRecord, {
      params: { id: secret.id },
      body: { ...record('case', '一起问题', []), version: 1 },
    })
    expect(await see('reader', id)).toEqual([[], [true, true], 200])
  })

  it('tells a liaison nothing of a hidden one: neither by the same bytes nor by its id', async () => {
    const bytes = pdf('举报材料')
    const secret = await upload(t, '举报某某.pdf', bytes)
    await create(record('case', '又一起问题', [secret.id]))
    const own = await upload(t, '我的材料.pdf', bytes, 'department-liaison')
    expect([own.id === secret.id, own.name, own.records, own.alreadyThere]).toEqual([false, '我的材料.pdf', 0, false])
    expect((await upload(t, '再传一次.pdf', bytes, 'department-liaison')).id).toBe(own.id)
    await t.setPlace('department-liaison', { departmentId: office })
    const link = (id: string) =>
      t.call('department-liaison', operations.createRecord, {
        body: { ...record('visit', '联络员走访', [id]), departmentId: office },
      })
    await expect(link(secret.id)).rejects.toMatchObject({ code: 'ledgers.noSuchEvidence' })
    expect(await see('reader', secret.id)).toEqual(hidden)
    expect((await link(own.id)).evidenceItems.map(({ name }) => name)).toEqual(['我的材料.pdf'])
    expect((await upload(t, '办公室.pdf', bytes)).id).toBe(secret.id)
  })
})
