import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { Finding } from '../../rule.ts'

const DATE = '\\d{1,2}月(?:\\d{1,2}日)?'
const DATED = new RegExp(
  `(?<![\\d第每一二两三四五六七八九十])([二两三四五六七八九]|[2-9])([场次期届批轮])（((?:${DATE}[、和])+${DATE})）`,
  'g',
)

/** 发布会四场（1月、4月、7月）: each has its date. */
export function datedCounts(plain: string): Finding[] {
  const found: Finding[] = []
  for (const { 0: text, 1: digits = '', 2: measure = '', 3: dates = '', index: start } of plain.matchAll(DATED)) {
    const count = dates.split(/[、和]/).length
    const announced = /\d/.test(digits) ? Number(digits) : Number(parseChineseNumber(digits))
    if (count === announced) continue
    found.push({
      start,
      end: start + text.indexOf('（'),
      message: `前面说“${digits}${measure}”，后面${count > announced ? '列出' : '只列出'}${count}条。`,
    })
  }
  return found
}
