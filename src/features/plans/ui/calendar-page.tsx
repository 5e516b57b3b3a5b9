import './calendar.css'
import { useState } from 'react'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { operations, Scope } from '../contract/index.ts'
import { Agenda } from './agenda.tsx'
import { FeedsSheet } from './feeds-sheet.tsx'
import { isMonth, shiftMonth, weeksOf } from './month.ts'
import { MonthGrid } from './month-grid.tsx'
import { plansTexts } from './texts.ts'

const scopes = ['all', 'department', 'mine'] as const

export function CalendarPage() {
  const t = useTexts(plansTexts)
  const { today } = useSession()
  const { search, set } = useAddress()
  const [subscribing, setSubscribing] = useState(false)
  const thisMonth = today.slice(0, 7)
  const month = isMonth(search.month) ? search.month : thisMonth
  const scope = Scope.safeParse(search.scope).data ?? 'all'
  const weeks = weeksOf(month)
  const query = { from: weeks[0]![0]!, to: weeks.at(-1)![6]!, scope }
  const events = useCall(operations.calendar, { query }, { keep: true })
  const go = (to: string) => set({ month: to === thisMonth ? undefined : to })
  const [year, number] = month.split('-').map(Number) as [number, number]
  return (
    <>
      <PageHeader
        title={t.calendar.title}
        actions={
          <button type="button" className="button" onClick={() => setSubscribing(true)}>
            <Icon name="calendar" />
            {t.calendar.subscribe}
          </button>
        }
      />
      <div className="calendar-bar">
        <div className="calendar-month">
          <button
            type="button"
            className="icon-button"
            aria-label={t.calendar.previous}
            onClick={() => go(shiftMonth(month, -1))}
          >
            <Icon name="left" />
          </button>
          <h2 aria-live="polite">{t.calendar.month(year, number)}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label={t.calendar.following}
            onClick={() => go(shiftMonth(month, 1))}
          >
            <Icon name="right" />
          </button>
          {month !== thisMonth && (
            <button type="button" className="button no-print" onClick={() => go(thisMonth)}>
              {t.calendar.today}
            </button>
          )}
        </div>
        <Views
          label={t.calendar.scope}
          name="scope"
          options={scopes.map((value) => ({ value, label: t.calendar.scopes[value] }))}
        />
      </div>
      <Loaded of={events} lines={10}>
        {({ items, more }) => {
          const shown = items.filter(({ from, to }) => to >= `${month}-01` && from <= `${month}-31`)
          return (
            <>
              {more > 0 && <p className="notice">{t.calendar.moreTasks(more)}</p>}
              <MonthGrid month={month} weeks={weeks} events={items} />
              {shown.length === 0 ? (
                <Empty>{t.calendar.empty}</Empty>
              ) : (
                <Agenda events={shown} firstDay={`${month}-01`} />
              )}
            </>
          )
        }}
      </Loaded>
      <Sheet open={subscribing} title={t.feeds.title} onClose={() => setSubscribing(false)}>
        <FeedsSheet />
      </Sheet>
    </>
  )
}
