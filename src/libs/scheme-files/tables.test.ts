import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { placeScheme, plain } from '../scoring/index.ts'
import { UnreadableTable } from '../spreadsheet/index.ts'
import { type Mapping, type ReadScheme, readMapping, readSchemeFile } from './index.ts'

const HEADERS = ['层级', '编号', '名称', '分值', '类别', '测评方法', '责任部门', '佐证要求', '评分规则', '说明']
type Row = (string | number | null)[]

function table(rows: Row[], merges: string[] = [], bookType: XLSX.BookType = 'xlsx'): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet(rows)
  sheet['!merges'] = merges.map((area) => XLSX.utils.decode_range(area))
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '细则')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

const read = (rows: Row[], merges?: string[], mapping?: Mapping) =>
  readSchemeFile(table(rows, merges), '细则.xlsx', mapping)

/** `path name points` of each node. */
function outline({ scheme }: ReadScheme): string[] {
  return placeScheme(scheme!).nodes.map(({ path, node, points }) => `${path} ${node.name} ${plain(points)}`)
}
const told = ({ faults }: ReadScheme) =>
  faults.map(({ sheet, row, column, message }) => `${sheet}!${column}${row} ${message}`)

describe('the flat template', () => {
  const good: Row[] = [
    ['示例街道测评表'],
    HEADERS,
    [1, 'Ⅰ-1', '组织领导', 3, null, null, null, null, null, null],
    [2, '1)', '计划', '1.5分', '基本', '材料审核、实地考察', '办公室', '要有红头文件', '有计划得满分', '备注'],
    [
      2,
      '2)',
      '会议',
      '１．５',
      null,
      '材料审核',
      null,
      '种类=【情况资料】；最少=1',
      '缺项扣分：数据=meeting.count；应有=4；每件=0.5',
      null,
    ],
    [1, 'Ⅰ-2', '特色', 10, '加分', null, null, null, null, null],
    ['合计', null, null, 3],
  ]

  it('is read from .xlsx, .xls and a GBK .csv alike', () => {
    const expected = ['Ⅰ-1 组织领导 3', 'Ⅰ-1/1) 计划 1.5', 'Ⅰ-1/2) 会议 1.5', 'Ⅰ-2 特色 10']
    const csv = good.map((row) => row.map((cell) => cell ?? '').join(',')).join('\r\n')
    for (const file of [table(good), table(good, [], 'biff8'), new Uint8Array(iconv.encode(csv, 'gbk'))]) {
      const result = readSchemeFile(file, '表')
      expect(result.faults).toEqual([])
      expect(outline(result)).toEqual(expected)
    }
  })

  it('keeps methods, department, people’s own words and the rules', () => {
    const [first, second] = read(good).scheme!.nodes[0]!.children
    expect(first).toMatchObject({
      methods: ['材料审核', '实地考察'],
      department: '办公室',
      evidence: { text: '要有红头文件' },
      rule: { form: 'assessed', text: '有计划得满分' },
      note: '备注',
    })
    expect(second).toMatchObject({
      evidence: { kinds: ['情况资料'], min: 1 },
      rule: { form: 'missing', figure: 'meeting.count' },
    })
  })

  it('takes levels by their names', () => {
    const named = good.map(
      (row): Row => (row[0] === 1 ? ['测评项目', ...row.slice(1)] : row[0] === 2 ? ['测评标准', ...row.slice(1)] : row),
    )
    const { scheme, faults } = read(named)
    expect(faults).toEqual([])
    expect(scheme!.levels).toEqual(['测评项目', '测评标准'])
    expect(scheme!.nodes[0]!.children).toHaveLength(2)
  })

  it('names every fault by sheet, row and column, and shows the rest of the tree', () => {
    const result = read([
      HEADERS,
      [1, 'Ⅰ-1', '组织领导', 5],
      [2, '1)', '计划', '两分'],
      [2, '1)', '会议', 1, '扣分项'],
      [4, '1', '太深', 1, '没有这种'],
      [1, null, null, 2],
      [1, 'Ⅰ/3', '斜线', 2, null, null, null, '最少=三', '覆盖率：不低于=四十'],
    ])
    expect(told(result)).toEqual([
      expect.stringMatching(/^细则!D2 分值 5 与下级合计 0/),
      expect.stringMatching(/^细则!D3 分值“两分”不是数字/),
      expect.stringMatching(/^细则!D3 没有下级的条目要有分值/),
      expect.stringMatching(/^细则!B4 编号“1\)”与同级/),
      expect.stringMatching(/^细则!A5 层级写的是 4，但上一行在第 2 层/),
      expect.stringMatching(/^细则!E5 类别“没有这种”不认识/),
      expect.stringMatching(/^细则!B6 编号是空的/),
      expect.stringMatching(/^细则!C6 名称是空的/),
      expect.stringMatching(/^细则!B7 编号里不能有/),
      expect.stringMatching(/^细则!H7 佐证要求：“最少”应为整数/),
      expect.stringMatching(/^细则!I7 评分规则：.*应为数字/),
    ])
    expect(outline(result)).toHaveLength(6)
  })

  it('says by how much a sum is off, and checks the stated total', () => {
    const faults = told(
      read([HEADERS, [1, '1', '甲', 3], [2, '1', '一', 1], [2, '2', '二', 1.5], ['合计', null, null, 4]]),
    )
    expect(faults).toEqual([
      '细则!D2 分值 3 与下级合计 2.5 不符，下级少 0.5 分，请核对本条或下级的分值',
      '细则!D5 合计写的是 4，第一层各条相加是 3，请核对',
    ])
  })

  it('tells a formula without result and an error value', () => {
    const sheet = XLSX.utils.aoa_to_sheet([HEADERS, [1, '1', '甲', 3]])
    sheet.D2 = { t: 'e', v: 0x17, w: '#REF!' }
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, '细则')
    const faults = told(
      readSchemeFile(new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer), 'x.xlsx'),
    )
    expect(faults[0]).toBe('细则!D2 单元格是错误值 #REF!')
  })

  it('finds the step of a scheme that does not say it', () => {
    expect(read([HEADERS, [1, '1', '甲', 0.25], [1, '2', '乙', 2]])).toMatchObject({
      scheme: { step: '0.01' },
      faults: [],
    })
  })
})

describe('tables people already have', () => {
  const rows: Row[] = [
    ['示例市文明单位测评细则'],
    ['测评项目', '测评指标', '测评标准', '测评方法', '分值', '责任部门', '备注'],
    [
      'Ⅰ-1 组织领导（10分）',
      'Ⅱ-1 计划\n（4分）',
      '1)有年度计划（2分）；2)有工作总结(1分)。3)有责任分解（1分）',
      '1)2) 材料审核; 3) 材料审核、实地考察',
      null,
      '办公室',
    ],
    [null, 'Ⅱ-2 机制', '1)领导小组文件', '材料审核', 3, '办公室', '要红头'],
    [null, null, '2)例会制度【提供材料部门:综合科】', '材料审核、谈话了解', 3, '办公室'],
    ['Ⅰ-2 志愿服务', 'Ⅱ-3 队伍', '注册志愿者占比不低于40%；队伍有章程', '网络调查', 5, '团委'],
    ['一票否决', null, '发生重大事故', '征求部门意见'],
    ['合计', null, null, null, 15],
    ['注：本表仅供示例'],
  ]
  const merges = ['A1:G1', 'A3:A5', 'B4:B5']

  it('follow merged cells, cut 1)2)3), and take (2分) out of the text', () => {
    const result = read(rows, merges)
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual([
      'Ⅰ-1 组织领导 10',
      'Ⅰ-1/Ⅱ-1 计划 4',
      'Ⅰ-1/Ⅱ-1/1) 有年度计划 2',
      'Ⅰ-1/Ⅱ-1/2) 有工作总结 1',
      'Ⅰ-1/Ⅱ-1/3) 有责任分解 1',
      'Ⅰ-1/Ⅱ-2 机制 6',
      'Ⅰ-1/Ⅱ-2/1) 领导小组文件 3',
      'Ⅰ-1/Ⅱ-2/2) 例会制度 3',
      'Ⅰ-2 志愿服务 5',
      'Ⅰ-2/Ⅱ-3 队伍 5',
      'Ⅰ-2/Ⅱ-3/1) 注册志愿者占比不低于40%；队伍有章程 5',
      'Ⅰ-3 一票否决 0',
      'Ⅰ-3/Ⅱ-1 发生重大事故 0',
    ])
  })

  it('give each numbered criterion its own methods and department', () => {
    const [plan, mechanism] = read(rows, merges).scheme!.nodes[0]!.children
    expect(plan!.children.map((node) => node.methods)).toEqual([['材料审核'], ['材料审核'], ['材料审核', '实地考察']])
    expect(mechanism!.children.map((node) => node.department)).toEqual(['办公室', '综合科'])
  })

  it('know veto rows by their name', () => {
    const tree = placeScheme(read(rows, merges).scheme!)
    expect(tree.byPath.get('Ⅰ-3/Ⅱ-1')!.kind).toBe('veto')
  })

  it('point at points that contradict the text, the cell or the total', () => {
    const wrong = structuredClone(rows)
    wrong[2]![4] = 5
    wrong[5]![2] = '注册志愿者（4分）'
    wrong[7]![4] = 14
    expect(told(read(wrong, merges))).toEqual([
      '细则!E3 分值写的是 5，这一格各条合计是 4，请核对',
      '细则!E6 分值写的是 5，内容里写的是 4 分，请改成一致',
      '细则!E8 合计写的是 14，第一层各条相加是 15，请核对',
    ])
  })

  it('keep a cell whole whose parts have only one number together', () => {
    const result = read([
      ['考评项目', '考评标准', '分值'],
      ['社区组织', '1)党组织健全 2)居委会健全 3)监督委员会健全', 3],
    ])
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual(['Ⅰ-1 社区组织 3', 'Ⅰ-1/1) 1)党组织健全 2)居委会健全 3)监督委员会健全 3'])
  })

  it('give points merged over several rows to the heading that spans the same rows', () => {
    const result = read(
      [
        ['测评项目', '测评标准', '分值'],
        ['环境', '水（1分）', 2],
        [null, '气（1分）', null],
      ],
      ['A2:A3', 'C2:C3'],
    )
    expect(result.faults).toEqual([])
    expect(outline(result)).toEqual(['Ⅰ-1 环境 2', 'Ⅰ-1/1) 水 1', 'Ⅰ-1/2) 气 1'])
  })

  it('are read by a mapping where the headers say nothing', () => {
    const strange: Row[] = [
      ['甲栏', '乙栏', '丙栏'],
      ['一、组织', '（一）计划', 2],
      ['二、奖励', '（一）荣誉', 5],
    ]
    const file = table(strange)
    expect(() => readSchemeFile(file, 'x.xlsx')).toThrow(UnreadableTable)
    const given = readMapping(
      'sheet: 细则\nheaderRow: 1\ncolumns: { levels: [甲栏, B], points: 丙栏 }\nkinds: { 奖励: 加分 }\nhead: { title: 自编体系 }',
    )
    expect(given).toHaveProperty('mapping')
    const result = readSchemeFile(file, 'x.xlsx', (given as { mapping: Mapping }).mapping)
    expect(result.faults).toEqual([])
    expect(result.scheme!.title).toBe('自编体系')
    expect(outline(result)).toEqual(['一 组织 2', '一/（一） 计划 2', '二 奖励 5', '二/（一） 荣誉 5'])
    expect(result.scheme!.nodes[1]!.kind).toBe('bonus')
  })

  it('say what is wrong with a mapping', () => {
    expect(readMapping('columns: { levels: 甲 }')).toEqual({ fault: expect.stringContaining('columns.levels') })
    expect(readMapping('a: [')).toEqual({ fault: expect.stringContaining('写法有误') })
    const lost: Mapping = { columns: { levels: ['没有这一列'] } }
    expect(() => readSchemeFile(table(rows), 'x.xlsx', lost)).toThrow('按对照文件找不到')
  })
})

describe('YAML', () => {
  const yaml = (text: string) => readSchemeFile(new TextEncoder().encode(text), 'a.yaml')
  const head = 'key: a\nversion: 1\ntitle: 甲\nlevels: [项目]\n'

  it('places faults at line and character', () => {
    const result = yaml(
      `${head}nodes:\n  - number: 1\n    name: 甲\n    points: 3\n    children:\n      - number: 1\n        name: 乙\n        points: 2\n`,
    )
    expect(result.faults).toEqual([
      { sheet: '', row: 8, column: '13', severity: 'error', message: expect.stringContaining('与下级合计 2 不符') },
    ])
    expect(yaml(`${head}nodes:\n  - number: 1\n    name: 甲\n    points: 两分\n`).faults).toEqual([
      {
        sheet: '',
        row: 8,
        column: '13',
        severity: 'error',
        message: 'nodes.0.points：应为数字，最多九位整数、六位小数，例如 2 或 0.5',
      },
    ])
  })

  it.each([
    ['broken', 'a: [1, 2', '第 1 行'],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]`,
      '引用',
    ],
    ['too deep', '['.repeat(20_000), '第 1 行|太深'],
  ])('refuses text that is %s', (_, text, sentence) => {
    expect(() => yaml(text)).toThrow(UnreadableTable)
    expect(() => yaml(text)).toThrow(new RegExp(sentence))
  })
})

describe('hostile and clumsy tables', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '2',
      '3',
      '合计',
      '1)',
      'Ⅰ-1',
      '1)甲（2分）2)乙',
      '分值',
      '测评标准',
      '加分',
      '最少=',
      '累加：分项=（',
      '1)2) 甲',
      '注：',
    ),
    fc.string({ maxLength: 8 }),
    fc.integer({ min: -5, max: 50 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  const heads = fc.constantFrom<string[]>(HEADERS, [
    '测评项目',
    '测评指标',
    '测评标准',
    '分值',
    '测评方法',
    '责任部门',
    '评分标准',
    '备注',
  ])

  it('are read or refused with a sentence, never with a crash, and every fault has its place', () => {
    fc.assert(
      fc.property(heads, fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 8 }), (head, rows) => {
        const result = attempt(() => read([head, ...rows]))
        if (typeof result === 'string') {
          expect(result).toMatch(/[一-龥]/)
          return
        }
        for (const fault of result.faults) {
          expect(fault.row).toBeGreaterThan(0)
          expect(fault.column).toMatch(/^[A-Z]+$/)
          expect(fault.message).toMatch(/[一-龥]/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['blanks', ' '.repeat(30_000)],
    ['line breaks', '\n'.repeat(30_000)],
    ['semicolons', '；'.repeat(30_000)],
    ['marks', '1)'.repeat(15_000)],
    ['brackets', '累加：'.padEnd(30_000, '条件=（')],
  ])('get through a cell of 30,000 %s', (_, text) => {
    const cells = `甲${text}乙`
    const loose = read([
      ['测评项目', '测评标准', '分值', '测评方法', '评分规则', '佐证要求'],
      ['项目', cells, 1, cells, text, text],
    ])
    const flat = read([HEADERS, [1, '1', cells, cells, null, cells, cells, text, text, cells]])
    expect([loose.scheme, flat.scheme].every((scheme) => scheme !== undefined)).toBe(true)
  })

  it('get through eight thousand rows, all with the same number', () => {
    const rows = Array.from({ length: 8_000 }, (): Row => [1, '1', '甲', 1])
    expect(read([HEADERS, ...rows]).faults).toHaveLength(7_999)
  })
})

function attempt(run: () => ReadScheme): ReadScheme | string {
  try {
    return run()
  } catch (error) {
    if (error instanceof UnreadableTable) return error.message
    throw error
  }
}
