import { type RosterRow, sameWord } from '../../../libs/roster-file/index.ts'
import type { PersonTable, PostTable } from '../tables.ts'
import type { RosterBook } from './roster-book.ts'
import type { RosterOptions, Standing } from './roster-plan.ts'

/** Finds the person a row means, or makes one. */
export class RosterPeople {
  readonly #unitId: string
  readonly #byName: ReadonlyMap<string, PersonTable[]>
  readonly #workplaces: ReadonlyMap<string, Set<string | null>>
  readonly #options: RosterOptions
  readonly #book: RosterBook
  readonly #added = new Map<string, { id: string; places: Set<string>; first: RosterRow }>()

  constructor(standing: Standing, options: RosterOptions, book: RosterBook) {
    this.#unitId = standing.unitId
    this.#byName = Map.groupBy(standing.staff, (person) => sameWord(person.name))
    const placeOf = new Map(standing.posts.map((post) => [post.id, post.node_id]))
    const ways = Map.groupBy(standing.appointments, (each) => each.person_id)
    this.#workplaces = new Map(
      [...ways].map(([person, own]) => [person, new Set(own.map((each) => placeOf.get(each.post_id) ?? null))]),
    )
    this.#options = options
    this.#book = book
  }

  idOf(row: RosterRow, post: PostTable): string | undefined {
    const name = sameWord(row.person!)
    const known = this.#byName.get(name) ?? []
    const here = known.filter((person) => this.#workplaces.get(person.id)?.has(post.node_id))
    if (known.length === 1) return known[0]!.id
    if (here.length === 1) return here[0]!.id
    if (known.length > 1) {
      this.#book.fault(
        row,
        'person',
        'error',
        `系统里有 ${known.length} 位“${row.person}”，认不出是哪一位；请在组织机构页给这一位办理任职`,
      )
      return undefined
    }
    const before = this.#added.get(name)
    if (before) {
      if (!before.places.has(post.id)) {
        before.places.add(post.id)
        this.#book.fault(
          row,
          'person',
          'warning',
          `“${row.person}”在第 ${before.first.row} 行已出现，按同一人兼任处理；如是同名的两个人，请在姓名后加以区分`,
        )
      }
      return before.id
    }
    const id = this.#options.newId()
    this.#added.set(name, { id, places: new Set([post.id]), first: row })
    this.#book.add('people', {
      unit_id: this.#unitId,
      id,
      name: row.person!,
      kind: 'staff',
      community_id: null,
      created_at: this.#options.now,
    })
    this.#book.entry('new', 'person', row.person!, row)
    return id
  }
}
