import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiFailure, createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { writeWorkbook } from '../../libs/spreadsheet/index.ts'
import type { Role } from '../../platform/permissions/index.ts'
import { type RosterCheck, rosterLimit, rosterOperations } from './contract/roster.ts'
import { operations } from './contract.ts'
import { importOrganization } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
  const from = '2020-01-01'
  await importOrganization(t.context('administrator'), {
    nodes: [
      { key: '财政所', kind: 'department', name: '财政所', from },
      { key: '澄湖', kind: 'community', name: '澄湖社区', from },
      { key: '空', kind: 'department', name: '待设办', from },
    ],
    posts: [
      { key: '书记', node: null, name: '党工委书记', from },
      { key: '所长', node: '财政所', name: '所长', from },
      ...['甲', '乙'].map((key) => ({ key, node: '财政所', name: '科员', from })),
      { key: '会计', node: '财政所', name: '会计', from },
      { key: '社区', node: '澄湖', name: '书记', from },
    ],
    people: [...'子丑寅卯辰', '同', '同2'].map((key) => ({ key, name: `示例${key[0]}`, kind: 'staff' as const })),
    appointments: [
      { person: '子', post: '书记', from: '2022-01-01' },
      { person: '丑', post: '所长', from: '2021-03-01' },
      { person: '寅', post: '甲', from: '2023-01-01' },
      { person: '卯', post: '乙', from: '2023-01-01', to: '2027-01-31' },
      { person: '辰', post: '社区', from: '2020-01-01', to: '2025-12-31' },
      { person: '同', post: '社区', from: '2026-01-01', to: '2026-12-31' },
      { person: '同2', post: '社区', from: '2027-01-01' },
    ],
    seats: [
      { role: '组长', post: '书记', from: '2022-01-01' },
      { role: '总指挥', post: '书记', from: '2022-01-01' },
    ],
  })
})
afterAll(() => t.close())

const header = ['部门', '岗位', '姓名', '任职日期', '离任日期', '领导小组职务']
type Row = (string | null)[]
const table = (rows: Row[], head = header) => writeWorkbook([{ name: '花名册', header: head, rows }])

async function send(role: Role, address: string, body: BodyInit, method = 'POST'): Promise<unknown> {
  const headers = { 'content-type': 'application/octet-stream' }
  const init = { method, body, headers, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) }
  const response = await t.fetch(address, init, role)
  const answer = (await response.json()) as never
  if (!response.ok) throw new ApiFailure(response.status, answer)
  return answer
}
const query = (more: Record<string, string>) => new URLSearchParams({ name: '花名册.xlsx', ...more })
const check = async (file: Uint8Array, more = {}): Promise<RosterCheck> =>
  rosterOperations.check.output!.parse(
    await send('creation-office', `/api/organization/roster/check?${query(more)}`, new Uint8Array(file)),
  )
const bringIn = async (file: Uint8Array, agreement: string, more = {}, role: Role = 'creation-office') =>
  rosterOperations.import.output!.parse(
    await send(role, `/api/organization/roster?${query({ agreement, ...more })}`, new Uint8Array(file)),
  )
const told = (checked: RosterCheck) =>
  checked.entries.map(({ change, what, title, detail }) => [change, what, title, detail].join(' ').trim())
const places = (checked: RosterCheck) =>
  checked.faults.map(({ row, column, severity }) => `${column}${row} ${severity}`)
const exported = async () =>
  new Uint8Array(await (await t.fetch('/api/organization/roster', {}, 'reader')).arrayBuffer())
const organization = () => t.call('reader', operations.organization)

describe('what is exported', () => {
  it('changes nothing when it is imported again, namesakes, vacancies and those who come later included', async () => {
    const again = await check(await exported(), { absent: 'end' })
    expect(again.faults).toEqual([])
    expect(told(again)).toEqual([])
    expect(again.counts).toMatchObject({ new: 0, changed: 0, ended: 0 })
    await expect(bringIn(await exported(), again.agreement, { absent: 'end' })).rejects.toMatchObject({
      code: 'organization.nothingToImport',
    })
  })
})

describe('a dry run', () => {
  it('shows what is new, changed and ended, and leaves everything as it was', async () => {
    const before = await organization()
    const file = table([
      ['财政所', '所长', '示例新', '2026-11-01', null, '组员'],
      ['财政所', '科员', '示例 寅', '2023-02-01', null, null],
      ['财政所', '科员', '示例卯', '2023年1月', '2026-10-31', null],
      ['财政所', '会计', '示例丑', null, null, null],
      ['新办', '主任', '示例新二', '2026.3.1', null, null],
    ])
    const checked = await check(file)
    expect(told(checked)).toEqual([
      'ended appointment 示例丑 · 财政所所长 2021-03-01 –  → 2021-03-01 – 2026-10-31',
      'new person 示例新',
      'new appointment 示例新 · 财政所所长 2026-11-01 –',
      'new seat 组员 · 财政所所长 2026-11-20',
      'changed appointment 示例寅 · 财政所科员 2023-01-01 –  → 2023-02-01 –',
      'changed appointment 示例卯 · 财政所科员 2023-01-01 – 2027-01-31 → 2023-01-01 – 2026-10-31',
      'new appointment 示例丑 · 财政所会计 2026-11-20 –',
      'new place 新办 2026-03-01',
      'new post 新办主任 2026-03-01',
      'new person 示例新二',
      'new appointment 示例新二 · 新办主任 2026-03-01 –',
    ])
    expect(places(checked)).toEqual(['D4 warning', 'D5 warning'])
    expect(await organization()).toEqual(before)
  })

  it('keeps those whom the table leaves out, or ends them when told to', async () => {
    const file = table([['财政所', '科员', '示例新三', '2026-11-01', null, null]])
    expect(told(await check(file)).filter((each) => each.startsWith('ended'))).toEqual([])
    expect(told(await check(file))).toContain('new post 财政所科员 2026-11-01')
    const ended = told(await check(file, { absent: 'end' })).filter((each) => each.startsWith('ended'))
    expect(ended).toHaveLength(5)
    expect(ended[0]).toContain('→ 2023-01-01 – 2026-10-31')
  })

  it('refuses what the organisation cannot be, at its place', async () => {
    const checked = await check(
      table([
        ['财政所', '所长', '示例新', '2021-01-01', null, null],
        ['财政所', '会计', '示例甲一', '2026-01-01', null, null],
        ['财政所', '会计', '示例同', '2026-06-01', null, null],
        ['新办', '主任', '示例乙一', '2026-03-01', '2026-02-01', null],
      ]),
    )
    expect(
      checked.faults.filter(({ severity }) => severity === 'error').map(({ column, row }) => `${column}${row}`),
    ).toEqual(['D2', 'C4', 'E5'])
    await expect(bringIn(table([['财政所', '所长', '示例新', '去年', null, null]]), 'x')).rejects.toMatchObject({
      code: 'organization.faulty',
      message: expect.stringContaining('第 2 行 D 列'),
    })
  })
})

describe('an import', () => {
  const file = table([
    ['社会办', '主任', '示例午', '2026-02-01', null, '组员'],
    ['社会办', '科员', '示例未', '2026-02-01', null, null],
    ['社会办', '科员', '示例申', '2026-02-01', null, null],
    ['社会办', '会计', null, null, null, null],
  ])

  it('writes all of what was agreed to, and is taken back whole', async () => {
    const before = await organization()
    const { agreement } = await check(file)
    const { changeId, counts } = await bringIn(file, agreement)
    expect(counts).toMatchObject({ new: 1 + 4 + 3 + 3 + 1, changed: 0, ended: 0 })
    const after = await organization()
    const node = after.nodes.find((each) => each.name === '社会办')!
    expect(node.validFrom).toBe('2026-02-01')
    expect(after.posts.filter((each) => each.nodeId === node.id).map((each) => each.holders[0]?.name)).toEqual([
      '示例午',
      '示例未',
      '示例申',
      undefined,
    ])
    expect(told(await check(file))).toEqual([])
    await t.call('creation-office', operations.undoChange, { params: { id: changeId } })
    expect(await organization()).toEqual(before)
    expect((await t.call('reader', operations.listPeople, { query: { search: '示例午' } })).total).toBe(0)
  })

  it('is refused when the organisation has changed since it was looked at, and for those who may not', async () => {
    const { agreement } = await check(file)
    const { id } = await t.call('creation-office', operations.createPerson, { body: { name: '示例午', kind: 'staff' } })
    await expect(bringIn(file, agreement)).rejects.toMatchObject({ status: 409, code: 'organization.moved' })
    await expect(bringIn(file, agreement, {}, 'department-liaison')).rejects.toMatchObject({ status: 403 })
    expect(id).toBeTruthy()
  })

  it('cannot be taken back once something rests on it', async () => {
    const own = table([['督查办', '主任', '示例酉', '2026-02-01', null, null]])
    const { changeId } = await bringIn(own, (await check(own)).agreement)
    const { posts } = await organization()
    const post = posts.find((each) => each.holders.some((holder) => holder.name === '示例酉'))!
    await t.call('creation-office', operations.addSeat, {
      body: { role: '组员', postId: post.id, validFrom: '2026-03-01' },
    })
    await expect(t.call('creation-office', operations.undoChange, { params: { id: changeId } })).rejects.toMatchObject({
      code: 'organization.restsOn',
      message: expect.stringContaining('领导小组'),
    })
  })
})

describe('a hostile file', () => {
  const refused = (file: Uint8Array) =>
    check(file).then(
      () => 'taken',
      (error: ApiFailure) => `${error.status} ${error.code}`,
    )
  it('is refused with a sentence: too large, a zip that swells, no table at all, cut off', async () => {
    expect(await refused(new Uint8Array(rosterLimit + 1))).toBe('413 organization.tooLarge')
    const swelling = zipSync({ 'xl/workbook.xml': new Uint8Array(320 * 1024 * 1024) }, { level: 1 })
    expect(await refused(swelling)).toBe('422 organization.unreadable')
    expect(await refused(new TextEncoder().encode('\u0000\u0001'))).toBe('422 organization.unreadable')
    const whole = table([['财政所', '所长', '示例丑', null, null, null]])
    expect(await refused(whole.slice(0, whole.length / 2))).toBe('422 organization.unreadable')
    const rows = Array.from({ length: 50_001 }, (_, i) => ['办', '科员', `某${i}甲`, null, null, null])
    expect(await refused(table(rows))).toBe('422 organization.unreadable')
    const half = new ReadableStream({
      pull(controller) {
        controller.enqueue(whole.slice(0, 100))
        controller.error(new Error('gone'))
      },
    })
    await expect(
      send('creation-office', `/api/organization/roster/check?${query({})}`, half as never),
    ).rejects.toMatchObject({ code: 'organization.incomplete' })
  })

  it('that takes long to read keeps nobody waiting', async () => {
    const head = [...header, '备注', '电话', '学历', '籍贯']
    const rows = Array.from({ length: 6000 }, (_, i): Row => ['财政所', '科员', `示例${i}`, ...Array(7).fill('示例')])
    const order: string[] = []
    const long = check(table(rows, head)).then(({ errors }) => order.push(errors > 0 ? 'roster' : 'no fault'))
    for (let i = 0; i < 4; i += 1) order.push(typeof (await t.call('reader', operations.organization)))
    await long
    expect(order).toEqual(['object', 'object', 'object', 'object', 'roster'])
  })

  it('that names formulas keeps them out', async () => {
    const checked = await check(table([['=HYPERLINK("x")', '+岗位', '@某人', null, null, null]]))
    expect(places(checked)).toEqual(expect.arrayContaining(['A2 error', 'B2 error', 'C2 error']))
  })
})
