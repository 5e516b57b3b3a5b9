import { parseChineseNumber } from '../../chinese/numerals.ts'
import type { Quantity } from '../model/numbers.ts'
import type { TextModel } from '../model/text-model.ts'
import { HEAD, type Report, SCHOOL } from './number-average-rates.ts'
import { formatValue } from './number-sum.ts'

/** How often a year has them. */
const A_YEAR: Record<string, number> = { 月: 12, 季: 4, 季度: 4, 周: 52, 半年: 2 }
const A_MONTH: Record<string, number> = { 月: 1, 季: 1 / 3, 季度: 1 / 3 }
const OFTEN =
  /每(月|季度|季|周|半年)([\u4e00-\u9fff“”]{0,14}?)(不少于|至少)?([\d一两二三四五]{1,2})(次|场|期|堂)([^。；\n]{0,70}?)，(?:(全年)|(\d{1,2}|[二两三四五])(年(?!半)|个月)|全学年(\d{2})周)(?:来|内)?(?:共计?|累计)?([\u4e00-\u9fff“”]{0,8}?)(\d{1,3})\5/g

const FEWER = 0.6

const read = (numeral: string) => (/^\d/.test(numeral) ? Number(numeral) : Number(parseChineseNumber(numeral)))

/** 每季度听取一次汇报，两年共听取6次: so often in so long a time. */
export function checkFrequencies({ plain }: TextModel, report: Report): void {
  for (const match of plain.matchAll(OFTEN)) {
    const [
      text,
      period = '',
      lead = '',
      least,
      often = '',
      measure = '',
      between = '',
      year,
      span = '1',
      unit,
      weeks,
      what = '',
      told = '',
    ] = match
    const rate = read(often)
    const times = weeks
      ? period === '周'
        ? read(weeks)
        : Number.NaN
      : year || unit === '年'
        ? (A_YEAR[period] ?? Number.NaN) * read(span)
        : (A_MONTH[period] ?? Number.NaN) * read(span)
    const right = rate * times
    const said = Number(told)
    if (!(right >= 1) || said === right) continue
    // Holidays fall out, at schools whole months; more may be told of at least so many, a multiple of several houses.
    const rest = period === '周' || SCHOOL.test(plain.slice(0, HEAD)) ? FEWER : 1
    if (said < right ? !weeks && said >= right * rest : least || said % right === 0) continue
    if (
      /[各每]/.test(lead) ||
      /各|每[个支名位所家村班站]|分别/.test(plain.slice(Math.max(0, match.index - 12), match.index))
    )
      continue
    // 每月一次例会，全年志愿服务36次: something else, unless the words come again.
    if (!shareWord(what, `${lead}${between}`) && what !== '') continue
    const end = match.index + text.length
    report({
      start: end - told.length - measure.length,
      end,
      message: `按前面的数字计算是${formatValue(right)}${measure}，与${told}${measure}不符。`,
    })
  }
}

function shareWord(what: string, lead: string): boolean {
  for (let at = 0; at + 2 <= what.length; at++)
    if (!COMMON.has(what.slice(at, at + 2)) && lead.includes(what.slice(at, at + 2))) return true
  return what.length === 1 && lead.includes(what)
}
const COMMON = new Set(['开展', '组织', '举办', '活动', '召开', '进行'])

/** How many of the second unit one of the first is. */
const EQUALS: Record<string, number> = {
  '斤 公斤': 0.5,
  '公斤 斤': 2,
  '斤 千克': 0.5,
  '公顷 亩': 15,
  '亩 公顷': 1 / 15,
  '吨 公斤': 1000,
  '吨 斤': 2000,
  '公里 米': 1000,
  '公里 里': 2,
  '平方公里 公顷': 100,
  '平方公里 亩': 1500,
  '公顷 平方米': 10_000,
  '亩 平方米': 666.67,
  '小时 分钟': 60,
}
const SAME = /^[，（](?:即|合|折合|约合|也就是|相当于|换算成|折)$/

/** 4500斤，即2500公斤: one amount in two units. */
export function checkSameIn({ plain, quantities }: TextModel, report: Report): void {
  quantities.forEach((first: Quantity, index) => {
    const second = quantities[index + 1]
    const factor = second && EQUALS[`${first.unit} ${second.unit}`]
    if (!factor || !SAME.test(plain.slice(first.end, second.start))) return
    const right = first.value * factor
    if (Math.abs(right - second.value) <= second.step + right * (first.approximate || second.approximate ? 0.1 : 0.02))
      return
    report({
      start: second.start,
      end: second.end,
      message: `按前面的数字计算是${formatValue(Number(right.toPrecision(4)))}${second.unit}，与${formatValue(second.value)}${second.unit}不符。`,
    })
  })
}
