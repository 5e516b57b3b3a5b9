import type { z } from 'zod'
import type { DateRange } from '../../../libs/contract/fields.ts'

export type Range = z.infer<typeof DateRange>

/**
 * The days of a period such as `2026`, `2026-Q3`, `2026-05`; `cycle` runs from the cycle's first day to today, or to its end when
 * that is over.
 */
export function rangeOf(period: string, cycle: { startsOn: string; endsOn: string }, today: string): Range {
  if (period === 'cycle') {
    const to = today < cycle.endsOn ? today : cycle.endsOn
    // A cycle that has not begun is looked at as its first day.
    return { from: cycle.startsOn, to: to < cycle.startsOn ? cycle.startsOn : to }
  }
  const year = period.slice(0, 4)
  const part = period.slice(5)
  if (part === '') return { from: `${year}-01-01`, to: `${year}-12-31` }
  const [first, last] = part.startsWith('Q')
    ? [Number(part[1]) * 3 - 2, Number(part[1]) * 3]
    : [Number(part), Number(part)]
  return { from: firstDay(Number(year), first), to: lastDay(Number(year), last) }
}

/** The months of a range up to today, each cut to the range; the last days of a range in the future have no month. */
export function monthsOf(range: Range, today: string): (Range & { month: string })[] {
  const months: (Range & { month: string })[] = []
  const end = range.to < today ? range.to : today
  let [year, month] = range.from.split('-').map(Number) as [number, number]
  for (let from = range.from; from <= end; from = firstDay(year, month)) {
    const last = lastDay(year, month)
    months.push({ month: from.slice(0, 7), from, to: last < end ? last : end })
    if (month === 12) [year, month] = [year + 1, 1]
    else month += 1
  }
  return months
}

function firstDay(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
