import { planStart } from '../model/facts.ts'
import { datesOf, type FoundDate, inferPeriod, readDates, titleYear } from '../model/period.ts'
import { filledLines, lineAt, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const PLANNED =
  /将|计划|拟|预计|力争|争取|到20\d\d年|规划|下一步|下步|明年|届时|目标|截止|有效期|任期|为期|至20\d\d年|—20\d\d年|不少于|确保|建成|完工|交付|前完成|底前|打算|安排|前，|定于|定在|开工|重点做好|重点抓好/

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
    for (const date of datesOf(model)) {
      if (date.start < plan && told && isOfYearBefore(model, date, told))
        report({ start: date.start, end: date.end, message: `日期在报告期（自${told.from}）之前，请核对。` })
      if (!isAfter(date, period) || isExcused(model, date)) continue
      if (iso(date.year ?? period.to.slice(0, 4), date) <= written) continue
      if (date.start >= plan && (date.year ?? 0) <= Number(period.to.slice(0, 4)) + 1) continue
      if (date.year === undefined && !isOfThisYear(model, date)) continue
      report({ start: date.start, end: date.end, message: `日期在报告期（至${period.to}）之后，请核对。` })
    }
  },
}

const EARLIER_DEED =
  /^(?:，|，我[局校院站所馆们]|，?组织|，?开展)?[^，。；]{0,8}(?:举办|召开|开展|组织|参加|邀请|承办|慰问|走访)/
const HISTORY =
  /成立|获|被评|评为|命名|创建|建成|启用|投用|始建|以来|起|入选|通过|批准|挂牌|印发|出台|制定|实施|开工|筹建|验收|启动|首次|首届|最早|当时|那年|后来|此后|去年|上年|前|已连续|任期/

/** A report on one year tells as its own what was done the year before. */
function isOfYearBefore(model: TextModel, date: FoundDate, { from, to }: Period): boolean {
  const { plain } = model
  const year = Number(to.slice(0, 4))
  if (date.year !== year - 1 || !from.startsWith(`${year}-`) || titleYear(model) !== year) return false
  if (!/(?:^|[。！\n])$/.test(plain.slice(Math.max(0, date.start - 1), date.start))) return false
  const { end } = sentenceAt(model, date.start)
  const rest = plain.slice(date.end, end)
  return EARLIER_DEED.test(rest) && !HISTORY.test(rest) && !/20\d\d年/.test(rest)
}

interface Period {
  from: string
  to: string
}

const iso = (year: number | string, { month, day = 1 }: FoundDate) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** A date without a year is of the year of the report; in a report on a whole year it cannot be too late. */
function isAfter(date: FoundDate, { from, to }: Period): boolean {
  if (date.year !== undefined) return iso(date.year, date) > to
  const year = to.slice(0, 4)
  return from.startsWith(year) && to < `${year}-12` && date.month <= 12 && iso(year, date) > to
}

const WRITING = 3
const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
const monthsBetween = (from: string, to: string) => months(to) - months(from)

const LAST_LINES = 3
const MOST_SIGNED = 14

/** Without a period nothing can have happened after the day on which the report was signed. */
function untilSigned(model: TextModel): Period | undefined {
  for (const line of filledLines(model).slice(-LAST_LINES)) {
    if (line.end - line.start > MOST_SIGNED) continue
    const [date] = readDates(model.plain.slice(line.start, line.end))
    if (date?.year && date.day) return { from: '', to: iso(date.year, date) }
  }
  return undefined
}

const ACCORDING = /(?:按照|根据|依据|按|依照)[^，。；]{2,40}(?:安排|计划|要求|部署|规划|方案)/g

function isExcused(model: TextModel, date: FoundDate): boolean {
  const { plain } = model
  const sentence = sentenceAt(model, date.start)
  const from = Math.max(sentence.start, date.start - 48)
  const context = plain.slice(from, Math.min(sentence.end, date.end + 12)).replace(ACCORDING, '')
  if (PLANNED.test(context.slice(Math.max(0, context.length - 36 - (date.end - date.start))))) return true
  return isSignatureLine(plain, sentence)
}

const OTHER_TIME = /每|历年|往年|上年|去年|前年|同期|常年|[至—～到]$|学期|学年|届/

/** No other year stands before it in its paragraph. */
function isOfThisYear(model: TextModel, { start, end }: FoundDate): boolean {
  const line = lineAt(model, start)
  const before = model.plain.slice(Math.max(line.start, start - 200), start)
  if (/(?:19|20)\d\d年/.test(before)) return false
  const sentence = sentenceAt(model, start)
  if (
    OTHER_TIME.test(model.plain.slice(sentence.start, start)) ||
    /^[至—～到前底起]/.test(model.plain.slice(end, end + 1))
  )
    return false
  return /(?:^|[，。；：\n）])(?:今年|本年)?(?:\d{1,2}月、)?$/.test(model.plain.slice(Math.max(0, start - 8), start))
}

function isSignatureLine(plain: string, { start, end }: { start: number; end: number }): boolean {
  return !/[，。；]/.test(plain.slice(start, end))
}
