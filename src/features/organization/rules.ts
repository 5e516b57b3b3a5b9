import { fail } from '../../platform/errors.ts'
import { errors, type FormerName, type Gap } from './contract.ts'
import type { AppointmentTable, OrganizationNodeTable, PostTable, SeatTable } from './tables.ts'

/** A stretch of days, both ends included; `to: null` is open. */
export interface Span {
  from: string
  to: string | null
}

type Dated = { valid_from: string; valid_to: string | null }

export const spanOf = (fact: Dated): Span => ({ from: fact.valid_from, to: fact.valid_to })

export function isOn(span: Span, day: string): boolean {
  return span.from <= day && (span.to === null || day <= span.to)
}

export function overlap(a: Span, b: Span): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to)
}

/** The day so many days after (before, when negative) a civil date. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** `inner` cut to `outer`, or undefined when it starts outside. */
export function within(outer: Span, inner: Span): Span | undefined {
  if (!isOn(outer, inner.from)) return undefined
  if (outer.to === null || (inner.to !== null && inner.to <= outer.to)) return inner
  return { from: inner.from, to: outer.to }
}

export function ensureOrdered(span: Span): void {
  if (span.to !== null && span.to < span.from) fail(errors.datesReversed)
}

type Named = { name: string; former?: readonly FormerName[] }

/** The name a node bore on a day. */
export function nodeNameOn(node: Named, day: string): string {
  return node.former?.find(({ until }) => until >= day)?.name ?? node.name
}

/** Each name of a node with the days on which it bore it. */
export function namesOf(node: OrganizationNodeTable & Named): { name: string; span: Span }[] {
  const names: { name: string; span: Span }[] = []
  let from = node.valid_from
  for (const { name, until } of node.former ?? []) {
    names.push({ name, span: { from, to: until } })
    from = shiftDay(until, 1)
  }
  return [...names, { name: node.name, span: { from, to: node.valid_to } }]
}

/** Two nodes may have one name only one after the other. */
export function ensureNameFree(nodes: readonly (OrganizationNodeTable & Named)[], name: string, span: Span): void {
  const taken = nodes.flatMap(namesOf).some((each) => each.name === name && overlap(each.span, span))
  if (taken) fail(errors.nameTaken, { name })
}

/** A name changes after the day on which the node began or was last renamed, and not before the change holds. */
export function ensureRenamable(node: OrganizationNodeTable & Named, name: string, day: string, today: string): void {
  const since = node.former?.at(-1)?.until ?? node.valid_from
  if (day <= since) fail(errors.tooEarly, { name: node.name, from: shiftDay(since, 1) })
  ensureStanding(node, day, today)
  if (name === node.name) fail(errors.sameName, { name })
}

/** What is merged, split or renamed stands on the day, and the day has come. */
export function ensureStanding(node: OrganizationNodeTable, day: string, today: string): void {
  if (day > today) fail(errors.notYet, { day })
  if (day <= node.valid_from) fail(errors.tooEarly, { name: node.name, from: shiftDay(node.valid_from, 1) })
  if (!isOn(spanOf(node), day)) fail(errors.endedNode, { name: node.name, to: node.valid_to ?? '' })
}

/** A post lives no longer than its department; a post of the leadership has none. */
export function spanOfPost(node: OrganizationNodeTable | null | undefined, wanted: Span): Span {
  ensureOrdered(wanted)
  if (node === null) return wanted
  return (node && within(spanOf(node), wanted)) ?? fail(errors.noSuchNode)
}

/** A post has one holder at a time, within the days of the post. `others` are the post's other appointments. */
export function spanOfAppointment(
  post: PostTable | undefined,
  others: readonly (AppointmentTable & { person: string })[],
  wanted: Span,
): Span {
  ensureOrdered(wanted)
  if (!post) fail(errors.noSuchPost)
  const span = within(spanOf(post), wanted) ?? fail(errors.outsidePost, postDays(post))
  const other = others.find((each) => overlap(spanOf(each), span))
  if (other) fail(errors.postOccupied, { person: other.person, from: other.valid_from })
  return span
}

/** A seat belongs to a post; the same role is not given to it twice at a time. */
export function spanOfSeat(
  post: PostTable | undefined,
  others: readonly SeatTable[],
  role: string,
  wanted: Span,
): Span {
  ensureOrdered(wanted)
  if (!post) fail(errors.noSuchPost)
  const span = within(spanOf(post), wanted) ?? fail(errors.outsidePost, postDays(post))
  if (others.some((each) => each.role === role && overlap(spanOf(each), span))) {
    fail(errors.seatTaken, { post: post.name, role })
  }
  return span
}

/** What hangs on a node that ends must have begun by then. */
export function ensureBegun(facts: readonly { name: string; from: string }[], validTo: string): void {
  const later = facts.find((fact) => fact.from > validTo)
  if (later) fail(errors.beginsLater, { name: later.name, from: later.from })
}

function postDays(post: PostTable): { from: string; to: string } {
  return { from: post.valid_from, to: post.valid_to ?? '今' }
}

/**
 * Stretches of a seat's days, begun by `asOf`, on which its post had no holder. `to` is the day before the next holder or the
 * seat's last day, null while nobody follows.
 */
export function gapsOf(seat: Span, held: readonly Span[], asOf: string): Span[] {
  const gaps: Span[] = []
  let from = seat.from
  const inOrder = held.filter((span) => overlap(span, seat)).sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const span of inOrder) {
    if (span.from > from) gaps.push({ from, to: shiftDay(span.from, -1) })
    if (span.to === null || span.to >= asOf) return gaps.filter((gap) => gap.from <= asOf)
    if (span.to >= from) from = shiftDay(span.to, 1)
  }
  if (seat.to === null || from <= seat.to) gaps.push({ from, to: seat.to })
  return gaps.filter((gap) => gap.from <= asOf)
}

export interface SeatFacts extends SeatTable {
  post: string
  node_name: string | null
}

/** All gaps of the leading group begun by `asOf`, the oldest first. */
export function gapsOfGroup(
  seats: readonly SeatFacts[],
  appointments: readonly AppointmentTable[],
  asOf: string,
): Gap[] {
  const byPost = Map.groupBy(appointments, (each) => each.post_id)
  return seats
    .flatMap((seat) =>
      gapsOf(spanOf(seat), (byPost.get(seat.post_id) ?? []).map(spanOf), asOf).map((gap) => ({
        seatId: seat.id,
        role: seat.role,
        postName: postTitle(seat.node_name, seat.post),
        ...gap,
      })),
    )
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** `党政综合办公室主任`: the post with its place, said once. */
export function postTitle(node: string | null, post: string): string {
  return node === null || post.startsWith(node) ? post : `${node}${post}`
}

/** How an interval stands to a day. */
export function stateOn(gap: Span, day: string): 'open' | 'upcoming' | 'past' {
  if (gap.from > day) return 'upcoming'
  return gap.to !== null && gap.to < day ? 'past' : 'open'
}
