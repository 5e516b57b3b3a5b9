import { type Area, columnLetters, type ReadCell } from '../../spreadsheet/index.ts'
import { parsePoints } from '../cells.ts'
import type { NodeField } from '../draft.ts'
import { error, type FileFault, type Place } from '../faults.ts'
import type { Layout } from '../layout.ts'
import type { Cells } from './rows.ts'

/** The cells of a sheet by what its layout says they are, and their places. */
export class LooseTable {
  readonly #layout: Layout
  readonly #faults: FileFault[]
  readonly #merges: ReadonlyMap<string, Area>
  /** Rows whose points are settled or already reported: a row's points are asked for more than once. */
  readonly #passed = new Set<number>()

  constructor(layout: Layout, faults: FileFault[]) {
    this.#layout = layout
    this.#faults = faults
    this.#merges = new Map(layout.sheet.merges.map((area) => [`${area.top},${area.left}`, area]))
  }

  cell(cells: Cells, field: NodeField): ReadCell | undefined {
    const column = this.#layout.fields[field]
    return column === undefined ? undefined : cells[column]
  }

  text(cells: Cells, field: NodeField): string {
    return this.cell(cells, field)?.text.trim() ?? ''
  }

  points(cells: Cells, index: number): string | undefined {
    const column = this.#layout.fields.points
    return column === undefined ? undefined : this.pointsAt(cells, index, column)
  }

  pointsAt(cells: Cells, index: number, column: number): string | undefined {
    const cell = cells[column]
    if (!cell || cell.text.trim() === '') return undefined
    const points = cell.broken ? undefined : parsePoints(cell)
    if (points === undefined && !this.#passed.has(index)) {
      const message = cell.broken ?? `分值“${cell.text.trim()}”不是数字，请写成 2 或 0.5`
      this.#passed.add(index)
      this.#faults.push(error(this.at(column, index), message))
    }
    return points
  }

  /** No further word about the points of this row. */
  passPoints(index: number): void {
    this.#passed.add(index)
  }

  isPassed(index: number): boolean {
    return this.#passed.has(index)
  }

  place(field: NodeField, index: number): Place {
    return this.at(this.#layout.fields[field] ?? this.#layout.levels[0]?.column ?? 0, index)
  }

  at(column: number, index: number): Place {
    return { sheet: this.#layout.sheet.name, row: index + 1, column: columnLetters(column) }
  }

  mergeAt(row: number, column: number | undefined): Area | undefined {
    return this.#merges.get(`${row},${column}`)
  }
}
