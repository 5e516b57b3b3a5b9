import { columnIndex, columnLetters, type ReadSheet } from '../spreadsheet/index.ts'
import { halfWidth } from './cells.ts'
import type { NodeField } from './draft.ts'
import { headerRowsAt, headersOf, roleOf } from './headers.ts'
import type { Mapping } from './mapping.ts'

/** One level of a table with one column a level. */
export interface LevelColumn {
  column: number
  /** Columns whose text belongs to one heading, such as number and wording below one header. */
  span: number
  name: string
  /** Points of this level where the table has a points column for it beside that of the criteria. */
  points?: number
}

/** Where a table keeps what. A table without `levels` is flat: `fields.level` says the depth of each row. */
export interface Layout {
  sheet: ReadSheet
  /** 0-based first row of the headers, and the first row below them. */
  headerRow: number
  bodyRow: number
  fields: Partial<Record<NodeField, number>>
  levels: LevelColumn[]
}

const HEADER_SEARCH_ROWS = 30

/** The layouts of the sheets to read: those the mapping names, else the one that looks most like a scheme. */
export function findLayouts(sheets: readonly ReadSheet[], mapping: Mapping): Layout[] {
  const wanted = sheets.filter((sheet, index) => isWanted(sheet, index, mapping.sheet))
  const found = wanted.flatMap((sheet) => layoutOf(sheet, mapping) ?? [])
  if (Array.isArray(mapping.sheet) || found.length === 0) return found
  return [found.reduce((best, layout) => (weight(layout) > weight(best) ? layout : best))]
}

/** Other sheets that look like schemes too, by name. */
export function leftSheets(sheets: readonly ReadSheet[], read: readonly Layout[]): string[] {
  return sheets
    .filter((sheet) => !read.some((layout) => layout.sheet === sheet))
    .filter((sheet) => {
      const layout = detectLayout(sheet, undefined)
      return layout?.fields.points !== undefined && sheet.rows.length > layout.bodyRow
    })
    .map(({ name }) => name)
}

function isWanted(sheet: ReadSheet, index: number, wanted: Mapping['sheet']): boolean {
  if (wanted === undefined) return true
  return [wanted].flat().some((each) => each === sheet.name || each === index + 1)
}

/** How much a layout knows of its table; a cover or a word list knows less than the scheme itself. */
function weight({ fields, levels, sheet, bodyRow }: Layout): number {
  const known = Object.keys(fields).length + levels.length
  const scored = fields.points === undefined ? 0 : 2
  return sheet.rows.length > bodyRow ? known + scored : 0
}

export function layoutOf(sheet: ReadSheet, mapping: Mapping): Layout | undefined {
  return mapping.columns ? mappedLayout(sheet, mapping) : detectLayout(sheet, mapping.headerRow, mapping.headerRows)
}

export function detectLayout(sheet: ReadSheet, headerRow: number | undefined, rows?: number): Layout | undefined {
  const first = headerRow === undefined ? 0 : headerRow - 1
  const last = headerRow === undefined ? Math.min(sheet.rows.length, HEADER_SEARCH_ROWS) : headerRow
  for (let row = first; row < last; row += 1) {
    const layout = layoutOfRows(sheet, row, rows ?? headerRowsAt(sheet, row))
    if (layout) return layout
  }
  return undefined
}

function layoutOfRows(sheet: ReadSheet, headerRow: number, count: number): Layout | undefined {
  const fields: Layout['fields'] = {}
  const levels: LevelColumn[] = []
  const points: number[] = []
  headersOf(sheet, headerRow, count).forEach((header, column) => {
    const role = roleOf(header)
    if (role === undefined || role === 'ignored' || sheet.hiddenColumns.includes(column)) return
    if (role === 'points') points.push(column)
    else if (role === 'tree') levels.push({ column, span: 1, name: header.at(-1)! })
    else fields[role] ??= column
  })
  givePoints(fields, levels, points)
  const known = Object.keys(fields).length
  const base = { sheet, headerRow, bodyRow: headerRow + count, fields }
  if (fields.level !== undefined && fields.name !== undefined) return { ...base, levels: [] }
  if (levels.length === 0 && fields.name !== undefined) {
    return known >= 2 ? { ...base, levels: [{ column: fields.name, span: 1, name: '测评标准' }] } : undefined
  }
  if (levels.length === 0 || levels.length + known < 2) return undefined
  return { ...base, levels: spread(levels, sheet, headerRow, count) }
}

/** The last points column is that of the criteria; one further left belongs to the level left of it. */
function givePoints(fields: Layout['fields'], levels: LevelColumn[], points: readonly number[]): void {
  const own = points.at(-1)
  if (own === undefined) return
  // A column of points left of every level, or a second one behind the last level, is no level's.
  const upper = points.slice(0, -1).filter((column) => levels.some((level) => level.column > column))
  if (upper.length === 0) fields.points = points[0]!
  else {
    fields.points = own
    for (const column of upper) {
      const level = levels.findLast((each) => each.column < column)
      if (level) level.points = column
    }
  }
}

/** A level's header merged over several columns stands for a number here and its wording there, or for a level each. */
function spread(levels: LevelColumn[], sheet: ReadSheet, headerRow: number, count: number): LevelColumn[] {
  const last = headerRow + count - 1
  const done = new Set<number>()
  return levels.flatMap((level) => {
    if (done.has(level.column)) return []
    const area = sheet.merges.find(
      ({ top, left, bottom, right }) => top <= last && bottom === last && left === level.column && right > left,
    )
    if (!area) return [level]
    const columns = Array.from({ length: area.right - area.left + 1 }, (_, index) => area.left + index)
    for (const column of columns) done.add(column)
    if (holdsNumbers(sheet, area.left, headerRow + count)) return [{ ...level, span: columns.length }]
    const name = (index: number) => (index === 0 ? level.name : `${level.name}${index + 1}`)
    return columns.map((column, index) => ({ ...level, column, name: name(index) }))
  })
}

const BARE_NUMBER = /^[\s\dⅠⅡⅢⅣⅤIVX一二三四五六七八九十.．()（）、①-⑳-]{1,8}$/

/** Whether a column holds nothing but numbers of headings. */
function holdsNumbers(sheet: ReadSheet, column: number, bodyRow: number): boolean {
  const texts = sheet.rows.slice(bodyRow).flatMap((row) => row[column]?.text.trim() || [])
  return texts.filter((text) => BARE_NUMBER.test(text)).length * 2 > texts.length
}

function mappedLayout(sheet: ReadSheet, mapping: Mapping): Layout | undefined {
  const { levels = [], points, ...named } = mapping.columns!
  const guess = mapping.headerRow === undefined ? detectLayout(sheet, undefined) : undefined
  const headerRow = mapping.headerRow === undefined ? (guess?.headerRow ?? 0) : mapping.headerRow - 1
  const count = mapping.headerRows ?? headerRowsAt(sheet, headerRow)
  const headers = headersOf(sheet, headerRow, count)
  const find = (column: string) => {
    const wanted = halfWidth(column).replace(/\s/g, '')
    const byHeader = headers.findIndex((header) => header.includes(wanted))
    return byHeader >= 0 ? byHeader : columnIndex(column)
  }
  const fields: Layout['fields'] = {}
  for (const [field, column] of Object.entries(named)) {
    const found = find(column)
    if (found === undefined) return undefined
    fields[field as NodeField] = found
  }
  const columns = levels.map((level) => [level].flat().map(find))
  const scored = [points ?? []].flat().map(find)
  if ([...columns.flat(), ...scored].includes(undefined)) return undefined
  const found = (columns as number[][]).map((parts) => levelOf(parts, headers))
  givePoints(fields, found, scored as number[])
  if (found.length === 0 && fields.level === undefined) return undefined
  return { sheet, headerRow, bodyRow: headerRow + count, fields, levels: found }
}

function levelOf(parts: readonly number[], headers: readonly string[][]): LevelColumn {
  const column = Math.min(...parts)
  const name = headers[column]?.at(-1) || columnLetters(column)
  return { column, span: Math.max(...parts) - column + 1, name }
}
