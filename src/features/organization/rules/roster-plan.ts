import { type RosterRow, sameWord } from '../../../libs/roster-file/index.ts'
import type { RosterEntry, RosterFault } from '../contract/roster.ts'
import type { NamedAppointment, NodeWithNames } from '../queries/index.ts'
import { isOn, overlap, postTitle, type Span, shiftDay, spanOf } from '../rules.ts'
import type { Edit, OrganizationNodeTable, PersonTable, PostTable, SeatTable } from '../tables.ts'
import { RosterBook } from './roster-book.ts'
import { RosterPeople } from './roster-people.ts'
import { earliest, RosterPlaces } from './roster-places.ts'
import { planSeats } from './roster-seats.ts'
import { intoSlots, isOpen, type Match, type Slot, sameDay } from './roster-slots.ts'

/** The organisation as it stands, whole. */
export interface Standing {
  unitId: string
  nodes: NodeWithNames[]
  posts: PostTable[]
  staff: PersonTable[]
  appointments: NamedAppointment[]
  seats: SeatTable[]
}

export interface RosterOptions {
  /** The day on which what has no date of its own begins. */
  day: string
  /** What becomes of those whom the roster leaves out. */
  absent: 'keep' | 'end'
  now: Date
  newId: () => string
}

export interface RosterPlan {
  entries: RosterEntry[]
  faults: RosterFault[]
  edits: Edit[]
}

/** What an import of these rows would do: what is new, changed, ended and unchanged, and the edits that make it so. */
export function planRoster(rows: readonly RosterRow[], standing: Standing, options: RosterOptions): RosterPlan {
  const last = (rows: { position: number }[]) => rows.reduce((max, { position }) => Math.max(max, position), 0)
  const book = new RosterBook({
    organization_nodes: last(standing.nodes),
    posts: last(standing.posts),
    leading_group_seats: last(standing.seats),
  })
  const planner = new Planner(standing, options, book)
  for (const placeRows of Map.groupBy(rows, (row) => sameWord(row.place ?? '')).values()) planner.place(placeRows)
  if (options.absent === 'end') planner.endAbsent()
  return book
}

class Planner {
  readonly #standing: Standing
  readonly #options: RosterOptions
  readonly #held: ReadonlyMap<string, NamedAppointment[]>
  readonly #postsAt: ReadonlyMap<string | null, PostTable[]>
  readonly #spoken = new Set<string>()
  readonly #touched = new Set<string>()
  readonly #book: RosterBook
  readonly #people: RosterPeople
  readonly #places: RosterPlaces

  constructor(standing: Standing, options: RosterOptions, book: RosterBook) {
    this.#standing = standing
    this.#options = options
    this.#held = Map.groupBy(standing.appointments, (each) => each.post_id)
    this.#postsAt = Map.groupBy(standing.posts, (post) => post.node_id)
    this.#book = book
    this.#people = new RosterPeople(standing, options, book)
    this.#places = new RosterPlaces(standing, options, book)
  }

  place(rows: RosterRow[]): void {
    const [first] = rows as [RosterRow]
    const node = first.place === null ? null : this.#places.of(first.place, rows)
    const named = Map.groupBy(
      rows.filter((row) => row.post !== null),
      (row) => sameWord(row.post!),
    )
    for (const [name, own] of named) {
      const posts = (this.#postsAt.get(node?.id ?? null) ?? []).filter(
        (post) => sameWord(post.name) === name && (post.valid_to === null || post.valid_to >= this.#options.day),
      )
      const { day, absent } = this.#options
      for (const slot of intoSlots(own, posts, this.#held, day, absent === 'end')) {
        if (slot.rows.length > 0) this.#slot(node, slot)
      }
    }
  }

  /** Everybody the roster does not speak of leaves on the day before. */
  endAbsent(): void {
    for (const each of this.#standing.appointments) {
      if (isOpen(each, this.#options.day) && !this.#spoken.has(each.id)) this.#end(each, this.#options.day)
    }
  }

  #slot(node: OrganizationNodeTable | null, slot: Slot): void {
    const rows = slot.rows.map(({ row }) => row)
    const name = slot.post?.name ?? rows[0]!.post!
    const title = postTitle(node?.name ?? null, name)
    let post = slot.post
    if (!post) {
      const since = earliest(rows, this.#options.day)
      post = {
        unit_id: this.#standing.unitId,
        id: this.#options.newId(),
        node_id: node?.id ?? null,
        name,
        position: this.#book.next('posts'),
        valid_from: node && node.valid_from > since ? node.valid_from : since,
        valid_to: node?.valid_to ?? null,
      }
      this.#book.add('posts', post)
      this.#book.entry('new', 'post', title, rows[0], post.valid_from)
    }
    this.#appointments(post, title, slot)
    planSeats({ standing: this.#standing, options: this.#options, book: this.#book }, post, title, rows)
  }

  #appointments(post: PostTable, title: string, slot: Slot): void {
    const spans: { span: Span; row: RosterRow | null; each?: NamedAppointment }[] = []
    const spokenOf = new Set(slot.rows.map(({ appointment }) => appointment))
    const inOrder = slot.rows
      .filter(({ row }) => row.person !== null)
      .map((match) => ({ match, span: this.#spanOf(post, match) }))
      .sort((a, b) => (a.span.from < b.span.from ? -1 : 1))
    inOrder.forEach(({ match, span }, i) => {
      const next = inOrder[i + 1]
      // "Until March" before "from March" leaves no day twice.
      if (next && span.to !== null && match.row.to?.exact !== 'day' && span.to >= next.span.from) {
        span.to = shiftDay(next.span.from, -1)
      }
      spans.push({ span, row: match.row, ...(match.appointment ? { each: match.appointment } : {}) })
    })
    for (const each of slot.held.filter((one) => !spokenOf.has(one))) {
      const newcomer = inOrder.find(({ span }) => overlap(spanOf(each), span))
      if (!newcomer) continue
      if (isOpen(each, this.#options.day) && each.valid_from < newcomer.span.from) {
        this.#end(each, newcomer.span.from, newcomer.match.row)
      } else {
        const until = each.valid_to ?? '今'
        this.#book.fault(
          newcomer.match.row,
          'from',
          'error',
          `系统里“${each.person}”在 ${each.valid_from} 至 ${until} 任${title}，与本行日期重叠；请改日期，或先改正系统里的任职`,
        )
      }
    }
    spans.forEach(({ span, row }, i) => {
      const before = spans[i - 1]
      if (before && overlap(before.span, span)) {
        const other = before.row!
        this.#book.fault(
          row!,
          'from',
          'error',
          `与第 ${other.row} 行“${other.person}”的任期重叠，一个岗位同一时间只能有一人`,
        )
      }
    })
    for (const { match, span } of inOrder) this.#appoint(post, title, match, span)
    const vacant = slot.rows.find(({ row }) => row.person === null)
    if (vacant) {
      for (const each of slot.held.filter((one) => isOpen(one, this.#options.day))) {
        this.#end(each, this.#options.day, vacant.row)
      }
      this.#book.entry('unchanged', 'post', title, vacant.row)
    }
  }

  /** The days an appointment is to have; what the table leaves open stays as it is known. */
  #spanOf(post: PostTable, { row, appointment }: Match): Span {
    if (appointment) {
      return {
        from: sameDay(row.from, appointment.valid_from) ? appointment.valid_from : row.from!.day,
        to:
          row.to === null || (appointment.valid_to && sameDay(row.to, appointment.valid_to))
            ? appointment.valid_to
            : row.to.day,
      }
    }
    let from = row.from?.day ?? this.#options.day
    if (row.from === null) this.#book.fault(row, 'from', 'warning', `没有填任职日期，按 ${from} 处理`)
    if (from < post.valid_from) {
      this.#book.fault(row, 'from', 'warning', `岗位 ${post.valid_from} 才设立，任职从那天算起`)
      from = post.valid_from
    }
    return { from, to: row.to?.day ?? post.valid_to }
  }

  #appoint(post: PostTable, title: string, { row, appointment }: Match, span: Span): void {
    const name = `${row.person} · ${title}`
    if (span.to !== null && span.to < span.from) {
      // The reader has told of two dates in one row.
      if (!row.from || !row.to) this.#book.fault(row, 'to', 'error', `离任日期 ${span.to} 早于任职日期 ${span.from}`)
      return
    }
    if (!appointment) {
      const person = this.#people.idOf(row, post)
      if (!person) return
      this.#book.add('appointments', {
        unit_id: this.#standing.unitId,
        id: this.#options.newId(),
        person_id: person,
        post_id: post.id,
        valid_from: span.from,
        valid_to: span.to,
      })
      this.#book.entry('new', 'appointment', name, row, daysOf(span))
      return
    }
    this.#spoken.add(appointment.id)
    const known = spanOf(appointment)
    if (known.from === span.from && known.to === span.to) {
      this.#book.entry('unchanged', 'appointment', name, row, daysOf(span))
      return
    }
    if (!isOn(spanOf(post), span.from)) {
      this.#book.fault(row, 'from', 'error', `岗位 ${post.valid_from} 才设立，任职日期不能早于它`)
      return
    }
    this.#book.alter('appointments', appointment.id, {
      valid_from: [known.from, span.from],
      valid_to: [known.to, span.to],
    })
    const ended = known.to === null && span.to !== null && known.from === span.from
    this.#book.entry(ended ? 'ended' : 'changed', 'appointment', name, row, `${daysOf(known)} → ${daysOf(span)}`)
  }

  /** Ends an appointment on the day before `next`. */
  #end(each: NamedAppointment, next: string, row?: RosterRow): void {
    if (this.#touched.has(each.id)) return
    this.#touched.add(each.id)
    this.#spoken.add(each.id)
    const to = shiftDay(next, -1)
    const name = `${each.person} · ${postTitle(each.node, each.post)}`
    if (to < each.valid_from) {
      if (row) this.#book.fault(row, 'person', 'error', `系统里“${each.person}”${each.valid_from} 才任此岗位，请先改正`)
      return
    }
    if (each.valid_to !== null && each.valid_to <= to) return
    this.#book.alter('appointments', each.id, { valid_to: [each.valid_to, to] })
    this.#book.entry(
      'ended',
      'appointment',
      name,
      row,
      `${daysOf(spanOf(each))} → ${daysOf({ from: each.valid_from, to })}`,
    )
  }
}

const daysOf = ({ from, to }: Span) => `${from} – ${to ?? ''}`
