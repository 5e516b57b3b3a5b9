/** A fault of a file at the place where its owner has to look. */
export interface FileFault {
  /** Name of the sheet; empty for YAML. */
  sheet: string
  /** 1-based row of the sheet, or line of the YAML file. */
  row: number
  /** Letters of the column as Excel shows them (`D`); the 1-based character for YAML. */
  column: string
  severity: 'error' | 'warning'
  /** Chinese: what is wrong and what to do. */
  message: string
}

export type Place = Pick<FileFault, 'sheet' | 'row' | 'column'>

export const error = (place: Place, message: string): FileFault => ({ ...place, severity: 'error', message })

export function inReadingOrder(faults: readonly FileFault[]): FileFault[] {
  return [...faults].sort(
    (a, b) => a.row - b.row || a.column.length - b.column.length || a.column.localeCompare(b.column),
  )
}
