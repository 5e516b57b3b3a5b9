import { Link } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useSession } from '../../../web/kit/session.ts'
import type { CalendarEvent } from '../contract/index.ts'
import { EventLink } from './event-link.tsx'
import { byDay } from './month.ts'
import { plansTexts } from './texts.ts'

/** Most that a day shows before it says how many more there are. */
const mostADay = 3

interface MonthGridProps {
  month: string
  weeks: string[][]
  events: readonly CalendarEvent[]
}

/** Weeks from Monday; left out on a phone, where the agenda below says the same. */
export function MonthGrid({ month, weeks, events }: MonthGridProps) {
  const t = useTexts(plansTexts)
  const days = byDay(events, weeks[0]![0]!)
  return (
    <div className="table-wrap month-wrap">
      <table className="month-grid">
        <caption className="visually-hidden">{t.calendar.grid}</caption>
        <thead>
          <tr>
            {t.calendar.weekdays.map((name) => (
              <th key={name} scope="col" aria-label={t.calendar.weekday(name)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} outside={!day.startsWith(month)} events={days.get(day) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Day({ day, outside, events }: { day: string; outside: boolean; events: readonly CalendarEvent[] }) {
  const t = useTexts(plansTexts)
  const { today } = useSession()
  const { date } = useFormats()
  const rest = events.length - mostADay
  return (
    <td className={outside ? 'outside' : undefined} aria-current={day === today ? 'date' : undefined}>
      <time dateTime={day}>
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className="visually-hidden">{t.calendar.day(date(day), events.length)}</span>
      </time>
      {events.length > 0 && (
        <ul>
          {events.slice(0, mostADay).map((event) => (
            <li key={event.key} className={`event event-${event.kind} ${toneOf(event, today)}`}>
              <EventLink event={event}>{t.calendar.told[event.kind](event.title)}</EventLink>
            </li>
          ))}
          {rest > 0 && (
            <li>
              <Link to="/tasks" search={{ view: 'all', from: day, to: day }}>
                {t.calendar.more(rest)}
              </Link>
            </li>
          )}
        </ul>
      )}
    </td>
  )
}

export function toneOf(event: CalendarEvent, today: string): 'done' | 'late' | '' {
  if (event.state === 'done' || event.state === 'submitted') return 'done'
  return event.state !== null && event.from < today ? 'late' : ''
}
