import { type RosterRow, sameWord } from '../../../libs/roster-file/index.ts'
import { overlap, shiftDay, spanOf } from '../rules.ts'
import type { OrganizationNodeTable } from '../tables.ts'
import type { RosterBook } from './roster-book.ts'
import type { RosterOptions, Standing } from './roster-plan.ts'

/** The first day that these rows tell, `day` at the latest. */
export function earliest(rows: readonly RosterRow[], day: string): string {
  return rows.reduce((min, { from }) => (from && from.day < min ? from.day : min), day)
}

/** Finds the department or community a roster means, or makes one. */
export class RosterPlaces {
  readonly #standing: Standing
  readonly #options: RosterOptions
  readonly #book: RosterBook

  constructor(standing: Standing, options: RosterOptions, book: RosterBook) {
    this.#standing = standing
    this.#options = options
    this.#book = book
  }

  /** The place of these rows. */
  of(name: string, rows: RosterRow[]): OrganizationNodeTable {
    const { day } = this.#options
    const [first] = rows as [RosterRow]
    const wanted = sameWord(name)
    const open = this.#standing.nodes.filter((node) => node.valid_to === null || node.valid_to >= day)
    const renamed = open.find((node) => node.former.some((former) => sameWord(former.name) === wanted))
    const node = open.find((each) => sameWord(each.name) === wanted) ?? renamed
    if (node) {
      if (node === renamed && sameWord(node.name) !== wanted) {
        this.#book.fault(first, 'place', 'warning', `“${name}”已更名为“${node.name}”，按现名处理`)
      }
      this.#book.entry('unchanged', 'place', node.name, first)
      return node
    }
    const added: OrganizationNodeTable = {
      unit_id: this.#standing.unitId,
      id: this.#options.newId(),
      kind: first.kind,
      name,
      position: this.#book.next('organization_nodes'),
      valid_from: earliest(rows, day),
      valid_to: null,
    }
    // One of that name that has ended: the new one begins after it.
    const clash = this.#standing.nodes.find(
      (each) => sameWord(each.name) === wanted && overlap(spanOf(each), spanOf(added)),
    )
    if (clash) added.valid_from = shiftDay(clash.valid_to!, 1)
    this.#book.add('organization_nodes', added)
    this.#book.entry('new', 'place', name, first, added.valid_from)
    return added
  }
}
