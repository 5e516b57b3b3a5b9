import type { CalendarEvent } from '../contract/index.ts'

const day = 86_400_000
const plain = (at: number) => new Date(at).toISOString().slice(0, 10)

/** `2026-11` → the days of whole weeks, Monday first, that hold the month. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const last = Date.parse(`${shiftMonth(month, 1)}-01T00:00:00Z`) - day
  const monday = (at: number) => at - ((new Date(at).getUTCDay() + 6) % 7) * day
  const weeks: string[][] = []
  for (let at = monday(first); at <= last; at += 7 * day)
    weeks.push(Array.from({ length: 7 }, (_, i) => plain(at + i * day)))
  return weeks
}

export function shiftMonth(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return plain(Date.UTC(year, number - 1 + months, 1)).slice(0, 7)
}

export const isMonth = (text: string | undefined): text is string => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text ?? '')

/** Events by the day on which they are told: when they are, or the first day shown of what began before. */
export function byDay(events: readonly CalendarEvent[], firstDay: string): Map<string, CalendarEvent[]> {
  return Map.groupBy(events, ({ from }) => (from < firstDay ? firstDay : from))
}
