/**
 * Dates as official documents write them (GB/T 9704-2012: Arabic numerals, full year, no leading zeros).
 * Every date is a calendar day as an ISO string (`2026-05-01`): there is no clock and no time zone here.
 */

interface Day {
  year: number
  month: number
  day: number
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function daysInMonth(year: number, month: number): number {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

function isRealDay({ year, month, day }: Day): boolean {
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function toIso({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** True for an ISO calendar day that exists: 2026-02-28 yes, 2026-02-30 no. */
export function isIsoDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match !== null && isRealDay({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) })
}

function readIso(iso: string): Day {
  if (!isIsoDay(iso)) throw new RangeError(`日期应写成 2026-05-01 这样的形式，且确有这一天：${iso}`)
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return { year, month, day }
}

/**
 * 2026-05-01 → 2026年5月1日.
 * @throws RangeError when the day does not exist
 */
export function formatDate(iso: string): string {
  const { year, month, day } = readIso(iso)
  return `${year}年${month}月${day}日`
}

/**
 * Reads the ways people write a day: 2026年5月1日, 2026-05-01, 2026.5.1, 2026/5/1.
 * @returns the ISO day, or undefined when it is not a day that exists
 */
export function parseDate(text: string): string | undefined {
  const match = /^(\d{4})\s*[年\-./]\s*(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*日?$/.exec(text.trim())
  if (match === null) return undefined
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isRealDay(day) ? toIso(day) : undefined
}

const QUARTERS = ['第一季度', '第二季度', '第三季度', '第四季度']

/** Names a run of whole months of one year: 2026年, 2026年上半年, 2026年第三季度, 2026年5月, 2026年1—9月. */
function monthsLabel(year: number, first: number, last: number): string {
  const length = last - first + 1
  if (length === 12) return `${year}年`
  if (length === 6 && (first === 1 || first === 7)) return `${year}年${first === 1 ? '上' : '下'}半年`
  if (length === 3 && first % 3 === 1) return `${year}年${QUARTERS[(first - 1) / 3]}`
  return length === 1 ? `${year}年${first}月` : `${year}年${first}—${last}月`
}

/**
 * The name of a reporting period: 2026年, 2026年上半年, 2026年第三季度, 2026年1—9月, 2026年5月, 2024—2026年,
 * 2025年7月—2026年6月; periods of odd days are written out (2026年3月5日—2026年4月10日).
 *
 * @param from first day, ISO
 * @param to last day (inclusive), ISO
 * @throws RangeError when a day does not exist or `to` is before `from`
 */
export function periodLabel(from: string, to: string): string {
  const start = readIso(from)
  const end = readIso(to)
  if (to < from) throw new RangeError(`期间的结束日期早于开始日期：${from}，${to}`)
  if (from === to) return formatDate(from)
  const wholeMonths = start.day === 1 && end.day === daysInMonth(end.year, end.month)
  if (!wholeMonths) return `${formatDate(from)}—${formatDate(to)}`
  if (start.year === end.year) return monthsLabel(start.year, start.month, end.month)
  if (start.month === 1 && end.month === 12) return `${start.year}—${end.year}年`
  return `${start.year}年${start.month}月—${end.year}年${end.month}月`
}
