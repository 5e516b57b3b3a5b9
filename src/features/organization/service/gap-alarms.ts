import type { Db } from '../../../platform/db/index.ts'
import type { GapAlarm } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { gapsOf, postTitle, type Span, shiftDay, spanOf, stateOn } from '../rules.ts'

/** How many duties hang on each post; gaps that ended before `since` are no longer told. */
export interface DutyPosts {
  byPost: ReadonlyMap<string, number>
  since: string
}

/** Days looked ahead for posts that will stand empty, and back for seats that did. */
const window = { ahead: 30, back: 365 }

/**
 * Vacancies of leading-group seats and of posts with duties, as they stand on a day: past, open and coming ones, the open first.
 * Without `duties` only the leading group is looked at; `gapAlarms` of the duties feature knows them.
 */
export async function gapAlarms(db: Db, unitId: string, day: string, duties?: DutyPosts): Promise<GapAlarm[]> {
  const seats = await queries.allSeats(db, unitId, day)
  const ids = [...new Set([...seats.map((seat) => seat.post_id), ...(duties?.byPost.keys() ?? [])])]
  const [posts, appointments] = await Promise.all([
    queries.postsByIds(db, unitId, ids),
    queries.appointmentsOfPosts(db, unitId, ids),
  ])
  const heldBy = Map.groupBy(appointments, (each) => each.post_id)
  const seatsOf = Map.groupBy(seats, (seat) => seat.post_id)
  const alarms = new Map<string, GapAlarm>()
  for (const post of posts) {
    const held = heldBy.get(post.id) ?? []
    const count = duties?.byPost.get(post.id) ?? 0
    const watched: { span: Span; role: GapAlarm['roles'][number] | null }[] = (seatsOf.get(post.id) ?? []).map(
      (seat) => ({ span: spanOf(seat), role: seat.role }),
    )
    if (count > 0) watched.push({ span: spanOf(post), role: null })
    for (const { span, role } of watched) {
      const forgotten = role === null ? duties!.since : shiftDay(day, -window.back)
      for (const gap of gapsOf(span, held.map(spanOf), shiftDay(day, window.ahead))) {
        if (gap.to !== null && gap.to < forgotten) continue
        const key = `vacancy:${post.id}:${gap.from}`
        const known = alarms.get(key)
        alarms.set(key, {
          key,
          kind: 'vacancy',
          state: stateOn(gap, day),
          postId: post.id,
          departmentId: post.node_id,
          title: postTitle(post.node_name, post.name),
          roles: [...(known?.roles ?? []), ...(role === null ? [] : [role])],
          duties: count,
          lastHolder: held.findLast((each) => each.valid_to !== null && each.valid_to < gap.from)?.person ?? null,
          ...gap,
        })
      }
    }
  }
  return inUrgency([...alarms.values()])
}

const urgency = { open: 0, upcoming: 1, past: 2 }

/** Open before coming before past ones, each from the oldest on. */
export function inUrgency(alarms: GapAlarm[]): GapAlarm[] {
  return alarms.sort((a, b) => urgency[a.state] - urgency[b.state] || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}
