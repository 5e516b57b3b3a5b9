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
  const left = [
    (row: RosterRow, each: NamedAppointment) => row.from !== null && row.from.day === each.valid_from,
    (row: RosterRow, each: NamedAppointment) => sameDay(row.from, each.valid_from) && isOpen(each, day),
    (_: RosterRow, each: NamedAppointment) => isOpen(each, day),
  ].reduce((waiting, fits) => waiting.filter((row) => !matched(slots, taken, row, fits)), named)

  const current = rows.filter((row) => row.to === null || row.to.day >= day).length
  const replaces = replace || (posts.length === 1 && current === 1)
  const byStart = left.toSorted((a, b) => (spanOfRow(a).from < spanOfRow(b).from ? -1 : 1))
  for (const row of byStart) {
    const free = slots.filter((slot) => slot.rows.every((each) => !overlap(spanOfMatch(each), spanOfRow(row))))
    const rank = (slot: Slot) => {
      const open = slot.held.find((each) => isOpen(each, day) && !taken.has(each))
      if (open && !replaces) return overlap(spanOf(open), spanOfRow(row)) ? 9 : 3
      return open ? 2 : slot.rows.length > 0 ? 0 : 1
    }
    const best = free.filter((slot) => rank(slot) < 9).toSorted((a, b) => rank(a) - rank(b))[0]
    if (best) best.rows.push({ row })
    else slots.push({ held: [], rows: [{ row }] })
  }

  const vacancies = rows.filter((row) => row.person === null)
  const open = (slot: Slot) => slot.rows.length === 0
  const emptyFirst = (slot: Slot) => (slot.held.some((each) => isOpen(each, day)) ? 1 : 0)
  for (const row of vacancies) {
    const slot = slots.filter(open).toSorted((a, b) => emptyFirst(a) - emptyFirst(b))[0]
    if (slot) slot.rows.push({ row })
    else slots.push({ held: [], rows: [{ row }] })
  }
  return slots
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

function matched(
  slots: Slot[],
  taken: Set<NamedAppointment>,
  row: RosterRow,
  fits: (row: RosterRow, each: NamedAppointment) => boolean,
): boolean {
  for (const slot of slots) {
    const appointment = slot.held.find(
      (each) => !taken.has(each) && sameWord(each.person) === sameWord(row.person!) && fits(row, each),
    )
    if (appointment) {
      taken.add(appointment)
      slot.rows.push({ row, appointment })
      return true
    }
  }
  return false
}
