import { columnLetters, readWorkbook } from '../spreadsheet/index.ts'
import { INFO_SHEET } from './info-sheet.ts'
import { detectLayout, type Layout } from './layout.ts'
import type { Mapping } from './mapping.ts'

export interface PreviewSheet {
  name: string
  rowCount: number
  rows: string[][]
  hiddenColumns: string[]
  /** What the headers say, as a mapping; undefined where they say nothing. */
  guess: Mapping | undefined
}

/** The beginning of every sheet of a table, for somebody to say what its columns are. Throws `UnreadableTable`. */
export function previewSheets(bytes: Uint8Array, rows: number, columns: number): PreviewSheet[] {
  return readWorkbook(bytes)
    .sheets.filter(({ name }) => name !== INFO_SHEET)
    .map((sheet) => {
      const layout = detectLayout(sheet, undefined)
      return {
        name: sheet.name,
        rowCount: sheet.rows.length,
        rows: sheet.rows
          .slice(0, rows)
          .map((row) => Array.from(row.slice(0, columns), (cell) => shown(cell?.text ?? ''))),
        hiddenColumns: sheet.hiddenColumns.map(columnLetters),
        guess: layout && mappingOf(layout),
      }
    })
}

const LONGEST_SHOWN = 200
const shown = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

/** A layout as the mapping that would give it. */
function mappingOf({ sheet, headerRow, bodyRow, fields, levels }: Layout): Mapping {
  const named = Object.fromEntries(Object.entries(fields).map(([field, column]) => [field, columnLetters(column)]))
  const tree = levels.map(({ column, span }) => {
    const parts = Array.from({ length: span }, (_, offset) => columnLetters(column + offset))
    return parts.length === 1 ? parts[0]! : parts
  })
  const upper = levels.flatMap(({ points }) => (points === undefined ? [] : [columnLetters(points)]))
  const points =
    named.points === undefined ? {} : { points: upper.length > 0 ? [...upper, named.points] : named.points }
  return {
    sheet: sheet.name,
    headerRow: headerRow + 1,
    headerRows: bodyRow - headerRow,
    columns: { ...named, ...points, ...(tree.length > 0 ? { levels: tree } : {}) },
  }
}
