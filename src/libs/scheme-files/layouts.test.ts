import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { placeScheme, plain } from '../scoring/index.ts'
import { type Mapping, type ReadScheme, readSchemeFile } from './index.ts'

type Row = (string | number | null)[]
interface Made {
  name?: string
  rows: Row[]
  merges?: string[]
  hidden?: number[]
}

function book(sheets: Made[], bookType: XLSX.BookType = 'xlsx'): Uint8Array {
  const made = XLSX.utils.book_new()
  for (const [index, { name, rows, merges = [], hidden = [] }] of sheets.entries()) {
    const sheet = XLSX.utils.aoa_to_sheet(rows)
    sheet['!merges'] = merges.map((area) => XLSX.utils.decode_range(area))
    if (hidden.length > 0)
      sheet['!cols'] = Array.from({ length: 12 }, (_, c) => (hidden.includes(c) ? { hidden: true } : {}))
    XLSX.utils.book_append_sheet(made, sheet, name ?? `表${index + 1}`)
  }
  return new Uint8Array(XLSX.write(made, { type: 'array', bookType }) as ArrayBuffer)
}
const read = (sheets: Made[], mapping?: Mapping) => readSchemeFile(book(sheets), '细则.xlsx', mapping)
const outline = ({ scheme }: ReadScheme) =>
  placeScheme(scheme!).nodes.map(({ path, node, points }) => `${path} ${node.name} ${plain(points)}`)
const told = ({ faults }: ReadScheme) =>
  faults.map(({ sheet, row, column, severity, message }) => `${sheet}!${column}${row} ${severity} ${message}`)

describe('tables as offices have them', () => {
  it('three levels merged, two header rows, points under a heading of their own', () => {
    const result = read([
      {
        rows: [
          ['示例市文明单位测评表'],
          ['测评内容', null, null, '分值', null, '责任科室'],
          ['一级指标', '二级指标', '三级指标', '满分', '自评', null],
          ['Ⅰ-1 组织领导', 'Ⅱ-1 计划', '1）有年度计划', 2, null, '办公室'],
          [null, null, '2）有总结', 1, null, '办公室'],
          [null, 'Ⅱ-2 机制', '1）例会', 3, null, '综合科'],
          ['Ⅰ-2 环境', 'Ⅱ-3 绿化', '1）绿化', 4, null, null],
        ],
        merges: ['A1:F1', 'A2:C2', 'D2:E2', 'F2:F3', 'A4:A6', 'B4:B5'],
      },
    ])
    expect(result.faults).toEqual([])
    expect(result.scheme!.levels).toEqual(['一级指标', '二级指标', '三级指标'])
    expect(outline(result)).toEqual([
      'Ⅰ-1 组织领导 6',
      'Ⅰ-1/Ⅱ-1 计划 3',
      'Ⅰ-1/Ⅱ-1/1） 有年度计划 2',
      'Ⅰ-1/Ⅱ-1/2） 有总结 1',
      'Ⅰ-1/Ⅱ-2 机制 3',
      'Ⅰ-1/Ⅱ-2/1） 例会 3',
      'Ⅰ-2 环境 4',
      'Ⅰ-2/Ⅱ-3 绿化 4',
      'Ⅰ-2/Ⅱ-3/1） 绿化 4',
    ])
    expect(result.scheme!.nodes[0]!.children[0]!.children[0]!.department).toBe('办公室')
  })

  it('a cover and a word list before the table', () => {
    const result = read([
      {
        name: '封面',
        rows: [['示例省文明单位测评体系'], ['项目', '内容'], ['编制单位', '某办公室'], ['编制时间', '2026年1月']],
      },
      {
        name: '名词解释',
        rows: [
          ['名词', '说明'],
          ['说明报告', '一份文字'],
        ],
      },
      {
        name: '测评表',
        rows: [
          ['测评项目', '测评标准', '测评方法', '分值'],
          ['组织', '有计划', '材料审核', 2],
        ],
      },
    ])
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual(['Ⅰ-1 组织 2', 'Ⅰ-1/1) 有计划 2'])
  })

  it('subtotals, a spaced-out total, footnotes and a signature line', () => {
    const rows: Row[] = [
      ['测评项目', '测评标准', '分值', '得分'],
      ['组织', '有计划', 2, null],
      [null, '有总结', 1, null],
      ['小  计', null, 3, null],
      ['环境', '绿化', 4, null],
      ['小  计', null, 4, null],
      ['合　　计', null, 7, null],
      ['注1：得分由考评组填写，自评得分请写在另一张表里。', null, null, null],
      ['※ 本表一式两份', null, null, null],
    ]
    const result = read([{ rows }])
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual(['Ⅰ-1 组织 3', 'Ⅰ-1/1) 有计划 2', 'Ⅰ-1/2) 有总结 1', 'Ⅰ-2 环境 4', 'Ⅰ-2/1) 绿化 4'])
    expect(result.scheme!.note).toContain('本表一式两份')
    const wrong = structuredClone(rows)
    wrong[3]![2] = 4
    expect(told(read([{ rows: wrong }]))).toEqual(['表1!C4 warning 小计写的是 4，上面各条相加是 3，请核对'])
  })

  it('points only inside the text, in full-width digits', () => {
    const result = read([
      {
        rows: [
          ['考核项目', '考核内容'],
          ['一、组织领导（１０分）', '１、建立领导小组（４分）\n２、制定计划（３．５分）\n３、召开会议（２．５分）'],
          ['二、宣传（5 分）', '设置宣传栏，【5分】'],
        ],
      },
    ])
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual([
      '一 组织领导 10',
      '一/1 建立领导小组 4',
      '一/2 制定计划 3.5',
      '一/3 召开会议 2.5',
      '二 宣传 5',
      '二/1) 设置宣传栏， 5',
    ])
  })

  it('a hidden column of last year is not taken for this year’s, and said', () => {
    const result = read([
      {
        rows: [
          ['测评项目', '测评标准', '分值', '分值'],
          ['组织', '有计划', 9, 2],
        ],
        hidden: [2],
      },
    ])
    expect(outline(result)).toEqual(['Ⅰ-1 组织 2', 'Ⅰ-1/1) 有计划 2'])
    expect(told(result)).toEqual([expect.stringMatching(/^表1!C1 warning 这一列是隐藏的/)])
    const asked = read(
      [
        {
          rows: [
            ['测评项目', '测评标准', '分值', '分值'],
            ['组织', '有计划', 9, 2],
          ],
          hidden: [2],
        },
      ],
      {
        columns: { levels: ['A', 'B'], points: 'C' },
      },
    )
    expect(asked.faults).toEqual([])
    expect(outline(asked)).toEqual(['Ⅰ-1 组织 9', 'Ⅰ-1/1) 有计划 9'])
  })

  const parts: Made[] = [
    {
      name: '组织领导',
      rows: [
        ['测评指标', '测评标准', '分值'],
        ['计划', '有计划', 2],
      ],
    },
    {
      name: '环境卫生',
      rows: [
        ['测评指标', '测评标准', '分值'],
        ['绿化', '有绿化', 3],
      ],
    },
  ]
  it('one scheme over several sheets: said when only one is read, read together when asked', () => {
    const alone = read(parts)
    expect(outline(alone)).toEqual(['Ⅰ-1 计划 2', 'Ⅰ-1/1) 有计划 2'])
    expect(told(alone)).toEqual([expect.stringMatching(/^环境卫生!A1 warning 这张工作表也像测评表/)])
    const together = read(parts, { sheet: [1, '环境卫生'], sheetLevel: true })
    expect(together.faults).toEqual([])
    expect(outline(together)).toEqual([
      '1 组织领导 2',
      '1/Ⅰ-1 计划 2',
      '1/Ⅰ-1/1) 有计划 2',
      '2 环境卫生 3',
      '2/Ⅰ-1 绿化 3',
      '2/Ⅰ-1/1) 有绿化 3',
    ])
    expect(together.scheme!.levels).toEqual(['部分', '测评指标', '测评标准'])
    expect(outline(read(parts, { sheet: [1, 2] }))).toEqual([
      'Ⅰ-1 计划 2',
      'Ⅰ-1/1) 有计划 2',
      'Ⅰ-2 绿化 3',
      'Ⅰ-2/1) 有绿化 3',
    ])
  })

  it('headings across the whole table as a level above its columns', () => {
    const result = read([
      {
        rows: [
          ['测评项目', '测评标准', '测评方法', '分值'],
          ['第一部分 基本指标（5分）'],
          ['组织', '有计划', '材料审核', 2],
          ['环境', '有绿化', '实地考察', 3],
          ['第二部分 特色加分（10分）'],
          ['荣誉', '省级荣誉', '材料审核', 10],
        ],
        merges: ['A2:D2', 'A5:D5'],
      },
    ])
    expect(result.faults).toEqual([])
    expect(outline(result).filter((each) => !each.includes('/'))).toEqual([
      'Ⅰ-1 第一部分 基本指标 5',
      'Ⅰ-2 第二部分 特色加分 10',
    ])
    expect(placeScheme(result.scheme!).full.toFixed()).toBe('5')
    expect(result.scheme!.levels).toEqual(['部分', '测评项目', '测评标准'])
  })

  it('number and wording in two columns under one header, points of headings in a column of their own', () => {
    const result = read([
      {
        rows: [
          ['测评项目', null, '分值', '测评标准', '标准分'],
          ['Ⅰ-1', '组织领导', 5, '有计划', 2],
          [null, null, null, '有总结', 3],
          ['Ⅰ-2', '环境', 4, '绿化', 4],
        ],
        merges: ['A1:B1', 'A2:A3', 'B2:B3', 'C2:C3'],
      },
    ])
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual([
      'Ⅰ-1 组织领导 5',
      'Ⅰ-1/1) 有计划 2',
      'Ⅰ-1/2) 有总结 3',
      'Ⅰ-2 环境 4',
      'Ⅰ-2/1) 绿化 4',
    ])
  })

  it('one header merged over two levels', () => {
    const result = read([
      {
        rows: [
          ['测评内容', null, '分值'],
          ['组织领导', '有计划', 2],
          [null, '有总结', 3],
        ],
        merges: ['A1:B1', 'A2:A3'],
      },
    ])
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual(['Ⅰ-1 组织领导 5', 'Ⅰ-1/1) 有计划 2', 'Ⅰ-1/2) 有总结 3'])
  })

  it('as many points in one cell as criteria in the other', () => {
    const result = read([
      {
        rows: [
          ['测评项目', '测评标准', '分值'],
          ['组织', '1)有计划\n2)有总结\n3)有分工', '2\n1\n0.5'],
          ['环境', '①绿化；②保洁', '①2分；②3分'],
        ],
      },
    ])
    expect(result.faults).toEqual([])
    expect(
      outline(result)
        .filter((each) => each.includes('/'))
        .map((each) => each.split(' ').at(-1)),
    ).toEqual(['2', '1', '0.5', '2', '3'])
  })

  it('the same from an old .xls and from a GBK .csv', () => {
    const rows: Row[] = [
      ['测评项目', '测评标准', '测评方法', '分值'],
      ['组织领导', '有计划（2分）', '材料审核', 2],
      ['环境', '绿化', '实地考察', 3],
      ['合 计', null, null, 5],
    ]
    const expected = ['Ⅰ-1 组织领导 2', 'Ⅰ-1/1) 有计划 2', 'Ⅰ-2 环境 3', 'Ⅰ-2/1) 绿化 3']
    const csv = rows.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n')
    for (const file of [book([{ rows }], 'biff8'), new Uint8Array(iconv.encode(csv, 'gbk'))]) {
      const result = readSchemeFile(file, '旧表')
      expect(result.faults).toEqual([])
      expect(outline(result)).toEqual(expected)
    }
  })

  it('a range such as 12-15 in the wording is no number of a heading', () => {
    const result = read([
      {
        rows: [
          ['测评项目', '测评标准', '分值'],
          ['服务', '12-15岁少年儿童活动', 2],
          ['1-2 环境', '绿化', 2],
        ],
      },
    ])
    expect(outline(result)).toEqual(['Ⅰ-1 服务 2', 'Ⅰ-1/1) 12-15岁少年儿童活动 2', '1-2 环境 2', '1-2/1) 绿化 2'])
  })
})
