/** A cell as its reader needs it: the text as shown, and for a number its exact decimal. */
export interface ReadCell {
  text: string
  /** Exact decimal of a number cell, e.g. `0.3` for a stored 0.30000000000000004. */
  number?: string
  /** Set when the cell holds an error value such as #REF!, or a formula without a stored result. */
  broken?: string
}

export interface Area {
  /** 0-based, ends inclusive. */
  top: number
  left: number
  bottom: number
  right: number
}

export interface ReadSheet {
  name: string
  /** Rows and columns are 0-based; missing cells are empty places. */
  rows: (ReadCell | undefined)[][]
  merges: Area[]
  /** 0-based columns that the file hides. */
  hiddenColumns: number[]
}

export interface Workbook {
  sheets: ReadSheet[]
}

/** A file that is no usable table; the message is Chinese and says what to do. */
export class UnreadableTable extends Error {
  override name = 'UnreadableTable'
}

export const LIMITS = {
  /** Bytes of the file; a larger one is refused before it is read. */
  fileBytes: 30 * 1024 * 1024,
  /** Bytes of everything inside a zip, as declared. */
  inflatedBytes: 300 * 1024 * 1024,
  entries: 5000,
  sheets: 200,
  rows: 50_000,
  columns: 200,
  merges: 50_000,
  /** Characters of one cell: what Excel itself allows. */
  cellText: 32_767,
} as const

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** 0 for `A`; undefined for text that is no column. */
export function columnIndex(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return undefined
  return [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
