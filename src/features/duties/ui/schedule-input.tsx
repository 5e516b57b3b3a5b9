import { InputNumber, Select } from 'antd'
import { DateInput } from '../../../web/kit/form/date-input.tsx'
import type { ControlProps } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Recurrence, type Schedule } from '../contract.ts'
import { useScheduleText } from './schedule-text.ts'
import { dutiesTexts } from './texts.ts'

const bare = { dueOn: null, month: null, day: null, lastDays: null }

/** What the control holds where "leave it" is a choice: absent leaves it, `none` takes the rhythm away. */
export type GivenSchedule = Schedule | 'none' | undefined

/** How often, and by which day; a choice is always whole, so that there is nothing to get wrong. */
export function ScheduleInput({ id, value, onChange, keepable = false }: ControlProps & { keepable?: boolean }) {
  const { schedule: t } = useTexts(dutiesTexts)
  const { scheduleText } = useScheduleText()
  const { today } = useSession()
  const given = value as GivenSchedule
  const schedule = given === undefined || given === 'none' ? null : given
  const chosen = schedule?.recurrence ?? (keepable && given !== 'none' ? 'keep' : 'none')
  const choices = [...(keepable ? (['keep'] as const) : []), 'none' as const, ...Recurrence.options]
  const starts: Record<Recurrence, Partial<Schedule>> = {
    once: { dueOn: today },
    monthly: { day: 25 },
    quarterly: { lastDays: 5 },
    yearly: { month: 11, day: 30 },
    term: {},
  }
  const choose = (choice: (typeof choices)[number]) => {
    if (choice === 'keep') onChange?.(undefined)
    else if (choice === 'none') onChange?.(keepable ? 'none' : undefined)
    else onChange?.({ recurrence: choice, ...bare, ...starts[choice] })
  }
  const set = (change: Partial<Schedule>) => schedule && onChange?.({ ...schedule, ...change })
  return (
    <div className="schedule-input">
      <Select
        id={id}
        value={chosen}
        aria-label={t.label}
        options={choices.map((each) => ({ value: each, label: t.names[each] }))}
        onChange={choose}
      />
      {schedule && <Day schedule={schedule} onSet={set} />}
      {schedule && <span className="soft schedule-said">{scheduleText(schedule)}</span>}
    </div>
  )
}

interface DayProps {
  schedule: Schedule
  onSet: (change: Partial<Schedule>) => void
}

function Day({ schedule, onSet }: DayProps) {
  const { schedule: t } = useTexts(dutiesTexts)
  const { recurrence, dueOn, month, day, lastDays } = schedule
  if (recurrence === 'once') {
    return <DateInput label={t.date} value={dueOn ?? undefined} onChange={(next) => next && onSet({ dueOn: next })} />
  }
  const way = lastDays ? 'last' : recurrence === 'term' ? (dueOn ? 'date' : 'end') : 'day'
  const ways = recurrence === 'term' ? (['end', 'last'] as const) : (['day', 'last'] as const)
  const choose = (next: string) =>
    onSet({
      ...bare,
      ...(next === 'last' ? { lastDays: 5 } : next === 'day' ? { day: 25, month: lastMonth(recurrence) } : {}),
    })
  const count = (label: string, value: number, most: number, key: 'month' | 'day' | 'lastDays') => (
    <InputNumber
      aria-label={label}
      value={value}
      min={1}
      max={most}
      precision={0}
      onChange={(next) => next && onSet({ [key]: next })}
    />
  )
  return (
    <>
      <Select
        value={way}
        aria-label={t.by}
        options={(way === 'date' ? (['date', ...ways] as const) : ways).map((each) => ({
          value: each,
          label: t.ways[each],
        }))}
        onChange={choose}
      />
      {way === 'date' && (
        <DateInput label={t.date} value={dueOn!} onChange={(next) => next && onSet({ dueOn: next })} />
      )}
      {way === 'day' && recurrence === 'quarterly' && count(t.month, month ?? 3, 3, 'month')}
      {way === 'day' && recurrence === 'yearly' && count(t.month, month ?? 12, 12, 'month')}
      {way === 'day' && count(t.day, day ?? 25, 31, 'day')}
      {way === 'last' && count(t.days, lastDays!, 31, 'lastDays')}
    </>
  )
}

const lastMonth = (recurrence: Recurrence) => ({ quarterly: 3, yearly: 12 })[recurrence as 'yearly'] ?? null
