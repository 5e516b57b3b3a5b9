import type { Area, ReadSheet } from '../spreadsheet/index.ts'
import { halfWidth } from './cells.ts'
import type { NodeField } from './draft.ts'

/** The flat template's headers, in its order. */
export const FLAT_HEADERS: readonly (readonly [NodeField, string])[] = [
  ['level', '层级'],
  ['number', '编号'],
  ['name', '名称'],
  ['points', '分值'],
  ['kind', '类别'],
  ['methods', '测评方法'],
  ['department', '责任部门'],
  ['evidence', '佐证要求'],
  ['rule', '评分规则'],
  ['note', '说明'],
]

/** What a column holds: a field of a node, one level of the tree, or nothing for us. */
export type ColumnRole = NodeField | 'tree' | 'ignored'

/** How real tables head their columns; the first pattern that fits decides. */
const PATTERNS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['level', /^(层级|级别|层次|深度|depth|level)$/i],
  ['department', /(责任|负责|牵头|承办|主责|提供材料)(部门|单位|科室|处室)|^(部门|科室)$/],
  ['evidence', /佐证|材料(要求|清单|报送|目录)|(资料|材料)清单|提供(的)?材料|报送说明/],
  ['rule', /(评分|计分|扣分|得分|赋分|打分)(规则|标准|办法|细则|说明|依据|方法|方式)|^评分$/],
  ['methods', /(测评|考评|考核|评价|检查|评估|采集)(方法|方式|办法|手段|途径)|^方法$/],
  [
    'points',
    /^(测评|考评|考核|标准|基本|参考|设定|项目|指标|单项)?(分值|分数|满分|总分|标准分|基本分|赋分|权重分)(\(分\))?$|^points$/i,
  ],
  [
    'ignored',
    /(自评|自检|自查|考评|考核|评审|实际|初评|复评|最终|专家)?得分|^(自评|自查|复核|初评|复评|核定)分?$|^(扣分|扣分原因|扣分情况)$/,
  ],
  ['kind', /^(类别|类型|性质|kind)$/i],
  ['number', /^(编号|序号|代码|条目号|编码|number|no\.?)$/i],
  ['note', /^(说明|备注|注|note)$/i],
  ['name', /^(名称|条目|条目名称|指标名称|name)$/i],
  ['tree', /项目|指标|内容|标准|要求|任务|[ⅠⅡⅢⅣ]|[一二三四]级|细则|要点/],
]
const LONGEST_HEADER = 20

/** The role that a header tells; undefined for one that says nothing. Below a grouping header the lower one counts first. */
export function roleOf(header: readonly string[]): ColumnRole | undefined {
  for (const text of [...header].reverse()) {
    if (text === '' || text.length > LONGEST_HEADER) continue
    const role = PATTERNS.find(([, pattern]) => pattern.test(text))?.[0]
    if (role) return role
  }
  return undefined
}

/** The headers of each column over `count` rows, from above; a merged header stands over every column it spans. */
export function headersOf(sheet: ReadSheet, row: number, count: number): string[][] {
  const rows = Array.from({ length: count }, (_, index) => row + index)
  const width = Math.max(0, ...rows.map((each) => sheet.rows[each]?.length ?? 0))
  const areas = sheet.merges.filter(({ top, bottom }) => top < row + count && bottom >= row)
  return Array.from({ length: width }, (_, column) => {
    const texts = rows.map((each) => clean(textAt(sheet, areas, each, column, count > 1)))
    return texts.filter((text, index) => text !== '' && text !== texts[index - 1])
  })
}

/** The text of a cell; of one inside a merged area, where asked for, that of the area. */
function textAt(sheet: ReadSheet, areas: readonly Area[], row: number, column: number, merged: boolean): string {
  const area = merged ? areas.find((each) => isIn(each, row, column)) : undefined
  return sheet.rows[area?.top ?? row]?.[area?.left ?? column]?.text ?? ''
}

const isIn = ({ top, left, bottom, right }: Area, row: number, column: number) =>
  row >= top && row <= bottom && column >= left && column <= right

const clean = (text: string) => halfWidth(text).replace(/\s/g, '')

/** Two where a header that spans several columns has headers of its own below it, else one. */
export function headerRowsAt(sheet: ReadSheet, row: number): number {
  const groups = sheet.merges.filter(({ top, bottom, left, right }) => top === row && bottom === row && right > left)
  // A title over the whole table stands alone in its row.
  if ((sheet.rows[row] ?? []).filter((cell) => cell !== undefined).length < 2) return 1
  const below = sheet.rows[row + 1] ?? []
  const filled = below.flatMap((cell, column) => (cell ? [column] : []))
  const covered = (column: number) => groups.some(({ left, right }) => column >= left && column <= right)
  const isHeader = filled.length >= 2 && filled.every((column) => covered(column))
  return isHeader && filled.some((column) => roleOf([clean(below[column]!.text)]) !== undefined) ? 2 : 1
}
