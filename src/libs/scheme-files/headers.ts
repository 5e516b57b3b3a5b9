import { columnIndex, columnLetters, type ReadSheet } from '../spreadsheet/index.ts'
import { halfWidth } from './cells.ts'
import type { NodeField } from './draft.ts'
import type { Mapping } from './mapping.ts'

/** Where a table keeps what. `levels` are the columns of a table with one column a level; a flat one has `fields.level`. */
export interface Layout {
  sheet: ReadSheet
  /** 0-based row of the headers. */
  headerRow: number
  fields: Partial<Record<NodeField, number>>
  levels: number[]
  levelNames: string[]
}

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

/** How real tables head their columns; the first pattern that fits decides. */
const FIELD_PATTERNS: readonly (readonly [NodeField | 'ignored', RegExp])[] = [
  ['level', /^(层级|级别|层次|深度|depth|level)$/i],
  ['department', /(责任|负责|牵头|承办|提供材料)(部门|单位|科室)|^部门$/],
  ['evidence', /佐证|材料(要求|清单|报送)|(资料|材料)清单|提供材料|报送说明/],
  ['rule', /(评分|计分|扣分|得分)(规则|标准|办法|细则|说明)|^评分$/],
  ['methods', /(测评|考评|考核|评价|检查|评估)(方法|方式|办法|手段)|^方法$/],
  ['points', /^(分值|分数|满分|标准分|基本分|分值\(分\)|points)$/i],
  ['ignored', /(自评|自检|考评|考核|评审|实际)?得分|^(自评|复核)分?$/],
  ['kind', /^(类别|类型|性质|kind)$/i],
  ['number', /^(编号|序号|代码|条目号|number|no\.?)$/i],
  ['note', /^(说明|备注|注|note)$/i],
]
const NAME_PATTERN = /^(名称|条目|条目名称|指标名称|name)$/i
const LEVEL_PATTERN = /项目|指标|内容|标准|要求|任务|[ⅠⅡⅢⅣ]|[一二三四]级|细则/

const HEADER_SEARCH_ROWS = 30

/** The layout of the first sheet that has recognisable headers, or what the mapping says. */
export function findLayout(sheets: readonly ReadSheet[], mapping: Mapping): Layout | undefined {
  const candidates = sheets.filter((sheet, index) => isWanted(sheet, index, mapping.sheet))
  for (const sheet of candidates) {
    const layout = mapping.columns ? mappedLayout(sheet, mapping) : detectLayout(sheet, mapping.headerRow)
    if (layout) return layout
  }
  return undefined
}

function isWanted(sheet: ReadSheet, index: number, wanted: Mapping['sheet']): boolean {
  return wanted === undefined || wanted === sheet.name || wanted === index + 1
}

function detectLayout(sheet: ReadSheet, headerRow: number | undefined): Layout | undefined {
  const first = headerRow === undefined ? 0 : headerRow - 1
  const last = headerRow === undefined ? Math.min(sheet.rows.length, HEADER_SEARCH_ROWS) : headerRow
  for (let row = first; row < last; row += 1) {
    const layout = layoutOfRow(sheet, row)
    if (layout) return layout
  }
  return undefined
}

function layoutOfRow(sheet: ReadSheet, headerRow: number): Layout | undefined {
  const fields: Layout['fields'] = {}
  const levels: number[] = []
  const levelNames: string[] = []
  const headers = headersOf(sheet, headerRow)
  headers.forEach((header, column) => {
    if (header === '' || header.length > 20) return
    const field = FIELD_PATTERNS.find(([, pattern]) => pattern.test(header))?.[0]
    if (field === 'ignored') return
    if (field) fields[field] ??= column
    else if (NAME_PATTERN.test(header)) fields.name ??= column
    else if (LEVEL_PATTERN.test(header)) {
      levels.push(column)
      levelNames.push(header)
    }
  })
  const base = { sheet, headerRow, fields }
  if (fields.level !== undefined && fields.name !== undefined) return { ...base, levels: [], levelNames: [] }
  const known = Object.keys(fields).length
  if (levels.length === 0 && fields.name !== undefined)
    return known >= 2 ? { ...base, levels: [fields.name], levelNames: ['测评标准'] } : undefined
  return levels.length > 0 && levels.length + known >= 2 ? { ...base, levels, levelNames } : undefined
}

function headersOf(sheet: ReadSheet, row: number): string[] {
  return Array.from(sheet.rows[row] ?? [], (cell) => halfWidth(cell?.text ?? '').replace(/\s/g, ''))
}

function mappedLayout(sheet: ReadSheet, mapping: Mapping): Layout | undefined {
  const { levels = [], ...named } = mapping.columns!
  const headerRow = (mapping.headerRow ?? detectLayout(sheet, undefined)?.headerRow ?? 0) + (mapping.headerRow ? -1 : 0)
  const headers = headersOf(sheet, headerRow)
  const find = (column: string) => {
    const byHeader = headers.indexOf(halfWidth(column).replace(/\s/g, ''))
    return byHeader >= 0 ? byHeader : columnIndex(column)
  }
  const fields = Object.fromEntries(Object.entries(named).map(([field, column]) => [field, find(column)]))
  const columns = levels.map(find)
  if ([...Object.values(fields), ...columns].includes(undefined)) return undefined
  const found = columns.filter((column) => column !== undefined)
  if (found.length === 0 && fields.level === undefined) return undefined
  return {
    sheet,
    headerRow,
    fields,
    levels: found,
    levelNames: found.map((column) => headers[column] || columnLetters(column)),
  }
}
