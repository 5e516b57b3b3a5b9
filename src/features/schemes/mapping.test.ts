import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../../tests/support/test-app.ts'
import { readMapping, readSchemeFile } from '../../libs/scheme-files/index.ts'
import { placeScheme } from '../../libs/scoring/index.ts'
import { operations, type TableMapping } from './contract.ts'
import { headersOf } from './rules/index.ts'

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

/** Headers nobody could guess, a hidden column, a cover before the table. */
function strangeTable(): Uint8Array {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['封面']]), '封面')
  const sheet = XLSX.utils.aoa_to_sheet([
    ['某市办法'],
    ['甲栏', '乙栏', '丙栏', '丁栏'],
    ['一、组织', '（一）计划', 2, '旧'],
    ['二、奖励', '（一）荣誉', 5, '旧'],
  ])
  sheet['!cols'] = [{}, {}, {}, { hidden: true }]
  XLSX.utils.book_append_sheet(book, sheet, '办法')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}
const file = strangeTable()
const mapping: TableMapping = {
  sheet: '办法',
  headerRow: 2,
  columns: { levels: ['A', 'B'], points: 'C' },
  kinds: { 奖励: '加分' },
}

async function send(path: string, query: Record<string, string>, body: Uint8Array = file) {
  const headers = { 'content-type': 'application/octet-stream' }
  const address = `${path}?${new URLSearchParams({ name: '办法.xlsx', ...query })}`
  const response = await t.fetch(address, { method: 'POST', body: new Uint8Array(body), headers }, 'creation-office')
  return { status: response.status, body: await response.json() }
}
const readTable = async () => operations.readTable.output!.parse((await send('/api/schemes/tables', {})).body)

describe('saying what the columns are', () => {
  it('begins with the first rows of every sheet and what could be guessed', async () => {
    const { sheets, saved } = await readTable()
    expect(saved).toBeNull()
    expect(sheets.map(({ name, guess }) => [name, guess])).toEqual([
      ['封面', null],
      ['办法', null],
    ])
    expect(sheets[1]!.rows[1]).toEqual(['甲栏', '乙栏', '丙栏', '丁栏'])
    expect(sheets[1]!.hiddenColumns).toEqual(['D'])
  })

  it('previews and imports by the same mapping the command line takes', async () => {
    expect((await send('/api/schemes/check', {})).body.error.code).toBe('schemes.unreadable')
    const query = { mapping: JSON.stringify(mapping) }
    const check = operations.check.output!.parse((await send('/api/schemes/check', query)).body)
    expect([check.total, check.errors, check.nodes.map(({ name }) => name)]).toEqual([
      '2',
      0,
      ['组织', '计划', '奖励', '荣誉'],
    ])
    const imported = await send('/api/schemes', { ...query, key: 'banfa', version: '1', title: '办法' })
    expect(operations.import.output!.parse(imported.body)).toMatchObject({ points: '2', criteria: 2 })
    const given = readMapping(JSON.stringify(mapping)) as { mapping: object }
    expect(placeScheme(readSchemeFile(file, '办法.xlsx', given.mapping).scheme!).full.toFixed()).toBe('2')
  })

  it('is kept for the next table with the same headers, renewed under its name, and removed', async () => {
    const headers = headersOf((await readTable()).sheets[1]!.rows, 2)
    const body = { name: '某市办法', headers, mapping }
    const first = await t.call('creation-office', operations.saveMapping, { body })
    expect((await readTable()).saved).toMatchObject({ name: '某市办法', mapping })
    const again = await t.call('creation-office', operations.saveMapping, {
      body: { ...body, mapping: { ...mapping, split: false } },
    })
    expect(again.id).toBe(first.id)
    const { items } = await t.call('creation-office', operations.listMappings)
    expect(items).toMatchObject([{ name: '某市办法', mapping: { split: false } }])
    await t.call('creation-office', operations.removeMapping, { params: { id: first.id } })
    expect((await readTable()).saved).toBeNull()
    await expect(
      t.call('creation-office', operations.removeMapping, { params: { id: first.id } }),
    ).rejects.toMatchObject({ code: 'schemes.noSuchMapping' })
  })

  it('refuses a mapping that makes no sense', async () => {
    for (const wrong of ['{', '{"columns":{"levels":[]}}', '"甲"', '{"headerRow":0}']) {
      expect((await send('/api/schemes/check', { mapping: wrong })).body.error.code).toBe('platform.invalid')
    }
    const lost = { mapping: JSON.stringify({ ...mapping, columns: { levels: ['没有这一列'] } }) }
    expect((await send('/api/schemes/check', lost)).body.error).toMatchObject({
      code: 'schemes.unreadable',
      message: expect.stringContaining('按对照文件找不到'),
    })
  })
})

describe('a rule that reads a figure nobody computes', () => {
  it('is a warning at its cell that names the nearest one', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['层级', '编号', '名称', '分值', '评分规则'],
      [1, '1', '覆盖面', 2, '覆盖率：数据=volunter.coverage；不低于=40'],
      [1, '2', '会议', 2, '缺项扣分：数据=meeting.count；应有=4；每件=0.5'],
    ])
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, '细则')
    const bytes = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
    const { faults, errors } = operations.check.output!.parse((await send('/api/schemes/check', {}, bytes)).body)
    expect(errors).toBe(0)
    expect(faults).toEqual([
      {
        sheet: '细则',
        row: 2,
        column: 'E',
        severity: 'warning',
        message: expect.stringMatching(/没有“volunter\.coverage”.*volunteer\.coverage（.+）/),
      },
    ])
  })
})
