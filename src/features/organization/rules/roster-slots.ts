import type { RosterRow } from '../../../libs/roster-file/index.ts'
import { sameWord } from '../../../libs/roster-file/index.ts'
import type { NamedAppointment } from '../queries/index.ts'
import { overlap, type Span, spanOf } from '../rules.ts'
import type { PostTable } from '../tables.ts'

/** A post of the unit, or one to be made, with the rows of the roster that speak of it. */
export interface Slot {
  /** Absent: the post is new. */
  post?: PostTable
  held: NamedAppointment[]
  rows: Match[]
}

export interface Match {
  row: RosterRow
  /** The appointment that the row speaks of, when there is one. */
  appointment?: NamedAppointment
}

const spanOfRow = (row: RosterRow): Span => ({ from: row.from?.day ?? '0000-01-01', to: row.to?.day ?? null })

/** Whether a day of the table means the day that is known: a table that tells only the month agrees with any of its days. */
export function sameDay(told: RosterRow['from'], known: string): boolean {
  if (told === null) return true
  const told10 = told.exact === 'day' ? 10 : told.exact === 'month' ? 7 : 4
  return told.day.slice(0, told10) === known.slice(0, told10)
}

/**
 * Gives the rows of one place and post name to its posts: first to the appointment they speak of, then to whoever holds it
 * now, then where nobody of the table stands in the way. `replace` lets newcomers take the posts of those the table leaves out.
 */
export function intoSlots(
  rows: readonly RosterRow[],
  posts: readonly PostTable[],
  held: ReadonlyMap<string, NamedAppointment[]>,
  day: string,
  replace: boolean,
): Slot[] {
  const slots: Slot[] = posts.map((post) => ({ post, held: held.get(post.id) ?? [], rows: [] }))
  const named = rows.filter((row) => row.person !== null)
  const taken = new Set<NamedAppointment>()
  const byName = Map.groupBy(
    slots.flatMap((slot) => slot.held.map((each) => ({ slot, each }))),
    ({ each }) => sameWord(each.person),
  )
  const left = [
    (row: RosterRow, each: NamedAppointment) => row.from !== null && row.from.day === each.valid_from,
    (row: RosterRow, each: NamedAppointment) => sameDay(row.from, each.valid_from) && isOpen(each, day),
    (_: RosterRow, each: NamedAppointment) => isOpen(each, day),
  ].reduce((waiting, fits) => {
    return waiting.filter((row) => {
      const found = byName.get(sameWord(row.person!))?.find(({ each }) => !taken.has(each) && fits(row, each))
      if (!found) return true
      taken.add(found.each)
      found.slot.rows.push({ row, appointment: found.each })
      return false
    })
  }, named)

  const current = rows.filter((row) => row.to === null || row.to.day >= day).length
  const replaces = replace || (posts.length === 1 && current === 1)
  const byStart = left.toSorted((a, b) => (spanOfRow(a).from < spanOfRow(b).from ? -1 : 1))
  for (const row of byStart) {
    const best = bestOf(slots, row, taken, day, replaces)
    if (best) best.rows.push({ row })
    else slots.push({ held: [], rows: [{ row }] })
  }

  const occupied = (slot: Slot) => Number(slot.held.some((each) => isOpen(each, day)))
  const free = slots.filter((slot) => slot.rows.length === 0).sort((a, b) => occupied(a) - occupied(b))
  for (const row of rows.filter((each) => each.person === null)) {
    const slot = free.shift()
    if (slot) slot.rows.push({ row })
    else slots.push({ held: [], rows: [{ row }] })
  }
  return slots
}

/** The post for somebody who did not hold it: one that others of the table hold at other times, else a vacant one, else one to take over. */
function bestOf(
  slots: readonly Slot[],
  row: RosterRow,
  taken: ReadonlySet<NamedAppointment>,
  day: string,
  replaces: boolean,
): Slot | undefined {
  let best: Slot | undefined
  let rank = Number.POSITIVE_INFINITY
  for (const slot of slots) {
    if (slot.rows.some((each) => overlap(spanOfMatch(each), spanOfRow(row)))) continue
    const open = slot.held.find((each) => isOpen(each, day) && !taken.has(each))
    if (open && !replaces && overlap(spanOf(open), spanOfRow(row))) continue
    const own = open ? (replaces ? 2 : 3) : slot.rows.length > 0 ? 0 : 1
    if (own >= rank) continue
    best = slot
    rank = own
    if (rank === 0) break
  }
  return best
}

/** Whether somebody holds the post on the day or will. */
export const isOpen = (each: NamedAppointment, day: string) => each.valid_to === null || each.valid_to >= day

const spanOfMatch = ({ row, appointment }: Match): Span =>
  row.person === null
    ? { from: '9999-12-31', to: '9999-12-31' }
    : {
        from: row.from?.day ?? appointment?.valid_from ?? '0000-01-01',
        to: row.to?.day ?? appointment?.valid_to ?? null,
      }
