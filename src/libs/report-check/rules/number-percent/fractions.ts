import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { Quantity } from '../../model/numbers.ts'
import type { TextModel } from '../../model/text-model.ts'
import type { Finding } from '../../rule.ts'
import { pairOf } from './pairs.ts'

/** 占职工总数的三分之二, 占一半. */
const FRACTIONS = /(?:([二三四五六七八九十])分之([一二三四五六七八九])|一半)(以上|左右|强|多)?/g
const SHARE = /占(?:比|了|到|[\u4e00-\u9fff\d]{0,14}的)?(近|约|超过?|过|不到|不足)?$/
const SLACK = 5
const ROUGH = 10
const read = (numeral: string) => Number(parseChineseNumber(numeral))

/** Fractions are spoken loosely, so only a clear contradiction counts. */
export function checkFractions(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(FRACTIONS)) {
    const [text, below, above, behind] = match
    const start = match.index
    const share = SHARE.exec(model.plain.slice(Math.max(0, start - 18), start))
    if (!share) continue
    const value = below && above ? (read(above) / read(below)) * 100 : 50
    const pair = pairOf(model, asPercent(start - (share[1]?.length ?? 0), start + text.length, value))
    if (!pair) continue
    const ratio = (pair.part.value / pair.whole.value) * 100
    if (Math.abs(ratio - value) <= ((share[1] ?? behind) ? ROUGH : SLACK)) continue
    report({
      start,
      end: start + text.length,
      message: `按前面的数字计算是${ratio.toFixed(0)}%，与${Math.round(value)}%不符。`,
      related: [
        { start: pair.part.start, end: pair.part.end, message: '部分' },
        { start: pair.whole.start, end: pair.whole.end, message: '整体' },
      ],
    })
  }
}

const asPercent = (start: number, end: number, value: number): Quantity => ({
  start,
  numberEnd: end,
  end,
  value,
  step: 1,
  unit: '%',
  family: '%',
  percent: true,
  chinese: true,
  approximate: false,
  bound: '',
})
