import { parseChineseNumber } from '../../chinese/numerals.ts'
import { datesOf, daysOfMonth, type FoundDate, readDates, titleYear, weekdayOf } from '../model/period.ts'
import { filledLines, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { SHORT_YEAR } from './convention-date.words.ts'

function faultOf({ year, month, day }: FoundDate): string | undefined {
  if (month < 1 || month > 12) return `没有${month}月`
  if (day === undefined) return undefined
  return day < 1 || day > daysOfMonth(year, month) ? `${year ? `${year}年` : ''}${month}月没有${day}日` : undefined
}

/** 12个月, 3月龄 and 8月号 are no months of a year. */
function isMonthOfYear(plain: string, date: FoundDate): boolean {
  return !/[龄嫂]/.test(plain[date.end] ?? '')
}

export const conventionDate: Rule = {
  id: 'C-DATE',
  severity: 'warning',
  title: '日期不存在或写法不规范',
  why: '不存在的日期一定是错的；成文日期用阿拉伯数字写全年、月、日，不编虚位。',
  source: 'GB/T 9704—2012《党政机关公文格式》7.3.5.4',
  check({ model, report }) {
    const { plain } = model
    for (const date of datesOf(model)) {
      if (!isMonthOfYear(plain, date)) continue
      const fault = faultOf(date)
      if (fault) {
        report({ start: date.start, end: date.end, message: `日期有误：${fault}。`, severity: 'error' })
        continue
      }
      const written = plain.slice(date.start, date.end)
      if (date.year && /年0\d月|月0\d日/.test(written)) {
        const right = written.replace(/(?<=[年月])0(?=\d)/g, '')
        report({
          start: date.start,
          end: date.end,
          message: `月、日不编虚位，应写作“${right}”。`,
          fix: { text: right, safe: true },
        })
      }
    }
    checkRanges(plain, report)
    checkSpoken(plain, report)
    for (const { index } of plain.matchAll(/十[〇零](?=[日月]|[一二三四五六七八九]日)/g))
      report({
        start: index,
        end: index + 2,
        message: '“十”之后不再写“〇”。',
        fix: { text: '十', safe: true },
      })
    for (const { index, 0: text } of plain.matchAll(/〔\d\d〕/g))
      report({ start: index, end: index + text.length, message: '年份应写四位数字。' })
    for (const match of plain.matchAll(/(?<![\d〇零一二三四五六七八九.])[1-3]\d年(?:1[0-2]|[1-9])月(?!龄)/g)) {
      if (/[历时近约用满]$|超过$/.test(plain.slice(Math.max(0, match.index - 2), match.index))) continue
      report({ start: match.index, end: match.index + match[0].length, message: '年份应写四位数字。' })
    }
    for (const { index, 0: text } of plain.matchAll(SHORT_YEAR))
      report({ start: index, end: index + text.length, message: '年份应写四位数字。' })
  },
}

const SPOKEN = /(20\d\d年\d{1,2}月\d{1,2})号(?![楼院线车厅门台])/g
/** 3月5号 without its year, told by the writer and not by one who speaks. */
const SPOKEN_DAY = /(?<![\d年第])(1[0-2]|[1-9])月([12]\d|3[01]|[1-9])号(?![楼院线车厅门台坑船机])/g
const CHINESE_DAY = /([元正一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿]{1,4})日/g

/** 2025年11月8号 in a text of office; 元月三十二日. */
function checkSpoken(plain: string, report: (finding: Finding) => void): void {
  for (const { index, 0: text, 1: date = '' } of plain.matchAll(SPOKEN))
    report({
      start: index,
      end: index + text.length,
      message: `公文里日期用“日”，应写作“${date}日”。`,
      fix: { text: `${date}日`, safe: true },
    })
  for (const { index, 0: text } of plain.matchAll(SPOKEN_DAY)) {
    const line = plain
      .slice(Math.max(0, index - 60), index)
      .split('\n')
      .at(-1) as string
    if (line.lastIndexOf('“') > line.lastIndexOf('”')) continue
    const right = `${text.slice(0, -1)}日`
    report({
      start: index,
      end: index + text.length,
      message: `公文里日期用“日”，应写作“${right}”。`,
      fix: { text: right, safe: true },
    })
  }
  for (const { index, 0: text, 1: month = '', 2: day = '' } of plain.matchAll(CHINESE_DAY)) {
    const [m, d] = [
      /[元正]/.test(month) ? 1 : Number(parseChineseNumber(month)),
      Number(parseChineseNumber(day.replace('廿', '二十'))),
    ]
    const fault = faultOf({ start: index, end: index, month: m, day: d })
    if (fault) report({ start: index, end: index + text.length, message: `日期有误：${fault}。`, severity: 'error' })
  }
}

const DAYS =
  /(?<!\d)(\d{1,2})月(\d{1,2})日(?:(?:开始|启动|起|正式开始)?，?(?:一直)?(?:持续)?[至到]|—|～)(?:(\d{1,2})月)?(\d{1,2})日/g
const YEARS = /(?<!\d)(20\d\d)年?(?:至|到|—|～)(20\d\d)年/g
/** 12月20日至1月10日 goes over the turn of the year; a spring that ends before it began does not. */
const LATE = 10

/** 4月5日至3月5日, 2025—2023年: the end stands before the beginning. */
function checkRanges(plain: string, report: (finding: Finding) => void): void {
  for (const match of plain.matchAll(DAYS)) {
    const [from, to] = [Number(match[1]), Number(match[3] ?? match[1])]
    const isReversed = from > to ? from < LATE : from === to && Number(match[2]) > Number(match[4])
    if (isReversed) tell(match)
  }
  for (const match of plain.matchAll(YEARS)) if (Number(match[1]) > Number(match[2])) tell(match)

  function tell({ index, 0: text }: RegExpExecArray): void {
    report({ start: index, end: index + text.length, message: '起止日期前后颠倒。', severity: 'error' })
  }
}

const WEEKDAY = /^(?:（|，)?(?:星期|周)([一二三四五六日天])(?![年边围])/
/** The year of the date under the text. */
function signedYear(model: TextModel): number | undefined {
  for (const line of filledLines(model).slice(-3)) {
    const [date] = readDates(model.plain.slice(line.start, line.end))
    if (line.end - line.start <= 14 && date?.year) return date.year
  }
  return undefined
}

const NAMES = '日一二三四五六'

export const conventionWeekday: Rule = {
  id: 'C-WEEKDAY',
  severity: 'warning',
  title: '日期与星期对不上',
  why: '日期和星期有一个写错，会议、活动就会被质疑是编的。',
  check({ model, report }) {
    const { plain } = model
    const ofTitle = titleYear(model) ?? signedYear(model)
    let year: number | undefined
    let sentenceEnd = -1
    for (const date of datesOf(model)) {
      if (date.start >= sentenceEnd) {
        year = ofTitle
        const stop = plain.slice(date.end, date.end + 200).search(/[。！？\n]/)
        sentenceEnd = stop < 0 ? date.end + 200 : date.end + stop
      }
      year = date.year ?? year
      if (date.day === undefined || year === undefined || faultOf({ ...date, year })) continue
      const match = WEEKDAY.exec(plain.slice(date.end, date.end + 5))
      if (!match) continue
      const right = NAMES[weekdayOf(year, date.month, date.day)] as string
      const said = (match[1] as string).replace('天', '日')
      if (said === right) continue
      // A date without a year may be of the year before.
      if (date.year === undefined && NAMES[weekdayOf(year - 1, date.month, date.day)] === said) continue
      const start = date.end + match[0].search(/[星周]/)
      const prefix = match[0].includes('星期') ? '星期' : '周'
      report({
        start,
        end: date.end + match[0].length,
        message: `这一天是${prefix}${right}。`,
        fix: { text: `${prefix}${right}`, safe: false },
      })
    }
  },
}
