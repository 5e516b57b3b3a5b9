import { parseDate, periodLabel } from '../../libs/chinese/index.ts'

/** A period that runs to some day of a month is called by its months: 2026年1—11月. */
export function labelOf(from: string, to: string): string {
  const day = parseDate(to) ?? to
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const monthEnd = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return periodLabel(from, from.endsWith('-01') ? monthEnd : to)
}

/** What became of a record since a report was frozen on it; undefined when nothing did. */
export function changeSince(
  frozen: { version: number },
  now: { version: number; state: 'active' | 'withdrawn' } | undefined,
): string | undefined {
  if (!now) return '已不可见'
  if (now.state === 'withdrawn') return '已撤下'
  if (now.version !== frozen.version) return `由第 ${frozen.version} 版改为第 ${now.version} 版`
  return undefined
}
