import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiFailure, createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { readSchemeFile } from '../../libs/scheme-files/index.ts'
import { placeScheme, SchemeContent } from '../../libs/scoring/index.ts'
import { writeWorkbook } from '../../libs/spreadsheet/index.ts'
import type { Role } from '../../platform/permissions/index.ts'
import { operations, type SchemeCheck, type SchemeVersion, uploadLimit } from './contract.ts'
import { publishSchemes } from './index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp({ now: '2026-11-20T02:00:00Z' })
})
afterAll(() => t.close())

const header = ['层级', '编号', '名称', '分值', '类别', '责任部门', '评分规则']
type Row = (string | null)[]
const good: Row[] = [
  ['1', 'Ⅰ', '组织领导', '3', null, null, null],
  ['2', '1', '有计划', '2', null, '办公室', '有计划得满分'],
  ['2', '2', '有总结', '1', null, '办公室', null],
]
const table = (rows: Row[]) => writeWorkbook([{ name: '细则', header, rows }])
const yaml = (text: string) => new TextEncoder().encode(text)
const minimal = (extra: string) =>
  yaml(`{ key: a, version: "1", title: 甲, levels: [标准], nodes: [{ number: "1", name: 有计划, points: 1${extra} }] }`)

async function send(role: Role, address: string, file: Uint8Array): Promise<unknown> {
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await t.fetch(address, { method: 'POST', body: new Uint8Array(file), headers }, role)
  const body = (await response.json()) as never
  if (!response.ok) throw new ApiFailure(response.status, body)
  return body
}
const named = (query: Record<string, string>) => new URLSearchParams({ name: '细则.xlsx', ...query })
const check = async (file: Uint8Array, query = {}, role: Role = 'creation-office'): Promise<SchemeCheck> =>
  operations.check.output!.parse(await send(role, `/api/schemes/check?${named(query)}`, file))
const bringIn = async (file: Uint8Array, query = {}, role: Role = 'creation-office'): Promise<SchemeVersion> =>
  operations.import.output!.parse(await send(role, `/api/schemes?${named(query)}`, file))
const list = async () => (await t.call('reader', operations.list)).items

describe('a dry run', () => {
  it('shows tree, total and names, and leaves nothing behind', async () => {
    const audited = async () => (await t.deps.db.selectFrom('audit_log').select('action').execute()).length
    const before = await audited()
    const { called, published, total, nodes, faults } = await check(table(good))
    expect({ called, published, total, faults }).toEqual({
      called: { title: '细则', version: '1', key: 'imported-1' },
      published: 'no',
      total: '3',
      faults: [],
    })
    expect(nodes.map(({ id, parentId, name, points, rule }) => [id, parentId, name, points, rule])).toEqual([
      ['1', null, '组织领导', '3', null],
      ['2', '1', '有计划', '2', '评分：有计划得满分。'],
      ['3', '1', '有总结', '1', '评分：对照标准自评，以核定分为准。'],
    ])
    expect(await list()).toEqual([])
    expect(await audited()).toBe(before)
  })

  it('names sheet, row and column of every fault, errors and warnings apart', async () => {
    const wrong = structuredClone(good)
    wrong[1]![3] = '两分'
    wrong[2]![4] = '优秀'
    const { errors, warnings, faults, nodes } = await check(table(wrong))
    const places = faults.map(({ sheet, row, column }) => `${sheet}!${column}${row}`)
    expect(places).toEqual(expect.arrayContaining(['细则!D3', '细则!E4']))
    expect(errors + warnings).toBe(faults.length)
    expect(faults.find(({ row, column }) => row === 3 && column === 'D')!.message).toContain('两分')
    expect(nodes).toHaveLength(3)
  })

  it('tells whether that name and version are published already', async () => {
    await bringIn(minimal(''), { name: '甲.yaml' })
    expect((await check(minimal(''), { name: '甲.yaml' })).published).toBe('same')
    expect((await check(minimal(', note: 改'), { name: '甲.yaml' })).published).toBe('different')
  })
})

describe('an import', () => {
  it('publishes the version under the names agreed to, for everybody to read', async () => {
    const names = { title: '云州市测评体系（示例）', version: '2026', key: 'yunzhou' }
    const version = await bringIn(table(good), names)
    expect(version).toMatchObject({ ...names, points: '3', criteria: 2, current: false })
    expect(await list()).toContainEqual(version)
    expect((await check(table(good))).called!.key).toBe('imported-1')
  })

  it('never changes what is published: the same again is the same, other content is refused by name', async () => {
    const names = { title: '云州市测评体系（示例）', version: '2026', key: 'yunzhou' }
    const before = await list()
    expect((await bringIn(table(good), names)).id).toBe(before.find(({ key }) => key === 'yunzhou')!.id)
    const other = structuredClone(good)
    other[1]![2] = '有年度计划'
    await expect(bringIn(table(other), names)).rejects.toMatchObject({
      status: 409,
      code: 'schemes.published',
      message: expect.stringContaining('云州市测评体系（示例）'),
    })
    expect(await list()).toEqual(before)
    expect((await bringIn(table(other), { ...names, version: '2027' })).version).toBe('2027')
  })

  it('takes nothing from a file with an error', async () => {
    const before = await list()
    const wrong = structuredClone(good)
    wrong[0]![3] = '5'
    await expect(bringIn(table(wrong), { key: 'wrong' })).rejects.toMatchObject({
      code: 'schemes.faulty',
      message: expect.stringContaining('第 2 行'),
    })
    expect(await list()).toEqual(before)
  })

  it('brings back what was exported, to the last rule', async () => {
    await publishSchemes(t.context('administrator'))
    const shipped = await t.deps.content.load('schemes', SchemeContent)
    const versions = await list()
    for (const content of shipped) {
      const version = versions.find(({ key }) => key === content.key)!
      const tree = placeScheme(content)
      expect(version.points, content.key).toBe(tree.full.toFixed())
      expect(version.criteria).toBe(tree.nodes.filter(({ children }) => children.length === 0).length)
      const response = await t.fetch(`/api/schemes/${version.id}/workbook`, {}, 'reader')
      expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(content.title))
      const bytes = new Uint8Array(await response.arrayBuffer())
      expect(readSchemeFile(bytes, '体系.xlsx').scheme).toEqual(content)
      expect((await bringIn(bytes)).id).toBe(version.id)
    }
    await expect(
      t.call('reader', operations.export, { params: { id: '01900000-0000-7000-8000-000000000000' } }),
    ).rejects.toMatchObject({ code: 'schemes.noSuchVersion' })
  })

  it('is for the office only, the dry run too', async () => {
    for (const role of ['leader', 'department-liaison', 'reader'] as const) {
      await expect(check(table(good), {}, role)).rejects.toMatchObject({ status: 403 })
      await expect(bringIn(table(good), {}, role)).rejects.toMatchObject({ status: 403 })
    }
  })
})

describe('a hostile or clumsy file', () => {
  const nested = (levels: number, number: string) => {
    const inner = `{ number: "${number}", name: 甲, points: 1`
    const nodes = `[${`${inner}, children: [`.repeat(levels - 1)}${inner} }${']}'.repeat(levels - 1)}]`
    return yaml(`{ key: a, version: "1", title: 甲, levels: [标准], nodes: ${nodes} }`)
  }
  const files: [string, string, Uint8Array][] = [
    ['nothing at all', '空.xlsx', new Uint8Array()],
    ['noise', '乱.xlsx', Uint8Array.from({ length: 4096 }, (_, index) => (index * 197) % 256)],
    ['a cut workbook', '断.xlsx', table(good).subarray(0, 900)],
    ['a text without a table', '信.csv', yaml('各位同事：\n请查收。')],
    ['YAML that nests without end', '深.yaml', yaml('['.repeat(20_000))],
    ['sixty levels', '深.yaml', nested(60, '1')],
    ['numbers too long for an index', '长.yaml', nested(12, '一'.repeat(190))],
    ['a character that cannot be kept', '零.yaml', minimal(', note: "a\\0b"')],
    ['half a character', '半.yaml', minimal(', note: "\\ud800"')],
  ]
  it.each(files)('%s is refused in one Chinese sentence', async (_, name, file) => {
    for (const act of [check, bringIn]) {
      await expect(act(file, { name })).rejects.toMatchObject({
        status: 422,
        code: 'schemes.unreadable',
        message: expect.stringMatching(/[\u4e00-\u9fff]{4}/),
      })
    }
  })

  it('may hold a backslash before what only looks like an escape', async () => {
    expect((await check(minimal(", note: '\\u0000'"), { name: '甲.yaml' })).errors).toBe(0)
  })

  it('is not read beyond the limit', async () => {
    const large = new Uint8Array(uploadLimit + 1)
    await expect(check(large)).rejects.toMatchObject({ status: 413, code: 'schemes.tooLarge' })
    await expect(bringIn(large)).rejects.toMatchObject({ status: 413, code: 'schemes.tooLarge' })
  })

  it('may name odd things: they are refused as input', async () => {
    for (const query of [{ key: 'A B' }, { version: '' }, { title: '甲'.repeat(300) }, { name: '' }]) {
      await expect(bringIn(table(good), query)).rejects.toMatchObject({ code: 'platform.invalid' })
    }
  })
})
