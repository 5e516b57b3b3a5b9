import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { Quantity } from '../../model/numbers.ts'
import { quantitiesWithin, type TextModel } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { formatValue } from '../number-sum.ts'
import { RATE } from './taken.words.ts'

const SIZES: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000, '%': 100, '‰': 1000 }
const MONEY: Record<string, number> = { 元: 1, 万元: 1e4, 亿元: 1e8 }
const TAKEN =
  /(?:提取|计提|列支|安排|投入|用于|划拨|拿出|拨付)[\u4e00-\u9fff]{0,10}$|，(?:共|约|计|合计|每年约?|折合)*$/
const INCOME = /收入|销售额|营收|产值|利润|总额|营业额|纯利/
const SEVERAL = /累计|[两三四五\d]年来?|历年/
const BEFORE = 400
const BEHIND = 60
const OFF = 1.05
const ROUGHLY_OFF = 1.3

const yuan = ({ value, unit }: Quantity) => value * (MONEY[unit] ?? Number.NaN)

/** 营业收入1.92亿元，按1%提取192万元: income, rate and what is taken fit one another. */
export function checkTaken(model: TextModel, report: (finding: Finding) => void): void {
  const { plain } = model
  for (const match of plain.matchAll(RATE)) {
    const [text, named, size, chinese, digits, mark] = match
    const end = match.index + text.length
    const part = Number(digits ?? (/\d/.test(chinese ?? '') ? chinese : parseChineseNumber(chinese ?? '')))
    const rate = part / (SIZES[size ?? mark ?? ''] ?? Number.NaN)
    const behind = plain.slice(end, end + BEHIND).split(/[。；\n]/)[0] as string
    const near = quantitiesWithin(model, Math.max(0, match.index - BEFORE), end + behind.length).filter(
      ({ unit }) => MONEY[unit],
    )
    const isIncome = ({ start }: Quantity) =>
      named ? new RegExp(`${named}(?:为|达到?|约)?$`).test(lead(plain, start)) : INCOME.test(lead(plain, start))
    const income =
      near.findLast((each) => each.end <= match.index && isIncome(each)) ??
      near.find((each) => each.start >= end && isIncome(each))
    const taken = near.find((each) => each.start >= end && each !== income && TAKEN.test(lead(plain, each.start)))
    if (!income || !taken || income.approximate || SEVERAL.test(plain.slice(end, taken.start).replace(/\d{4}年/g, '')))
      continue
    const ratio = yuan(taken) / (yuan(income) * rate)
    const most = taken.approximate ? ROUGHLY_OFF : OFF
    if (!(ratio > 0) || (ratio < most && ratio > 1 / most)) continue
    const right = (yuan(income) * rate) / (MONEY[taken.unit] as number)
    report({
      start: taken.start,
      end: taken.end,
      message: `按前面的数字计算是${formatValue(Number(right.toPrecision(4)))}${taken.unit}，与${formatValue(taken.value)}${taken.unit}不符。`,
      related: [{ start: income.start, end: income.end, message: '整体' }],
    })
  }
}

const lead = (plain: string, at: number) => plain.slice(Math.max(0, at - 14), at)
