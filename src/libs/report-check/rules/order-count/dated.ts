import { parseChineseNumber } from '../../../chinese/numerals.ts'
import { countItems } from '../../model/list-items.ts'
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

const PLACED =
  /(?:设[立置]|开设|布设|增设|建[立成起])了?([两三四五六七八九])[个处](?<=在([^，。；：“”\n]{6,60}、[^，。；：“”、\n]{2,8})[设开布增建][立置设成起]了?[两三四五六七八九].)/g

/** 在车站、码头、广场、公园设立三个岗: each place has one at least. */
export function placedCounts(plain: string): Finding[] {
  const found: Finding[] = []
  for (const { index, 0: text, 1: digits = '', 2: places = '' } of plain.matchAll(PLACED)) {
    const least = Math.min(...countItems(places))
    if (
      /[中里间上下]$/.test(places) ||
      places.split('、').length < 3 ||
      least !== Number(parseChineseNumber(digits)) + 1
    )
      continue
    const start = index + text.length - 2
    found.push({ start, end: start + 2, message: `前面列了${least}样，这里说“${text.slice(-2)}”。` })
  }
  return found
}
