import { type Cell, writeWorkbook } from '../spreadsheet/index.ts'
import { ROSTER_HEADERS } from './headers.ts'
import { LEADERSHIP } from './words.ts'

export interface RosterLine {
  /** Null: a post of the leadership. */
  place: string | null
  kind: 'department' | 'community'
  post: string | null
  person: string | null
  from: string | null
  to: string | null
  roles: readonly string[]
}

const header = ROSTER_HEADERS.map(([, title]) => title)
const widths = [22, 8, 22, 12, 13, 13, 22]
const day = (date: string | null): Cell => (date === null ? null : { date })

const sheetOf = (name: string, lines: readonly RosterLine[]) => ({
  name,
  header,
  widths,
  rows: lines.map(({ place, kind, post, person, from, to, roles }): Cell[] => [
    place ?? LEADERSHIP,
    place === null ? null : kind === 'community' ? '社区' : '部门',
    post,
    person,
    day(from),
    day(to),
    roles.join('、'),
  ]),
})

/** The roster as a workbook that reads back to the same. */
export function writeRoster(lines: readonly RosterLine[]): Uint8Array {
  return writeWorkbook([sheetOf('花名册', lines), notes])
}

/** An empty roster with examples and how it is filled in. */
export function rosterTemplate(): Uint8Array {
  return writeWorkbook([sheetOf('花名册', []), sheetOf('示例', examples), notes])
}

const example = (
  place: string | null,
  post: string,
  person: string | null,
  from: string | null,
  roles: string[] = [],
  to: string | null = null,
): RosterLine => ({ place, kind: place?.endsWith('社区') ? 'community' : 'department', post, person, from, to, roles })

const examples: readonly RosterLine[] = [
  example(null, '党工委书记', '示例甲', '2024-03-01', ['组长']),
  example('党政综合办公室', '主任', '示例乙', '2023-06-01', ['办公室主任'], '2026-02-28'),
  example('党政综合办公室', '主任', '示例丙', '2026-03-01', ['办公室主任']),
  example('党政综合办公室', '科员', '示例丁', '2022-09-01'),
  example('党政综合办公室', '科员', '示例戊', '2025-09-01'),
  example('财政所', '会计', null, null),
  example('澄湖社区', '党委书记', '示例己', '2021-01-15', ['组员']),
]

const notes = {
  name: '填写说明',
  header: ['列', '怎么填'],
  widths: [16, 90],
  rows: [
    ['部门（社区）', '现在的全称；领导班子的岗位填“领导班子”。合并单元格可以照用。'],
    ['类别', '部门或社区；不填时，名称以“社区”“村”结尾的算社区，其余算部门。'],
    ['岗位', '一行一个岗位。同一部门有几个科员，就写几行“科员”。'],
    ['姓名', '一行一人；空缺的岗位留空。一人兼两岗就写两行。'],
    ['任职日期', '2026-03-01、2026.3.1、2026年3月都可以；只写到月的按当月 1 日。'],
    ['离任日期', '还在任的留空。换人时前任和接任各写一行，日期首尾相接，中间不留空档。'],
    ['领导小组职务', '组长、总指挥、副组长、组员、办公室主任、办公室成员；填“是”按组员，不在领导小组的留空。'],
    ['其他', '“示例”和“填写说明”两张表不会导入。导入前会先列出全部问题和变动，确认后才写入，导入后可以撤回。'],
  ] as Cell[][],
}
