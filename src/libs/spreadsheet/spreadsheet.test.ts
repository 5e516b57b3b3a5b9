import * as XLSX from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import {
  columnIndex,
  columnLetters,
  LIMITS,
  readWorkbook,
  refuseTooLarge,
  UnreadableTable,
  writeWorkbook,
} from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function sheetBytes(sheet: XLSX.WorkSheet, bookType: XLSX.BookType = 'xlsx'): Uint8Array {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '表')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

const texts = (file: Uint8Array) => readWorkbook(file).sheets[0]!.rows.map((row) => row.map((cell) => cell?.text))

describe('readWorkbook', () => {
  const rows = [
    ['编号', '分值'],
    ['1.10', 0.3],
  ]
  it.each(['xlsx', 'xlsb', 'biff8', 'ods', 'xlml', 'html'] as const)('reads %s by its content', (type) => {
    expect(texts(sheetBytes(XLSX.utils.aoa_to_sheet(rows), type))).toEqual([
      ['编号', '分值'],
      ['1.10', '0.3'],
    ])
  })

  it.each([
    ['UTF-8', bytes('编号,名称\n1.10,"甲,乙"\n1/2,三')],
    ['UTF-8 with BOM', bytes('\ufeff编号,名称\n1.10,"甲,乙"\n1/2,三')],
    ['GBK', iconv.encode('编号,名称\n1.10,"甲,乙"\n1/2,三', 'gbk')],
    ['UTF-16', iconv.encode('编号,名称\n1.10,"甲,乙"\n1/2,三', 'utf-16le', { addBOM: true })],
  ])('reads a CSV in %s and leaves its cells as they are written', (_, file) => {
    expect(texts(new Uint8Array(file))).toEqual([
      ['编号', '名称'],
      ['1.10', '甲,乙'],
      ['1/2', '三'],
    ])
  })

  it('gives numbers as exact decimals without binary dust', () => {
    const sheet = XLSX.utils.aoa_to_sheet([[0.1 + 0.2, 1e-7, 12345678.25]])
    expect(readWorkbook(sheetBytes(sheet)).sheets[0]!.rows[0]!.map((cell) => cell?.number)).toEqual([
      '0.3',
      '0.0000001',
      '12345678.25',
    ])
  })

  it('takes the stored result of a formula, and marks one without a result and an error value', () => {
    const sheet: XLSX.WorkSheet = {
      '!ref': 'A1:C1',
      A1: { t: 'n', v: 5, f: 'SUM(B2:B9)' },
      B1: { t: 'e', v: 0x17, w: '#REF!' },
      C1: { t: 's', v: '=cmd|calc' },
    }
    const [sum, broken, text] = readWorkbook(sheetBytes(sheet)).sheets[0]!.rows[0]!
    expect(sum).toMatchObject({ number: '5' })
    expect(broken?.broken).toContain('#REF!')
    expect(text).toEqual({ text: '=cmd|calc' })
  })

  it('keeps merged areas', () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['甲', 1],
      [null, 2],
    ])
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }]
    expect(readWorkbook(sheetBytes(sheet)).sheets[0]!.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 0 }])
  })

  it.each([
    ['an empty file', new Uint8Array(), '空的'],
    ['a cut zip', sheetBytes(XLSX.utils.aoa_to_sheet([['a']])).slice(0, 200), '另存为'],
    ['another zip', zipSync({ 'word/document.xml': bytes('<w/>') }), '不是表格文件'],
    ['a cut .xls', sheetBytes(XLSX.utils.aoa_to_sheet([['a']]), 'biff8').slice(0, 300), '损坏'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), '不是表格文件'],
    ['no encoding', new Uint8Array([0xff, 0xff, 0xff, 0x81, 0x20]), '编码'],
  ])('refuses %s with a sentence', (_, file, sentence) => {
    expect(() => readWorkbook(file)).toThrow(UnreadableTable)
    expect(() => readWorkbook(file)).toThrow(sentence)
  })

  it('says of a workbook with a password what to do', () => {
    const container = XLSX.CFB.utils.cfb_new()
    XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('AAAAAA'))
    XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7))
    const file = new Uint8Array(XLSX.CFB.write(container, { type: 'buffer' }) as Buffer)
    expect(() => readWorkbook(file)).toThrow('取消密码')
  })

  it('knows hidden columns, in .xlsx and .xls', () => {
    const sheet = XLSX.utils.aoa_to_sheet([['甲', '乙', '丙']])
    sheet['!cols'] = [{}, { hidden: true }]
    for (const type of ['xlsx', 'biff8'] as const) {
      expect(readWorkbook(sheetBytes(sheet, type)).sheets[0]!.hiddenColumns, type).toEqual([1])
    }
  })

  it('refuses a zip that declares to unfold into more than the limit', () => {
    const file = sheetBytes(XLSX.utils.aoa_to_sheet([['a']]))
    expect(() => readWorkbook(declareSize(file, LIMITS.inflatedBytes + 1))).toThrow('压缩炸弹')
  })

  it('never unfolds more than a zip declares: a bomb that lies stays small', () => {
    const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(30 * 1024 * 1024) })
    const before = process.memoryUsage().arrayBuffers
    expect(() => readWorkbook(declareSize(honest, 100))).toThrow(UnreadableTable)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25 * 1024 * 1024)
  })

  it('refuses 2 GB before reading', () => {
    expect(() => refuseTooLarge(2 * 1024 ** 3)).toThrow('2048 MB')
  })

  it('takes a sheet that claims to fill the whole grid for what it holds', () => {
    const parts = unzipSync(sheetBytes(XLSX.utils.aoa_to_sheet([['甲', '远']])))
    const place = 'xl/worksheets/sheet1.xml'
    const xml = strFromU8(parts[place]!).replace('ref="A1:B1"', 'ref="A1:XFD1048576"').replace('r="B1"', 'r="XFD1"')
    expect(xml).toContain('XFD1"')
    expect(texts(zipSync({ ...parts, [place]: strToU8(xml) }))).toEqual([
      ['甲', ...Array(LIMITS.columns - 1).fill(undefined)],
    ])
  })
})

/** Rewrites the uncompressed sizes of all entries, local and central. */
function declareSize(file: Uint8Array, size: number): Uint8Array {
  const copy = Uint8Array.from(file)
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 46 < copy.length; at += 1) {
    const signature = view.getUint32(at, true)
    if (signature === 0x02014b50) view.setUint32(at + 24, size, true)
    if (signature === 0x04034b50) view.setUint32(at + 22, size, true)
  }
  return copy
}

describe('writeWorkbook', () => {
  const book = () =>
    readWorkbook(
      writeWorkbook([
        {
          name: '台账：[2026]/一',
          header: ['日期', '金额'],
          rows: [
            [{ date: '2026-01-05' }, { number: '0.1' }],
            ['=1+1', null],
          ],
        },
        { name: '台账：[2026]/一', header: ['空'], rows: [] },
      ]),
    )
  it('writes days as the day they are, numbers as numbers, and text never as a formula', () => {
    const [, first, second] = book().sheets[0]!.rows
    expect(first).toEqual([
      { text: '2026-01-05', number: '46027' },
      { text: '0.1', number: '0.1' },
    ])
    expect(second).toEqual([{ text: '=1+1' }])
  })
  it('makes sheet names that Excel accepts, each once', () => {
    const names = book().sheets.map((sheet) => sheet.name)
    expect(new Set(names).size).toBe(2)
    expect(names.join()).not.toMatch(/[[\]:*?/\\]/)
  })
})

it('counts columns as Excel does', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  expect(['A', 'z', 'AA', 'AAA', '分值', ''].map(columnIndex)).toEqual([0, 25, 26, 702, undefined, undefined])
})
