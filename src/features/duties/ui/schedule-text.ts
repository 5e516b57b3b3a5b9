import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import type { Schedule } from '../contract.ts'
import { dutiesTexts } from './texts.ts'

/** Says a rhythm in words, and the period of a task. */
export function useScheduleText() {
  const { schedule: t } = useTexts(dutiesTexts)
  const { date } = useFormats()
  const scheduleText = (schedule: Schedule | null): string => {
    if (!schedule) return ''
    const { recurrence, dueOn, month, day, lastDays } = schedule
    if (dueOn) return t.onDate(date(dueOn))
    if (recurrence === 'once') return ''
    if (lastDays) return t.lastDays[recurrence](lastDays)
    if (recurrence === 'term' || day === null) return t.termEnd
    if (recurrence === 'monthly') return t.monthly(day)
    return recurrence === 'quarterly' ? t.quarterly(month ?? 3, day) : t.yearly(month ?? 12, day)
  }
  const periodText = (period: string | null): string => {
    const quarter = /^(\d{4})-Q(\d)$/.exec(period ?? '')
    if (quarter) return t.quarterOf(quarter[1]!, Number(quarter[2]))
    const month = /^(\d{4})-(\d\d)$/.exec(period ?? '')
    if (month) return t.monthOf(month[1]!, Number(month[2]))
    if (period === 'once') return ''
    return period === 'term' ? t.term : period ? t.yearOf(period) : ''
  }
  return { scheduleText, periodText }
}
