import type { CheckOptions } from '../options.ts'
import type { TextModel } from './text-model.ts'
import { filledLines } from './text-model.ts'

/** Year, month and day of a complete date in digits, found at `index`. */
export interface FoundDate {
  start: number
  end: number
  year?: number
  month: number
  day?: number
}

/** The year the report speaks for: from the registry, its title, its date of signature, or the latest year it names. */
export function inferYear(model: TextModel, options: CheckOptions): number | undefined {
  const told = options.registry?.period?.to
  if (told) return Number(told.slice(0, 4))
  const title = titleYear(model)
  if (title) return title
  let latest: number | undefined
  for (const year of model.years) if (year <= 2100 && (latest === undefined || year > latest)) latest = year
  return latest
}

const TITLE_LINES = 3
const OPENING = 1500
/** 现将2024年工作报告如下. */
const REPORTED =
  /现(?:就|将)[\u4e00-\u9fff]{0,8}(20\d\d)年度?(?!以来|至|到|上半年|下半年|第?[一二三四]季)[\u4e00-\u9fff“”]{0,24}如下/

/** The year that stands in one of the first lines (2025年上半年创建工作总结), or of which the opening says that it follows. */
export function titleYear(model: TextModel): number | undefined {
  for (const line of filledLines(model).slice(0, TITLE_LINES)) {
    if (line.end - line.start > 60) continue
    const match = /(?<![自从在]|(?<!关)于)(20\d\d)年/.exec(model.plain.slice(line.start, line.end))
    if (match) return Number(match[1])
  }
  const told = REPORTED.exec(model.plain.slice(0, OPENING))
  return told ? Number(told[1]) : undefined
}

const DATE = /(?<!\d)(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?/g

/** Every month or day of the text that is written with digits. */
export function readDates(plain: string): FoundDate[] {
  const dates: FoundDate[] = []
  for (const match of plain.matchAll(DATE)) {
    const [whole, year, month, day] = match
    dates.push({
      start: match.index,
      end: match.index + whole.length,
      month: Number(month),
      ...(year ? { year: Number(year) } : {}),
      ...(day ? { day: Number(day) } : {}),
    })
  }
  return dates
}

const dates = new WeakMap<TextModel, FoundDate[]>()

/** The dates of the text, read once. */
export function datesOf(model: TextModel): FoundDate[] {
  const known = dates.get(model) ?? readDates(model.plain)
  dates.set(model, known)
  return known
}

/** Number of days of a month; February counts 29 when the year is unknown. */
export function daysOfMonth(year: number | undefined, month: number): number {
  if (month === 2) return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

const HALVES: Record<string, [string, string]> = {
  上半年: ['01-01', '06-30'],
  下半年: ['07-01', '12-31'],
  前三季度: ['01-01', '09-30'],
  春季学期: ['01-01', '07-31'],
}
const QUARTERS: [string, string][] = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
]

/** The reporting period: told by the registry or written in the title (2025年上半年, 2025年第三季度, 2025年度). */
export function inferPeriod(model: TextModel, options: CheckOptions): { from: string; to: string } | undefined {
  if (options.registry?.period) return options.registry.period
  for (const line of filledLines(model).slice(0, TITLE_LINES)) {
    const text = model.plain.slice(line.start, line.end)
    if (text.length > 60 || /计划|方案|要点|打算|通知|规划|申报/.test(text)) continue
    const match =
      /(20\d\d)年(?:(上半年|下半年|前三季度|春季学期)|第?([一二三四1-4])季度|度）$|度?(?=[^\d月、—至]*(?:总结|汇报|报告)))/.exec(
        text,
      )
    if (!match) continue
    const [, year = '', half, quarter] = match
    const span = half
      ? HALVES[half]
      : quarter
        ? QUARTERS['一二三四'.indexOf(quarter) >= 0 ? '一二三四'.indexOf(quarter) : Number(quarter) - 1]
        : ['01-01', '12-31']
    if (span) return { from: `${year}-${span[0]}`, to: `${year}-${span[1]}` }
  }
  const year = REPORTED.exec(model.plain.slice(0, OPENING))?.[1]
  return year ? { from: `${year}-01-01`, to: `${year}-12-31` } : undefined
}
