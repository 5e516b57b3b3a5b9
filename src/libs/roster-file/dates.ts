import { isIsoDay, parseDate } from '../chinese/index.ts'
import { halfWidth } from '../scheme-files/cells.ts'
import type { ReadCell } from '../spreadsheet/index.ts'

/** A day as a table gives it; `month` and `year` say that the rest was left open. */
export interface RosterDay {
  day: string
  exact: 'day' | 'month' | 'year'
}

export type DateReading = RosterDay | 'none' | { problem: string }

const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)
const digits = '〇一二三四五六七八九'
const howTo = '请写成 2026-03-01 这样的日期'

/**
 * A cell as a day: Excel's serial numbers, 2026-03-01, 2026.3.1, 2026/3/1, 20260301, 202603, 2026年3月, 二〇二六年三月一日.
 * `end` fills what was left open with the last day of the month or year instead of the first.
 */
export function readDay(cell: ReadCell | undefined, end = false): DateReading {
  if (!cell) return 'none'
  if (cell.broken !== undefined) return { problem: `${cell.broken}；${howTo}` }
  const text = arabic(halfWidth(cell.text).replace(/\s/g, ''))
  if (/^(至今|今|在任|在职|现任|无|[-—–/\\]+)?$/.test(text)) return 'none'
  const serial = serialDay(cell.number)
  if (serial) return { day: serial, exact: 'day' }
  if (cell.number !== undefined && /^\d{4}\.1$/.test(cell.number)) {
    return { problem: `“${text}”分不清是 1 月还是 10 月（Excel 会把 ${text}0 存成 ${text}）；${howTo}` }
  }
  const whole = parseDate(text.replace(/[号]/, '日')) ?? parseDate(text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))
  if (whole) return plausible({ day: whole, exact: 'day' }, text)
  const month = /^(\d{4})[年.\-/]?(0?[1-9]|1[0-2])月?(份|初|底|末)?$/.exec(text)
  if (month) return plausible({ day: filled(Number(month[1]), Number(month[2]), end), exact: 'month' }, text)
  const year = /^(\d{4})年?$/.exec(text)
  if (year) return plausible({ day: filled(Number(year[1]), end ? 12 : 1, end), exact: 'year' }, text)
  return { problem: `“${cell.text.slice(0, 30)}”不是能认出的日期；${howTo}` }
}

function serialDay(number: string | undefined): string | undefined {
  const days = Number(number)
  // 1954 to 2119: whatever is lower or higher was not meant as a date.
  if (!Number.isFinite(days) || days < 20_000 || days > 80_000) return undefined
  return new Date(EPOCH + Math.floor(days) * DAY).toISOString().slice(0, 10)
}

function filled(year: number, month: number, end: boolean): string {
  return new Date(Date.UTC(year, end ? month : month - 1, end ? 0 : 1)).toISOString().slice(0, 10)
}

function plausible(read: RosterDay, text: string): DateReading {
  const year = Number(read.day.slice(0, 4))
  if (year >= 1950 && year <= 2100 && isIsoDay(read.day)) return read
  return { problem: `“${text}”的年份不对；${howTo}` }
}

/** 二〇二六年三月十五日 → 2026年3月15日. */
function arabic(text: string): string {
  if (!/[〇零一二三四五六七八九十]/.test(text)) return text
  return text
    .replaceAll('零', '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/, (year) => [...year].map((c) => digits.indexOf(c)).join(''))
    .replace(/(?<=[年月])([一二三四五六七八九]?)十([一二三四五六七八九]?)(?=[月日号])/g, (_, tens, ones) =>
      String((tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)),
    )
    .replace(/(?<=[年月])([一二三四五六七八九])(?=[月日号])/g, (one) => String(digits.indexOf(one)))
}
