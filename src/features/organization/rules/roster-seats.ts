import type { RosterRow } from '../../../libs/roster-file/index.ts'
import { shiftDay } from '../rules.ts'
import type { PostTable } from '../tables.ts'
import type { RosterBook } from './roster-book.ts'
import type { RosterOptions, Standing } from './roster-plan.ts'

/** Seats of the leading group that rows give to a post. */
export function planSeats(
  { standing, options, book }: { standing: Standing; options: RosterOptions; book: RosterBook },
  post: PostTable,
  title: string,
  rows: RosterRow[],
): void {
  const { day, absent } = options
  if (rows.every((row) => row.roles === null)) return
  const known = standing.seats.filter(
    (seat) => seat.post_id === post.id && (seat.valid_to === null || seat.valid_to >= day),
  )
  const roles = new Map(rows.flatMap((row) => (row.roles ?? []).map((role) => [role, row] as const)))
  for (const [role, row] of roles) {
    const name = `${role} · ${title}`
    if (known.some((seat) => seat.role === role)) {
      book.entry('unchanged', 'seat', name, row)
      continue
    }
    const from = post.valid_from > day ? post.valid_from : day
    book.add('leading_group_seats', {
      unit_id: standing.unitId,
      id: options.newId(),
      role,
      post_id: post.id,
      position: book.next('leading_group_seats'),
      valid_from: from,
      valid_to: post.valid_to,
    })
    book.entry('new', 'seat', name, row, from)
  }
  for (const seat of known.filter(({ role }) => !roles.has(role))) {
    const name = `${seat.role} · ${title}`
    const to = shiftDay(day, -1)
    if (absent === 'keep' || to < seat.valid_from) {
      book.fault(rows[0]!, 'group', 'warning', `系统里此岗位是${seat.role}，表里没有填，保持不变`)
      continue
    }
    book.alter('leading_group_seats', seat.id, { valid_to: [seat.valid_to, to] })
    book.entry('ended', 'seat', name, rows[0], to)
  }
}
