import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { UnreadableTable } from '../spreadsheet/index.ts'
import { readDay, readRoster, rosterTemplate, writeRoster } from './index.ts'

type Cells = (string | number | null)[][]
function book(sheets: Record<string, Cells>, merges: string[] = [], bookType: XLSX.BookType = 'xlsx'): Uint8Array {
  const workbook = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows)
    sheet['!merges'] = merges.map((area) => XLSX.utils.decode_range(area))
    XLSX.utils.book_append_sheet(workbook, sheet, name)
  }
  return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType }) as ArrayBuffer)
}
const short = (file: Uint8Array) =>
  readRoster(file).rows.map(({ place, post, person, from, to, roles }) =>
    [place, post, person, from?.day, to?.day, roles?.join()].map((part) => part ?? '').join('|'),
  )
const faults = (file: Uint8Array) =>
  readRoster(file).faults.map(
    ({ sheet, row, column, severity, message }) => `${sheet}!${column}${row} ${severity} ${message}`,
  )

describe('dates as clerks write them', () => {
  it.each([
    ['2026-03-01', '2026-03-01'],
    ['2026.3.1', '2026-03-01'],
    ['2026/3/1', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['２０２６年３月１日', '2026-03-01'],
    ['2026年3月5号', '2026-03-05'],
    ['二〇二六年三月十五日', '2026-03-15'],
    ['二零二六年十月二日', '2026-10-02'],
    ['2026年3月', '2026-03-01'],
    ['2026.10', '2026-10-01'],
    ['202603', '2026-03-01'],
    ['2026年', '2026-01-01'],
  ])('%s', (text, day) => expect(readDay({ text })).toMatchObject({ day }))

  it('takes serial numbers, whatever the cell shows, and the end of a month for a last day', () => {
    expect(readDay({ text: '3/1/26', number: '46082' })).toEqual({ day: '2026-03-01', exact: 'day' })
    expect(readDay({ text: '2028年2月' }, true)).toEqual({ day: '2028-02-29', exact: 'month' })
  })

  it('asks instead of guessing', () => {
    expect(readDay({ text: '2026.1', number: '2026.1' })).toMatchObject({ problem: expect.stringContaining('10 月') })
    for (const text of ['2026-02-30', '去年三月', '12', '1026-01-01']) {
      expect(readDay({ text }), text).toMatchObject({ problem: expect.stringContaining('2026-03-01') })
    }
    expect(['至今', '', '—'].map((text) => readDay({ text }))).toEqual(['none', 'none', 'none'])
  })
})

describe('a roster as offices keep it', () => {
  it('has a title above, merged departments, other names for its columns, and a remark below', () => {
    const file = book(
      {
        Sheet1: [
          ['澄和街道干部花名册（示例）'],
          ['序号', '科  室', '职务', '姓 名', '任现职时间', '备注', '是否领导小组成员'],
          [1, '党政综合办公室', '主任', '张 三', 45000, '', '是'],
          [2, null, '科员', '李四（女）', '2023年5月-2026年2月', '', '否'],
          [3, null, '科员', '空缺', '', '', ''],
          [4, '领导班子', '党工委书记', '王五', '2024.3.1', '', '领导小组组长'],
          ['注：以上均为示例'],
        ],
      },
      ['A1:G1', 'B3:B5'],
    )
    expect(short(file)).toEqual([
      '党政综合办公室|主任|张三|2023-03-15||组员',
      '党政综合办公室|科员|李四|2023-05-01|2026-02-28|',
      '党政综合办公室|科员||||',
      '|党工委书记|王五|2024-03-01||组长',
    ])
    expect(faults(file).map((each) => each.slice(0, 19))).toEqual(['Sheet1!E4 warning 日', 'Sheet1!E4 warning 日'])
  })

  it('is also .xls, a CSV in GBK, or a sheet for each department', () => {
    const rows: Cells = [
      ['姓名', '岗位', '所在部门', '任职日期'],
      ['张三', '所长', '财政所', '2026-3-1'],
    ]
    const wanted = ['财政所|所长|张三|2026-03-01||']
    expect(short(book({ 花名册: rows }, [], 'biff8'))).toEqual(wanted)
    expect(short(new Uint8Array(iconv.encode(rows.map((row) => row.join(',')).join('\r\n'), 'gbk')))).toEqual(wanted)
    const apart = book({
      财政所: [
        ['姓名', '岗位', '任职日期'],
        ['张三', '所长', '2026-3-1'],
      ],
      澄湖社区: [
        ['姓名', '岗位'],
        ['李四', '书记'],
      ],
    })
    expect(short(apart)).toEqual([...wanted, '澄湖社区|书记|李四|||'])
    expect(readRoster(apart).rows[1]!.kind).toBe('community')
  })

  it('names sheet, row and column of every fault and what to do', () => {
    const file = book({
      表一: [
        ['部门', '岗位', '姓名', '任职日期', '离任日期', '领导小组职务'],
        ['财政所', '所长', '张三', '去年', null, '顾问'],
        ['财政所', null, '李四', '2026-01-01', '2025-01-01', null],
        [null, '会计', '王五、赵六', '2026-01-01', null, null],
        ['财政所', '出纳', '=cmd|calc', null, null, null],
        ['财政所', '出纳', '13800000000', null, null, null],
        ['财政所'.repeat(20), '出纳', '钱七', null, null, null],
        ['财政所', '会计', '王五', '2026-01-01', null, null],
      ],
      通讯录: [['电话', '地址']],
    })
    expect(faults(file).map((each) => each.replace(/(error|warning) .*/, '$1'))).toEqual([
      '通讯录!A1 warning',
      '表一!D2 error',
      '表一!F2 error',
      '表一!B3 error',
      '表一!A4 warning',
      '表一!C4 warning',
      '表一!C5 error',
      '表一!C6 error',
      '表一!A7 error',
      '表一!C8 warning',
    ])
    expect(short(file).filter((row) => row.includes('会计'))).toEqual([
      '财政所|会计|王五|2026-01-01||',
      '财政所|会计|赵六|2026-01-01||',
    ])
  })

  it('tells what is missing where nothing can be read', () => {
    expect(faults(book({ 表: [['电话', '地址']] }))[0]).toContain('没有找到表头')
    expect(
      faults(
        book({
          Sheet1: [
            ['姓名', '岗位'],
            ['张三', '所长'],
          ],
        }),
      )[0],
    ).toContain('没有“部门”列')
    expect(faults(rosterTemplate())[0]).toContain('表里没有人员')
    expect(() => readRoster(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]))).toThrow(UnreadableTable)
    const long = book({
      表: [['部门', '岗位', '姓名'], ...Array.from({ length: 5001 }, (_, i) => ['办', '科员', `某${i}甲`])],
    })
    expect(faults(long).at(-1)).toContain('超过 5000 行')
  })
})

it('reads back what it writes', () => {
  const lines = [
    {
      place: null,
      kind: 'department' as const,
      post: '副主任（分管创建）',
      person: '示例甲',
      from: '2024-03-01',
      to: null,
      roles: ['组长', '总指挥'],
    },
    {
      place: '澄湖社区',
      kind: 'community' as const,
      post: '书记',
      person: null,
      from: null,
      to: null,
      roles: ['组员'],
    },
    { place: '村镇办', kind: 'department' as const, post: null, person: null, from: null, to: null, roles: [] },
  ]
  const { rows, faults: found } = readRoster(writeRoster(lines))
  expect(found).toEqual([])
  expect(
    rows.map(({ place, kind, post, person, from, to, roles }) => ({
      place,
      kind,
      post,
      person,
      from: from?.day ?? null,
      to: to?.day ?? null,
      roles,
    })),
  ).toEqual(lines)
})
