import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import type { OperationInput } from '../../libs/contract/index.ts'
import { readWorkbook } from '../../libs/spreadsheet/index.ts'
import type { Role } from '../../platform/permissions/index.ts'
import { operations } from './contract/index.ts'
import { importRecords } from './index.ts'
import { activity, addPeople, addPlace, type NewRecord } from './test-support.ts'

let t: TestApp
let office: string
let willow: string
let pine: string
let people: string[]

const publicity = (title: string, change: Partial<NewRecord> = {}): NewRecord => ({
  ledger: 'publicity',
  occurredOn: '2026-06-01',
  title,
  fields: { level: '市级媒体', medium: '云州日报（示例）' },
  ...change,
})
const violation = (title: string): NewRecord => ({
  ledger: 'violation',
  occurredOn: '2026-06-02',
  title,
  departmentId: office,
  fields: { grade: '一般', handling: '已谈话提醒' },
})

beforeAll(async () => {
  t = await createTestApp()
  office = await addPlace(t, 'department', '公共管理办公室')
  willow = await addPlace(t, 'community', '柳溪社区')
  pine = await addPlace(t, 'community', '松涛社区')
  people = await addPeople(t, ['示例甲', '示例乙', '示例丙'])
  await importRecords(
    t.context('creation-office'),
    [
      ...Array.from({ length: 45 }, (_, n) =>
        activity([{ personId: people[n % 3]!, minutes: 20 }], {
          title: `第${n + 1}次清洁行动`,
          occurredOn: `2026-0${1 + Math.floor(n / 9)}-${String(1 + (n % 9)).padStart(2, '0')}`,
          communityId: n % 2 ? willow : pine,
        }),
      ),
      publicity('街头巷尾话文明'),
      publicity('让ＡＢＣ走进社区：100%覆盖_试点', { communityId: pine }),
      publicity("O'Reilly\\赠书 💥 角", { fields: { level: '省级媒体', medium: '云江晚报（示例）', link: '见第3版' } }),
      violation('违反工作纪律的事'),
    ].map((record) => operations.createRecord.body!.parse(record)),
  )
})
afterAll(() => t.close())

type Query = OperationInput<typeof operations.listRecords>['query']
const list = (query: Query, role: Role = 'reader') => t.call(role, operations.listRecords, { query })
const titles = async (search: string) => (await list({ search })).items.map((item) => item.title)

describe('the list', () => {
  it('shows newest first and pages without losing or repeating any', async () => {
    const pages = [1, 2, 3].map((page) => list({ ledger: 'volunteer_activity', page, pageSize: 20 }))
    const [first, second, third] = await Promise.all(pages)
    expect(first!.items[0]).toMatchObject({ occurredOn: '2026-05-09', title: '第45次清洁行动', people: 1, minutes: 20 })
    expect(third!.items).toHaveLength(5)
    const ids = [first!, second!, third!].flatMap((page) => page.items.map((item) => item.id))
    expect(new Set(ids).size).toBe(45)
    expect((await list({ ledger: 'volunteer_activity', page: 9 })).items).toEqual([])
  })

  it('counts by the same conditions as it lists, whatever is asked', async () => {
    const all = { pageSize: 200 } as const
    const asked: Query[] = [
      {},
      { communityId: willow },
      { from: '2026-02-01', to: '2026-02-28', ledger: 'volunteer_activity' },
      { communityId: pine, search: '清洁' },
      { ledger: 'nothing' },
      { from: '2026-03-01', to: '2026-01-01' },
      { departmentId: office },
      { state: 'withdrawn' },
    ]
    const sizes: number[] = []
    for (const role of ['administrator', 'leader', 'department-liaison', 'reader'] as const) {
      for (const query of asked) {
        const { items, total } = await list({ ...query, ...all }, role)
        expect(items, JSON.stringify({ role, query })).toHaveLength(total)
        sizes.push(total)
      }
    }
    expect(sizes).toEqual([
      ...[49, 22, 9, 23, 0, 0, 1, 0],
      ...[49, 22, 9, 23, 0, 0, 1, 0],
      ...[48, 22, 9, 23, 0, 0, 0, 0],
      ...[48, 22, 9, 23, 0, 0, 0, 0],
    ])
  })

  it('asks the database the same number of questions for 1 row as for 45', async () => {
    const asked: string[] = []
    const { db } = t.deps
    const counting = db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node.kind)
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const { listRecords } = await import('./index.ts')
    const ctx = { ...t.context('reader'), db: counting }
    const query = operations.listRecords.query!
    await listRecords(ctx, query.parse({ pageSize: 1 }))
    const forOne = asked.length
    await listRecords(ctx, query.parse({ pageSize: 200 }))
    expect(asked.length - forOne).toBe(forOne)
  })
})

describe('search', () => {
  it.each([
    ['清', 45],
    ['清洁', 45],
    ['洁行', 45],
    ['第45次', 1],
    ['柳溪社区', 22],
    ['清洁 柳溪社区', 22],
    ['清洁 星球', 0],
    // Every pair of this occurs in one record, but not in this order.
    ['动行洁清', 0],
    ['话文明', 1],
    ['abc', 1],
    ['ABC走进', 1],
    ['100%', 1],
    ['%', 1],
    ['_试', 1],
    ["o'reilly\\", 1],
    ['\\', 1],
    ['💥', 1],
    ['第3版', 1],
    ['！', 0],
    ['　清洁　', 45],
  ])('finds %s %i times', async (search, times) => {
    expect((await list({ search, pageSize: 200 })).total).toBe(times)
  })

  it('follows a change of the text', async () => {
    const [found] = (await list({ search: '街头巷尾' })).items
    await t.call('creation-office', operations.updateRecord, {
      params: { id: found!.id },
      body: { ...publicity('小区楼道话文明'), version: 1 },
    })
    expect([await titles('街头巷尾'), await titles('小区楼道')]).toEqual([[], ['小区楼道话文明']])
  })
})

describe('confidential ledgers', () => {
  it.each(['department-liaison', 'community-liaison', 'reader'] as const)('do not exist for a %s', async (role) => {
    const [secret] = (await list({ ledger: 'violation' }, 'leader')).items
    const answers = await Promise.all([
      list({ ledger: 'violation' }, role),
      list({ search: '违反工作纪律' }, role),
      t.call(role, operations.listLedgers),
      t.call(role, operations.getRecord, { params: { id: secret!.id } }).catch((e: { code: string }) => e.code),
      t.fetch('/api/records/export?ledger=violation', {}, role).then((r) => r.status),
      t.fetch('/api/records/export', {}, role).then(sheetsOf),
    ])
    expect(answers[0]).toEqual({ items: [], total: 0 })
    expect(answers[1]).toEqual({ items: [], total: 0 })
    expect(answers[2].items.map((item) => item.definition.key)).not.toContain('violation')
    expect(answers[3]).toBe('ledgers.noSuchRecord')
    expect(answers[4]).toBe(404)
    expect(answers[5].map((sheet) => sheet.name)).toEqual(['志愿服务活动', '宣传报道'])
  })

  it('cannot be written by a liaison either, though the record would be of the own department', async () => {
    await t.setPlace('department-liaison', { departmentId: office })
    const error = await t
      .call('department-liaison', operations.createRecord, { body: violation('试一试') })
      .catch((e: unknown) => e)
    expect(error).toMatchObject({ status: 404, code: 'ledgers.noSuchLedger' })
  })

  it('show with their number to the office and leaders', async () => {
    const { items } = await t.call('leader', operations.listLedgers)
    const violations = items.find((item) => item.definition.key === 'violation')
    expect(violations).toMatchObject({ records: 1, lastOn: '2026-06-02' })
    expect(items.map((item) => item.definition.position)).toEqual(
      items.map((item) => item.definition.position).toSorted((a, b) => a - b),
    )
  })
})

async function sheetsOf(response: Response) {
  return (await readWorkbook(new Uint8Array(await response.arrayBuffer()))).sheets
}

describe('the export', () => {
  it('holds the same records as the list, dates as dates and numbers as numbers', async () => {
    const response = await t.fetch('/api/records/export?ledger=volunteer_activity&from=2026-05-01', {}, 'reader')
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('志愿服务活动-2026-11-20.xlsx')}`,
    )
    const [sheet] = await sheetsOf(response)
    const rows = sheet!.rows.map((row) => row.map((cell) => cell?.text))
    expect(rows).toHaveLength(10)
    expect(rows[0]).toEqual([
      ...['日期', '活动名称', '部门', '社区', '服务领域', '活动地点', '活动内容'],
      ...['参与志愿者（人）', '服务时长合计（小时）', '佐证份数', '登记人'],
    ])
    const first = rows[1]!
    expect(first[0]).toMatch(/^2026-0?5-0?9$/)
    expect(first.slice(1, 4)).toEqual(['第45次清洁行动', undefined, '松涛社区'])
    expect(sheet!.rows[1]![8]!.number).toBe('0.33')
  })

  it('never carries text that a spreadsheet program would run', async () => {
    await t.call('creation-office', operations.createRecord, {
      body: publicity('=HYPERLINK("http://example.invalid","点我")'),
    })
    const response = await t.fetch('/api/records/export?ledger=publicity', {}, 'reader')
    const { unzipSync, strFromU8 } = await import('fflate')
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/'))
    expect(sheets).toHaveLength(1)
    for (const [, bytes] of sheets) expect(strFromU8(bytes)).not.toMatch(/<f[ >]/)
    const strings = strFromU8(files['xl/sharedStrings.xml'] ?? sheets[0]![1])
    expect(strings).toContain('HYPERLINK')
  })
})
