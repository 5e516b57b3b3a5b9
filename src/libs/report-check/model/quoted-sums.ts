import { parseChineseNumber } from '../../chinese/numerals.ts'
import { countItems } from './list-items.ts'
import type { SummedList } from './listing.ts'
import { LETTERS, SINGLES } from './quoted-sums.words.ts'
import { lastIndexWithin } from './text-model.ts'

/** A、B、C“三位一体”, 送政策、送技术“两送”: the sum is quoted. */
const QUOTED_SUM =
  /(?<=[\u4e00-\u9fff”》，])(?:的|（)?“(?<count>[二两三四五六七八九])个?(?<noun>[\u4e00-\u9fff]{1,4})”/g
export const CLAUSE_START = /[，。；：！？\n“（]/
export const REACH = 90
/** Numbers far from the length of the list are not meant for it. */
export const SLIP = 2

/** 三公开, 三步法: short names whose items need not hold their words. */
const GENERAL = /^(?:公开|[堂张本支大条把道块篇关课]|步|同|统一|落实|到位|结合|联|级|方|项|种|类|化|有|管|措|阶|零)/
const SUM_LINK = /，(?:这|(?:办成|做到|实现|达到|形成)了?)?$/

export function quotedSums(plain: string, known: readonly string[]): SummedList[] {
  const lists: SummedList[] = []
  for (const match of plain.matchAll(QUOTED_SUM)) {
    const { count = '', noun = '' } = match.groups ?? {}
    const link = SUM_LINK.exec(plain.slice(Math.max(0, match.index - 4), match.index))?.[0] ?? ''
    const listEnd = match.index - link.length
    let start = listEnd
    while (start > 0 && match.index - start < REACH && !CLAUSE_START.test(plain[start - 1] as string)) start--
    const side = quotedItems(plain, Math.max(0, listEnd - REACH), listEnd)
    const items =
      side > 1
        ? (plain.slice(Math.max(0, listEnd - REACH), listEnd).match(/“[^“”]*”/g) ?? []).slice(-side)
        : plain.slice(start, listEnd).split('、')
    const announced = Number(parseChineseNumber(count))
    const key = noun.replace(/^[个项大笔本张条种类件道](?=.)/, '')
    // 道德评议会和禁毒禁赌会“三会”: both halves are what is counted.
    const [left = '', right = ''] = (items.at(-1) ?? '').split(/以及|[和与及]/)
    if (side < 2 && items.length > 1 && left.endsWith(key) && right.endsWith(key)) items.splice(-1, 1, left, right)
    const tail = items.slice(1).map(({ length }) => length)
    const isTold = items.length > 2 && items.every((item) => item.includes(key))
    if (side > 1 && !isTold) continue
    if ((!isTold && known.includes(count + noun)) || (link === '，' && !isTold)) continue
    const isOne = Math.abs(items.length - announced) < SLIP
    const isEven = tail.length > 1 && Math.max(...tail) - Math.min(...tail) < 2 && (isOne || GENERAL.test(noun))
    const isKind = /^[大类项个][\u4e00-\u9fff]{2}/.test(noun) && isOne && tail.length > 1
    // 低保、供养和残疾人“两项补贴”: the last item has the number for itself.
    if (isKind && side < 2 && /[和及与][\u4e00-\u9fff]{1,6}$/.test(items.at(-1) ?? '')) continue
    const isMeant =
      isKind || noun === '位一体' || /^必[访谈到]/.test(noun) || isEven || items.every((item) => item.includes(key))
    if (items.length < 2 || !isMeant || Math.abs(items.length - announced) > SLIP) continue
    const at = match.index + match[0].indexOf(count)
    lists.push({
      start: at,
      end: match.index + match[0].length - 1,
      announced,
      counts: [items.length, ...(items.at(-1)?.includes('或') ? [items.length + 1] : [])],
    })
  }
  return lists
}

/** “清垃圾、清污水、清杂物”三清行动: a list in one quotation, and whatever is counted. */
const AFTER_QUOTATION =
  /”的?(?<count>[两三四五六七八九十])(?=[\u4e00-\u9fff])(?![年月天日周时期次场批轮个百千万亿名人户届余多十字])/g

export function sumsOfQuotation(plain: string): SummedList[] {
  const lists: SummedList[] = []
  for (const match of plain.matchAll(AFTER_QUOTATION)) {
    const open = lastIndexWithin(plain, '“', match.index, REACH)
    const inside = plain.slice(open + 1, match.index)
    if (open < 0 || plain[open - 1] === '”' || !inside.includes('、') || /[，；。”\n]|等$/.test(inside)) continue
    const announced = Number(parseChineseNumber(match.groups?.count as string))
    const counts = countItems(inside)
    if (counts.every((count) => Math.abs(count - announced) > SLIP)) continue
    const end = match.index + match[0].length
    lists.push({ start: end - 1, end: end + 1, announced, counts })
  }
  return lists
}

export function lettersOfQuotation(plain: string): SummedList[] {
  const lists: SummedList[] = []
  for (const match of plain.matchAll(LETTERS)) {
    const open = lastIndexWithin(plain, '“', match.index, REACH)
    const inside = plain.slice(open + 1, match.index)
    const announced = Number(parseChineseNumber(match.groups?.count as string))
    if (open < 0 || inside.includes('”') || Number.isNaN(announced)) continue
    const items = inside.split(/[、，；]/)
    const letters = inside.match(/[\u4e00-\u9fff]/g)?.length ?? 0
    const each = new Set(items.map(({ length }) => length))
    const counts = [letters, items.length, ...(each.size === 1 ? each : [])]
    if (letters < 4 || counts.includes(announced)) continue
    const start = match.index + match[0].indexOf(match.groups?.count as string)
    lists.push({ start, end: match.index + match[0].length, announced, counts: [letters] })
  }
  for (const { index, 1: letters = '', groups } of plain.matchAll(SINGLES)) {
    const announced = Number(parseChineseNumber(groups?.count as string))
    lists.push({ start: index, end: index + 2, announced, counts: [letters.split('、').length] })
  }
  return lists
}

/** “成人礼”“百日誓师”“毕业远足”三个: quotations side by side. */
export function quotedItems(plain: string, floor: number, end: number): number {
  let count = 0
  let index = end
  while (index > floor && (plain[index - 1] === '”' || plain[index - 1] === '》')) {
    const open = lastIndexWithin(plain, plain[index - 1] === '”' ? '“' : '《', index - 1, REACH)
    if (open < floor) break
    count++
    index = plain[open - 1] === '、' || plain[open - 1] === '和' ? open - 1 : open
  }
  return plain[index] === '、' || plain[index] === '和' ? 0 : count
}
