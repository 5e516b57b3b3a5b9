import * as XLSX from '@e965/xlsx'

/** Text, an exact decimal stored as a number, a day stored as a date, or an empty cell. */
export type Cell = string | { number: string } | { date: string } | null

/** One sheet to write: a head row and rows below it. */
export interface Sheet {
  name: string
  header: string[]
  rows: Cell[][]
  /** Column widths in characters; by the contents when absent. */
  widths?: number[]
}

const DAY = 86_400_000
/** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30)

/** Writes an .xlsx. Text is stored as text, so nothing in it can become a formula. */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const book = XLSX.utils.book_new()
  const taken = new Set<string>()
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, toWorksheet(sheet), sheetName(sheet.name, taken))
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

function toWorksheet({ header, rows, widths }: Sheet): XLSX.WorkSheet {
  const all: Cell[][] = [header, ...rows]
  const columns = Math.max(1, ...all.map((row) => row.length))
  const sheet: XLSX.WorkSheet = {
    '!ref': XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: all.length - 1, c: columns - 1 } }),
    '!cols': (widths ?? contentWidths(all, columns)).map((wch) => ({ wch })),
  }
  all.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell !== null && cell !== '') sheet[XLSX.utils.encode_cell({ r, c })] = toCellObject(cell)
    })
  })
  return sheet
}

function toCellObject(cell: Exclude<Cell, null>): XLSX.CellObject {
  if (typeof cell === 'string') return { t: 's', v: cell, z: '@' }
  if ('number' in cell) return { t: 'n', v: Number(cell.number) }
  return { t: 'n', v: (Date.parse(`${cell.date}T00:00:00Z`) - EPOCH) / DAY, z: 'yyyy-mm-dd' }
}

const NARROWEST = 8
const WIDEST = 40
/** Rows looked at for the widths; more change nothing that a reader would see. */
const WIDTH_SAMPLE = 200

function contentWidths(rows: readonly Cell[][], columns: number): number[] {
  return Array.from({ length: columns }, (_, c) => {
    const widths = rows.slice(0, WIDTH_SAMPLE).map((row) => shownWidth(row[c] ?? null))
    return Math.min(WIDEST, Math.max(NARROWEST, ...widths) + 2)
  })
}

function shownWidth(cell: Cell): number {
  const text = cell === null ? '' : typeof cell === 'string' ? cell : 'number' in cell ? cell.number : cell.date
  return [...text].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0)
}

/** Excel takes 31 characters, none of []:*?/\, and no name twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 31) || '工作表'
  let name = clean
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${clean.slice(0, 31 - String(n).length - 1)}-${n}`
  taken.add(name.toLowerCase())
  return name
}
