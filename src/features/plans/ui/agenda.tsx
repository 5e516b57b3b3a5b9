import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useSession } from '../../../web/kit/session.ts'
import { StatusTag, type Tone } from '../../../web/kit/status-tag.tsx'
import type { CalendarEvent } from '../contract/index.ts'
import { EventLink } from './event-link.tsx'
import { byDay } from './month.ts'
import { toneOf } from './month-grid.tsx'
import { plansTexts } from './texts.ts'

/** Day by day, everything said in full. */
export function Agenda({ events, firstDay }: { events: readonly CalendarEvent[]; firstDay: string }) {
  const t = useTexts(plansTexts)
  const { date } = useFormats()
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{t.calendar.agenda}</h2>
      <ol className="agenda">
        {[...byDay(events, firstDay)].map(([day, items]) => (
          <li key={day}>
            <h3>
              <time dateTime={day}>{date(day)}</time>{' '}
              <small>
                {t.calendar.weekday(t.calendar.weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!)}
              </small>
            </h3>
            <ul>
              {items.map((event) => (
                <li key={event.key}>
                  <Entry event={event} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

const tones: Record<NonNullable<CalendarEvent['state']>, Tone> = {
  open: 'plain',
  submitted: 'warn',
  done: 'good',
  returned: 'bad',
}

function Entry({ event }: { event: CalendarEvent }) {
  const t = useTexts(plansTexts)
  const { today } = useSession()
  const { date } = useFormats()
  const late = toneOf(event, today) === 'late'
  return (
    <>
      <span className={`event event-${event.kind}`}>{t.calendar.kinds[event.kind]}</span>
      <EventLink event={event}>{t.calendar.told[event.kind](event.title)}</EventLink>
      <span className="soft">
        {[event.place, event.from < event.to && `${date(event.from)}—${date(event.to)}`].filter(Boolean).join(' · ')}
      </span>
      {event.state && !late && <StatusTag tone={tones[event.state]}>{t.calendar.states[event.state]}</StatusTag>}
      {late && <StatusTag tone="bad">{t.calendar.late}</StatusTag>}
    </>
  )
}
