import { parseChineseNumber } from '../../chinese/numerals.ts'
import { lastIndexWithin } from './text-model.ts'

/** A list that the text sums up with a number right behind it: 反诈、征信、养老三类. */
export interface SummedList {
  /** Span of number, measure and noun. */
  start: number
  end: number
  announced: number
  /** How many items there may be: 和 may join two items or stand inside one. */
  counts: number[]
  /** A comma that would belong to the list if it were 、: place and the counts it would give. */
  comma?: { index: number; counts: number[] }
}

const SUM =
  /([二两三四五六七八九十]|十[一二]|\d{1,2})(?:个|项|类|种|大(?![学队型家])|方面|条(?!例)|字)(?=[\u4e00-\u9fff，。；：、）])/g
const CLAUSE_START = /[，。；：！？\n“（]/
const REACH = 90
/** Digits count many other things behind a list; only a number near its length is meant for it. */
const SLIP = 2
const ITEM = 12

/** Short items without numbers, no 等 at the end, no label in front. */
function isPlainList(body: string): boolean {
  const items = body.split('、')
  if (/[\d；]|等$|[了着过]$/.test(body) || /^[一二三四五六七八九十]{1,3}$/.test(items[0] as string)) return false
  const tail = items.slice(1)
  return (
    tail.every((item) => item.length <= ITEM) &&
    !/设立|成立|建立|开展|走进|问题$|设施$|工作室$|实现|抓好|完成|召开|举办|覆盖|带动|走访|整改|发现|帮助|服务/.test(
      tail.at(-1) ?? '',
    )
  )
}

/** Reads every list with a number behind it. Only lists joined by 、 with at least two items are sure enough. */
export function summedLists(plain: string): SummedList[] {
  const lists: SummedList[] = []
  for (const match of plain.matchAll(SUM)) {
    if (!/[\u4e00-\u9fff”》）]/.test(plain[match.index - 1] ?? '')) continue
    const announced = Number(parseChineseNumber(match[1] as string))
    if (
      announced < 2 ||
      /[第百千万亿\d余多共近约每这前后上下首各抓等有]$/.test(plain.slice(Math.max(0, match.index - 1), match.index))
    )
      continue
    const list = readList(plain, match.index)
    if (
      list &&
      (/\d/.test(match[1] as string) ? list.counts.every((count) => Math.abs(count - announced) <= SLIP) : true)
    )
      lists.push({ start: match.index, end: match.index + match[0].length, announced, ...list })
  }
  return lists
}

function readList(plain: string, end: number): Pick<SummedList, 'counts' | 'comma'> | undefined {
  const floor = Math.max(0, end - REACH)
  const quoted = quotedItems(plain, floor, end)
  if (quoted >= 2) return { counts: [quoted] }
  if (quoted === 1 && plain[end - 1] === '”') {
    const inside = plain.slice(lastIndexWithin(plain, '“', end - 1, REACH) + 1, end - 1)
    if (inside.includes('、') && !inside.includes('，')) return { counts: countsOf(inside) }
  }
  let start = end
  let depth = 0
  while (start > floor) {
    const character = plain[start - 1] as string
    if (character === '”' || character === '）' || character === '》') depth++
    else if (depth > 0 && (character === '“' || character === '（' || character === '《')) depth--
    else if (depth === 0 && CLAUSE_START.test(character)) break
    start--
  }
  if (start === floor && floor > 0) return undefined
  const body = withoutQuoted(plain.slice(start, end)).replace(/^[^、]*\d(?:年|月|季度|日)/, '')
  if (!isPlainList(body)) return undefined
  const counts = countsOf(body)
  const before = plain[start - 1]
  if (before === '，') {
    const previous = clauseBefore(plain, start - 1, floor)
    if (
      previous.includes('、') &&
      counts.length > 0 &&
      !/\d/.test(previous) &&
      body.length <= ITEM &&
      !VERB_LEAD.test(body)
    ) {
      const joined = countsOf(`${withoutQuoted(previous)}、${body}`)
      return { counts: body.includes('、') ? counts : [], comma: { index: start - 1, counts: joined } }
    }
  }
  return body.includes('、') ? { counts } : undefined
}

const VERB_LEAD =
  /^(?:主要|共|并|先后|带动|开展|组织|建立|设立|成立|推进|形成|涉及|惠及|覆盖|评选|获|实现|做到|围绕|通过|把|将|对|向|在|从|按|分|为|以|使|让|由)/

function clauseBefore(plain: string, end: number, floor: number): string {
  let start = end
  while (start > floor && !CLAUSE_START.test(plain[start - 1] as string)) start--
  return plain.slice(start, end)
}

/** Marks inside quotations and parentheses separate no items of the list. */
function withoutQuoted(text: string): string {
  return text.replace(/“[^”]*”|（[^）]*）|《[^》]*》/g, '某')
}

function countsOf(body: string): number[] {
  const items = body.split('、')
  const last = items.at(-1) as string
  const joins = /[\u4e00-\u9fff”》](?:和|及|与|以及)[\u4e00-\u9fff“《]/.test(last) ? 1 : 0
  const inner = items.slice(0, -1).filter((item) => /(?:和|及|与)/.test(item)).length
  return joins + inner === 0
    ? [items.length]
    : Array.from({ length: joins + inner + 1 }, (_, extra) => items.length + extra)
}

/** “成人礼”“百日誓师”“毕业远足”三个: quotations side by side. */
function quotedItems(plain: string, floor: number, end: number): number {
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

const ANNOUNCED = /([二两三四五六七八九十])(?:点|个方面|个|件|项|条|大|种)(?:[\u4e00-\u9fff]{0,6})：/g

/** 还有四点不足：甲；乙；丙。: items parted by semicolons inside one sentence, where their number is not the announced one. */
export function colonLists(plain: string): { start: number; end: number; announced: string; found: number }[] {
  const wrong: { start: number; end: number; announced: string; found: number }[] = []
  for (const match of plain.matchAll(ANNOUNCED)) {
    const from = match.index + match[0].length
    const stop = plain.slice(from, from + 600).search(/[。！？\n]/)
    const body = plain.slice(from, stop < 0 ? from : from + stop)
    const items = body.split('；')
    // Items with their own numbers are counted as an enumeration, not here.
    if (
      items.length < 2 ||
      items.some((item) => /^(?:[一二三四五六七八九十]{1,2}[是要、]|第|（|\d|[①-⑳])/.test(item.trim()))
    )
      continue
    if (items.length === Number(parseChineseNumber(match[1] as string))) continue
    wrong.push({ start: match.index, end: from - 1, announced: `“${match[0].slice(0, -1)}”`, found: items.length })
  }
  return wrong
}
