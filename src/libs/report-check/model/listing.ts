import { parseChineseNumber } from '../../chinese/numerals.ts'
import { lastIndexWithin, type TextModel } from './text-model.ts'

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

const MEASURES =
  '个|项(?!规定)|类|种|大(?![学队型家球])|方面|条(?!例)|支|张|件|本|门|所|座|组|套|档|步|招|款|道|节|堂|级(?!以)|层|场|座|栋|幢|处|部门|位一体'
const SUM = new RegExp(
  `(?<count>[二两三四五六七八九十]|十[一二]|\\d{1,2})(?:${MEASURES})(?=[\\u4e00-\\u9fff，。；：、）”])`,
  'g',
)
const TOTAL = /，?(?:一共|总共|共计|共|合计)$/
/** A、B、C“三位一体”, 送政策、送技术“两送”: the sum is quoted. */
const QUOTED_SUM = /(?<=[\u4e00-\u9fff”》])(?:的|（)?“(?<count>[二两三四五六七八九])个?(?<noun>[\u4e00-\u9fff]{1,4})”/g
const CLAUSE_START = /[，。；：！？\n“（]/
const REACH = 90
/** Digits count many other things behind a list; only a number near its length is meant for it. */
const SLIP = 2
const ITEM = 12
/** 甲、乙、丙3个研究室和丁、戊2个科室: the list begins behind the sum of the one before. */
const SUMMED_BEFORE = /^[\s\S]*(?:\d|[二三四五六七八九十])[个项类支名家][\u4e00-\u9fff]{1,8}?[和及与]/
/** Two items before a number may be its object, the more so the longer the clause. */
const LONGEST_FIRST = 14
/** 扩消费六大工程、城建六大行动 counts its items one by one. */
const COUNTED = /[二两三四五六七八九十][个项类种大级条市县区镇村]/
/** A name that holds a number goes on with the list: 民歌、三大战役展、…… */
const GOES_ON = /^(?:(?![和及与])[\u4e00-\u9fff]){1,8}、/
const ACTS =
  /提出|启动|打造|推出|新增|安排|形成|获评|创建|培育|选派|涵盖|连跨|设立|成立|建立|开展|走进|问题$|设施$|工作室$|实现|抓好|完成|召开|举办|覆盖|带动|走访|整改|发现|帮助|服务/

/** Short items without numbers, no label in front, no verb that makes the number its object. */
function isPlainList(body: string): boolean {
  const items = body.split('、')
  if (/[\d；]|[了着过]$/.test(body) || COUNTED.test(body) || /^[一二三四五六七八九十]{1,3}$/.test(items[0] as string))
    return false
  if (items.length === 2 && (items[0] as string).length > LONGEST_FIRST) return false
  const tail = items.slice(1)
  const last = tail.at(-1) ?? ''
  const isEven = tail.length > 1 && tail.every(({ length }) => length === last.length) && !ACTS.test(last.slice(0, 2))
  return tail.every(({ length }) => length <= ITEM && length > 1 === last.length > 1) && (isEven || !ACTS.test(last))
}

/** Reads every list with a number behind it; `known` are short names such as 三农. Only lists joined by 、 with at least two items are sure enough. */
export function summedLists(model: TextModel, known: readonly string[]): SummedList[] {
  const lists = found.get(model) ?? readLists(model.plain, known)
  found.set(model, lists)
  return lists
}

const found = new WeakMap<TextModel, SummedList[]>()

function readLists(plain: string, known: readonly string[]): SummedList[] {
  const lists: SummedList[] = []
  for (const match of plain.matchAll(SUM)) {
    const digits = match.groups?.count as string
    const announced = Number(parseChineseNumber(digits))
    const end = match.index + match[0].length
    if (announced < 2 || plain[match.index - 1] === '，') continue
    const total = TOTAL.exec(plain.slice(Math.max(0, match.index - 4), match.index))?.[0]
    const at = match.index - (total?.length ?? 0)
    const before = plain[at - 1] ?? ''
    if (!/[\u4e00-\u9fff”》）]/.test(before)) continue
    if (/[第百千万亿\d余多共近约每这前后上下首各抓有的跨连一二三四五六七八九十]/.test(before)) continue
    const more = before === '等'
    if (GOES_ON.test(plain.slice(end, end + 12))) continue
    // “慢、活、真”三个字 counts items, “团结、务实”四个字 counts characters.
    if (plain[end] === '字' && !/“.、(?:.、)*.”$/.test(plain.slice(Math.max(0, match.index - 24), match.index)))
      continue
    const list = readList(plain, more ? at - 1 : at, total !== undefined)
    if (!list) continue
    // 甲、乙、丙等五类 leaves some out, but never counts fewer than it names.
    if (more && Math.min(...list.counts) <= announced) continue
    if (/\d/.test(digits) && list.counts.some((count) => Math.abs(count - announced) > SLIP)) continue
    lists.push({ start: match.index, end, announced, ...list })
  }
  return [...lists, ...quotedSums(plain).filter(({ start, end }) => !known.includes(plain.slice(start, end)))]
}

function quotedSums(plain: string): SummedList[] {
  const lists: SummedList[] = []
  for (const match of plain.matchAll(QUOTED_SUM)) {
    const { count = '', noun = '' } = match.groups ?? {}
    let start = match.index
    while (start > 0 && match.index - start < REACH && !CLAUSE_START.test(plain[start - 1] as string)) start--
    const items = plain.slice(start, match.index).split('、')
    const announced = Number(parseChineseNumber(count))
    const key = noun.replace(/^[个项大]/, '')
    const isMeant = noun === '位一体' || /^必[访谈到]/.test(noun) || items.every((item) => item.includes(key))
    if (items.length < 2 || !isMeant || Math.abs(items.length - announced) > SLIP) continue
    const at = match.index + match[0].indexOf(count)
    lists.push({ start: at, end: match.index + match[0].length - 1, announced, counts: [items.length] })
  }
  return lists
}

function readList(plain: string, end: number, isTotal: boolean): Pick<SummedList, 'counts' | 'comma'> | undefined {
  const floor = Math.max(0, end - REACH)
  const quoted = quotedItems(plain, floor, end)
  if (isTotal) return quoted >= 2 ? { counts: [titlesBefore(plain, end, quoted), quoted] } : undefined
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
  const body = withoutQuoted(plain.slice(start, end))
    .replace(/^[^、]*\d(?:年|月|季度|日)/, '')
    .replace(SUMMED_BEFORE, '')
  if (!isPlainList(body)) return undefined
  const counts = countsOf(body)
  const before = plain[start - 1]
  if (before === '，') {
    const previous = clauseBefore(plain, start - 1, floor)
    if (
      previous.includes('、') &&
      !/[和及与][^、]{2,}$/.test(previous) &&
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
  /^(?:主要|共|并|先后|大力|着力|运用|加大|加强|加快|提高|提升|发展|完善|强化|优化|深化|推动|促进|落实|改造|打造|构建|营造|增强|带动|开展|组织|建立|设立|成立|推进|形成|涉及|惠及|覆盖|评选|获|实现|做到|围绕|通过|把|将|对|向|在|从|按|分|为|以|使|让|由)/

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

/** All titles of the sentence: 修订《甲》《乙》，新建《丙》《丁》，一共四项. */
function titlesBefore(plain: string, end: number, least: number): number {
  const sentence = plain
    .slice(Math.max(0, end - 2 * REACH), end)
    .split(/[。；\n]/)
    .at(-1) as string
  return Math.max(least, sentence.split(plain[end - 1] as string).length - 1)
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
