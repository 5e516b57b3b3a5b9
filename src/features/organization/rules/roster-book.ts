import type { RosterRow } from '../../../libs/roster-file/index.ts'
import type { RosterEntry, RosterFault } from '../contract/roster.ts'
import type { Edit, StoredRow } from '../tables.ts'

type Placed = 'organization_nodes' | 'posts' | 'leading_group_seats'

/** Takes down what a plan finds and does. */
export class RosterBook {
  readonly entries: RosterEntry[] = []
  readonly faults: RosterFault[] = []
  readonly edits: Edit[] = []
  readonly #last: Record<Placed, number>

  /** `last` holds the highest position of each list. */
  constructor(last: Record<Placed, number>) {
    this.#last = last
  }

  entry(change: RosterEntry['change'], what: RosterEntry['what'], title: string, row?: RosterRow, detail = ''): void {
    this.entries.push({ change, what, title, detail, sheet: row?.sheet ?? '', row: row?.row ?? null })
  }

  fault(row: RosterRow, field: keyof RosterRow['columns'], severity: RosterFault['severity'], message: string): void {
    const column = row.columns[field] ?? row.columns.person ?? 'A'
    this.faults.push({ sheet: row.sheet, row: row.row, column, severity, message })
  }

  /** The place at the end of a list. */
  next(table: Placed): number {
    this.#last[table] += 1
    return this.#last[table]
  }

  add(table: Edit['table'], row: object): void {
    this.edits.push({ table, before: null, after: row as StoredRow })
  }

  alter(table: Edit['table'], id: string, columns: Record<string, [from: unknown, to: unknown]>): void {
    const side = (i: 0 | 1) => ({
      id,
      ...Object.fromEntries(Object.entries(columns).map(([column, pair]) => [column, pair[i]])),
    })
    this.edits.push({ table, before: side(0), after: side(1) })
  }
}
