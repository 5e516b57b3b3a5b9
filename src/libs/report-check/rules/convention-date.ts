import { daysOfMonth, type FoundDate, inferPeriod, readDates, titleYear, weekdayOf } from '../model/period.ts'
import { sentenceAt } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

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
  examples: {
    bad: [
      '⟦2025年2月30日⟧召开会议，⟦13月5日⟧总结。',
      { text: '示例局\n⟦2025年05月08日⟧', fixed: '示例局\n2025年5月8日' },
      '自⟦23年5月⟧起实行。',
      { text: '示例局\n二〇二五年十二月二⟦十〇⟧日', fixed: '示例局\n二〇二五年十二月二十日' },
    ],
    good: ['2024年2月29日召开会议。', '历时12个月。', '2月28日至3月1日。', '二〇二五年五月八日'],
  },
  check({ model: { plain }, report }) {
    for (const date of readDates(plain)) {
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
    for (const { index } of plain.matchAll(/十[〇零](?=[日月]|[一二三四五六七八九]日)/g))
      report({
        start: index,
        end: index + 2,
        message: '“十”之后不再写“〇”。',
        fix: { text: '十', safe: true },
      })
    for (const match of plain.matchAll(/(?<![\d〇零一二三四五六七八九.])[1-3]\d年(?:1[0-2]|[1-9])月(?!龄)/g)) {
      if (/[历时近约用满]$|超过$/.test(plain.slice(Math.max(0, match.index - 2), match.index))) continue
      report({ start: match.index, end: match.index + match[0].length, message: '年份应写四位数字。' })
    }
  },
}

const WEEKDAY = /^(?:（|，)?(?:星期|周)([一二三四五六日天])(?![年边围])/
const NAMES = '日一二三四五六'

export const conventionWeekday: Rule = {
  id: 'C-WEEKDAY',
  severity: 'warning',
  title: '日期与星期对不上',
  why: '日期和星期有一个写错，会议、活动就会被质疑是编的。',
  examples: {
    bad: [{ text: '2025年5月1日（⟦星期五⟧）开展活动。', fixed: '2025年5月1日（星期四）开展活动。' }],
    good: ['2025年5月1日（星期四）开展活动。', '5月1日（星期五）开展活动。', '2025年5月1日，周边社区参加。'],
  },
  check({ model, report }) {
    const { plain } = model
    const ofTitle = titleYear(model)
    let year: number | undefined
    let sentenceEnd = -1
    for (const date of readDates(plain)) {
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

const PLANNED =
  /将|计划|拟|预计|力争|争取|到20\d\d年|规划|下一步|下步|明年|届时|目标|截止|有效期|任期|为期|至20\d\d年|—20\d\d年|建成|完工|交付|前完成|底前|打算|安排|前，/

export const conventionPeriod: Rule = {
  id: 'C-PERIOD',
  severity: 'warning',
  title: '日期超出汇报的期间',
  why: '已经发生的事，日期却在报告期之后，多是抄错年份或拼接了别的文稿。',
  examples: {
    bad: [
      {
        text: '⟦2025年9月12日⟧召开推进会，部署下半年各项工作任务。',
        options: { registry: { period: { from: '2025-01-01', to: '2025-06-30' } } },
      },
      '2025年上半年创建工作总结\n⟦2025年8月⟧开展集中清扫，共12次。',
    ],
    good: [
      {
        text: '2025年5月12日召开推进会。计划2025年9月开展评比。',
        options: { registry: { period: { from: '2025-01-01', to: '2025-06-30' } } },
      },
      '2025年上半年创建工作总结\n2023年获评文明单位。',
    ],
  },
  check({ model, options, report }) {
    const period = inferPeriod(model, options)
    if (!period) return
    for (const date of readDates(model.plain)) {
      if (date.year === undefined) continue
      const iso = `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day ?? 1).padStart(2, '0')}`
      if (iso <= period.to) continue
      const sentence = sentenceAt(model, date.start)
      const from = Math.max(sentence.start, date.start - 24)
      if (PLANNED.test(model.plain.slice(from, Math.min(sentence.end, date.end + 12)))) continue
      if (isSignatureLine(model.plain, sentence)) continue
      report({ start: date.start, end: date.end, message: `日期在报告期（至${period.to}）之后，请核对。` })
    }
  },
}

function isSignatureLine(plain: string, { start, end }: { start: number; end: number }): boolean {
  return !/[，。；]/.test(plain.slice(start, end))
}
