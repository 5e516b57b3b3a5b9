export type RangeName = 'month' | 'quarter' | 'year' | 'lastYear'

/** The usual stretches of time around a day (YYYY-MM-DD), both ends included. */
export function namedRanges(today: string): Record<RangeName, { from: string; to: string }> {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const firstOfQuarter = month - ((month - 1) % 3)
  return {
    month: { from: firstDay(year, month), to: lastDay(year, month) },
    quarter: { from: firstDay(year, firstOfQuarter), to: lastDay(year, firstOfQuarter + 2) },
    year: { from: firstDay(year, 1), to: lastDay(year, 12) },
    lastYear: { from: firstDay(year - 1, 1), to: lastDay(year - 1, 12) },
  }
}

const firstDay = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-01`
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
