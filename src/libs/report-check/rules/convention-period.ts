import { planStart } from '../model/facts.ts'
import { datesOf, type FoundDate, inferPeriod, readDates } from '../model/period.ts'
import { filledLines, lineAt, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import {
  ACCORDING,
  ACTIVITY,
  DONE,
  DUE,
  FEASTS,
  FOUNDED,
  OTHER_TIME,
  PLANNED,
  TO_COME,
} from './convention-period.words.ts'

export const conventionPeriod: Rule = {
  id: 'C-PERIOD',
  severity: 'warning',
  title: '日期超出汇报的期间',
  why: '已经发生的事，日期却在报告期之后，多是抄错年份或拼接了别的文稿。',
  check({ model, options, report }) {
    const told = inferPeriod(model, options)
    const signed = untilSigned(model)
    const period = told ?? signed
    if (!period) return
    // Between the end of the period and the day of signature the report was written.
    const written =
      told && signed && signed.to > told.to && monthsBetween(told.to, signed.to) <= WRITING ? signed.to : ''
    const plan = planStart(model)
    for (const read of [...datesOf(model), ...feasts(model.plain)]) {
      const date = withDay(model.plain, read)
      if (isStale(model, date, period))
        report({ start: date.start, end: date.end, message: '别处都不提这一年，年份像是旧稿留下的，请核对。' })
      if (!isAfter(date, period) || isExcused(model, date)) continue
      if (iso(date.year ?? period.to.slice(0, 4), date) <= written) continue
      if (date.start >= plan && (date.year ?? 0) <= Number(period.to.slice(0, 4)) + 1) continue
      if ((date.year ?? 0) <= Number(period.to.slice(0, 4)) + 1 && isTerm(model.plain, date)) continue
      if (date.year === undefined && !isOfThisYear(model, date)) continue
      if ((date.year === undefined || date.isFeast) && !isDone(model, date)) continue
      report({ start: date.start, end: date.end, message: `日期在报告期（至${period.to}）之后，请核对。` })
    }
  },
}

interface Period {
  from: string
  to: string
}

type Told = FoundDate & { isFeast?: boolean }

/** 2026年春节, 国庆长假: at the earliest. */
const feasts = (plain: string): Told[] =>
  [...plain.matchAll(FEAST)].map(({ 0: { length }, 1: year, 2: name = '', index: start }) => {
    const [month = 0, day = 1] = FEASTS[name] as number[]
    return { start, end: start + length, month, day, isFeast: true, ...(year ? { year: Number(year) } : {}) }
  })
const FEAST = new RegExp(`(?:(20\\d\\d)年|(?<=[，。\\n]))“?(${Object.keys(FEASTS).join('|')})(?!\\d|[至、和与到])`, 'g')

const withDay = (plain: string, date: Told): Told => {
  const tens = plain[date.end + 1] === '旬' ? '上中下'.indexOf(plain[date.end] as string) : -1
  return tens < 0 ? date : { ...date, day: tens * 10 + 1 }
}

const iso = (year: number | string, { month, day = 1 }: FoundDate) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** A date without a year is of the year of the report; in a report on a whole year it cannot be too late. */
function isAfter(date: Told, { from, to }: Period): boolean {
  if (date.year !== undefined) return iso(date.year, date) > to
  const year = to.slice(0, 4)
  return from.startsWith(year) && to < `${year}-12` && date.month <= 12 && iso(year, date) > to
}

/** 开展活动37次。2022年8月，为村里捐书1200册。 in a report of 2024 that names 2022 nowhere else. */
function isStale({ plain }: TextModel, { start, end, year }: Told, { to }: Period): boolean {
  // A report of half a year or a term may begin with the end of last year.
  const own = Number(to.slice(0, 4)) - (to.slice(5) > '11' ? 0 : 1)
  if (!year || year >= own || !/[。；]/.test(plain[start - 1] ?? '')) return false
  if (plain.indexOf(`${year}`) !== start || plain.lastIndexOf(`${year}`) !== start) return false
  const told = plain.slice(end, end + 50).split(/[。；\n]/, 1)[0] as string
  return /\d/.test(told) && ACTIVITY.test(told) && !FOUNDED.test(told)
}

const WRITING = 3
const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
const monthsBetween = (from: string, to: string) => months(to) - months(from)

const LAST_LINES = 3
const LONGEST_TITLE = 60
const MOST_SIGNED = 14

/** Without a period nothing can have happened after the day on which the report was signed. */
function untilSigned(model: TextModel): Period | undefined {
  const lines = filledLines(model)
  // A notice tells what is to come after its date.
  if (
    lines
      .slice(0, LAST_LINES)
      .some(({ start, end }) => end - start < LONGEST_TITLE && TO_COME.test(model.plain.slice(start, end)))
  )
    return undefined
  for (const line of lines.slice(-LAST_LINES)) {
    if (line.end - line.start > MOST_SIGNED) continue
    const [date] = readDates(model.plain.slice(line.start, line.end))
    if (date?.year && date.day) return { from: '', to: iso(date.year, date) }
  }
  return undefined
}

const isTerm = (plain: string, { start, end }: FoundDate) =>
  TERM.test(plain.slice(end, end + 24)) && !/已/.test(plain.slice(Math.max(0, start - 4), start))

const HEAD = 200

/** 1月10日前更换: a term soon after the period. */
const TERM = /^[之以]?前(?![往来去期后])(?!，?已)(?![^，。；\n]{0,16}了)/

function isExcused(model: TextModel, date: Told): boolean {
  const { plain } = model
  const sentence = sentenceAt(model, date.start)
  const from = Math.max(sentence.start, date.start - 48)
  const context = plain
    .slice(from, Math.min(sentence.end, date.end + 12))
    .replace(ACCORDING, '')
    .replace(date.isFeast ? '前，' : '', '')
  // 到2027年7月31日，已完成24个: told as done.
  if (/^，(?:我[局校院站所]|全[局校院站镇])?已(?:经|完成|建成|整改|累计|有)/.test(plain.slice(date.end, date.end + 6)))
    return false
  // （2025年1月18日，金华） under the title
  if (date.start < HEAD && /（[^（）\n]{0,16}$/.test(plain.slice(Math.max(0, date.start - 17), date.start))) return true
  if (DUE.test(plain.slice(date.end, date.end + 4))) return true
  if (PLANNED.test(context.slice(Math.max(0, context.length - 36 - (date.end - date.start))))) return true
  return isSignatureLine(plain, sentence)
}

/** No other year stands before it in its paragraph. */
function isOfThisYear(model: TextModel, { start, end }: FoundDate): boolean {
  const line = lineAt(model, start)
  const before = model.plain.slice(Math.max(line.start, start - 200), start)
  if (/(?:19|20)\d\d年/.test(before)) return false
  const sentence = sentenceAt(model, start)
  if (
    OTHER_TIME.test(model.plain.slice(sentence.start, start).replace(RANGE, '')) ||
    /^[至—～到前底起]/.test(model.plain.slice(end, end + 1))
  )
    return false
  return /(?:^|[，。；：\n）])(?:今年|本年)?(?:\d{1,2}月、)?$/.test(
    model.plain.slice(Math.max(0, start - 8), start).replace(RANGE, ''),
  )
}

/** 7至12月 */
const RANGE = /\d{1,2}月?[至—]$/

/** 10月搬迁 may be to come; 10月搬迁了3户 is told as done. */
function isDone({ plain }: TextModel, { end }: FoundDate): boolean {
  return DONE.test(plain.slice(end, end + 60).split(/[。；\n]/, 1)[0] as string)
}

function isSignatureLine(plain: string, { start, end }: { start: number; end: number }): boolean {
  return !/[，。；]/.test(plain.slice(start, end))
}
