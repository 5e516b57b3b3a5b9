import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { Finding } from '../../rule.ts'

const COMPOSITE =
  /(?<name>(?<a>[一二两三四五六七八九])(?<x>[\u4e00-\u9fff]{1,2})(?<b>[一二两三四五六七八九])(?<y>[\u4e00-\u9fff]{1,2}))”?[\u4e00-\u9fff]{0,6}(?:，即|，分别是|：|（|即)/g

/** “三改两建”，即改厕、改厨、……: every item opens or ends with one of the two words; each word is counted. */
export function compositesOf(plain: string, known: readonly string[]): Finding[] {
  const found: Finding[] = []
  for (const match of plain.matchAll(COMPOSITE)) {
    const { name = '', a = '', x = '', b = '', y = '' } = match.groups ?? {}
    const from = match.index + match[0].length
    const list = plain.slice(from, from + 160).split(/[。）\n]/)[0] as string
    if (known.includes(name)) continue
    const holds = (item: string, word: string) => item.startsWith(word) || item.endsWith(word)
    let first = 0
    let second = 0
    for (const [at, clause] of list.split(/[，；]/).entries()) {
      const items = clause.split(/、|以及|[和与及](?![谐平睦时])/)
      const isOwn = items.every((item) => holds(item, x) !== holds(item, y))
      if (!isOwn && at === 0) first = Number.NaN
      if (!isOwn) break
      first += items.filter((item) => holds(item, x)).length
      second += items.filter((item) => holds(item, y)).length
    }
    const off = Math.abs(first - Number(parseChineseNumber(a))) + Math.abs(second - Number(parseChineseNumber(b)))
    if (!(first > 0) || second === 0 || off === 0 || off > 2) continue
    found.push({
      start: match.index,
      end: match.index + name.length,
      message: `前面说“${name}”，后面列出${first + second}条。`,
    })
  }
  return found
}
