import { countItems, withoutQuoted } from '../../model/list-items.ts'
import { indexWithin } from '../../model/text-model.ts'
import { skipBlank } from './enumerations.ts'
import { RESULT } from './lists.ts'
import { EXAMPLE, FOLLOWS, GOES_ON, PARTIAL } from './written.words.ts'

/** A list without marks of its own, in the sentence behind the announcement. */
export interface Written {
  /** The numbers of items that it may have. */
  counts: number[]
  /** It cannot have more, however it is read. */
  most?: number
  /** How many characters the items have. */
  characters?: number
}

const REACH = 600
const LONGEST_ITEM = 16
const LOOK = 60
const OPEN = /等$|等(?:[\u4e00-\u9fff]{1,4})$|……/
const NUMBERED = /^(?:[一二三四五六七八九十]{1,2}[是要、]|第|（|\d{1,2}[.、]|[①-⑳]|同时|此外|另外|并)/
const QUOTES = /(?:(?:“[^“”\n]{1,60}”|《[^《》\n]{1,40}》)(?:[、，；和及与]|以及)?){2,10}(?=[。；，\n]|$)/y
/** Words that open each of several clauses of one build. */
const OPENERS = /^[从以靠把对向用让为在要不抓“]/

/** 即A、B、C。 or ：甲；乙；丙。 or ：领导带头是关键，全员参与是基础。 */
export function writtenList(plain: string, from: number, mark: string): Written {
  const start = skipBlank(plain, from)
  QUOTES.lastIndex = start
  const quotes = QUOTES.exec(plain)?.[0]
  if (quotes) {
    const rest = plain.slice(QUOTES.lastIndex, QUOTES.lastIndex + LOOK).split(/[。；\n]/, 1)[0] as string
    return /[“《]/.test(rest) ? NOTHING : { counts: [(quotes.match(/[”》]/g) as string[]).length] }
  }
  const reach = plain.slice(start, start + REACH)
  const stop = mark === '（' ? indexWithin(plain, '）', start, 200) : start + endOf(reach)
  if (stop <= start || (stop - start === REACH && plain.length > stop)) return NOTHING
  const body = withoutQuoted(plain.slice(start, stop).replace(/^—+/, ''))
  if (EXAMPLE.test(body) || OPEN.test(body) || PARTIAL.test(body)) return NOTHING
  if (body.includes('；')) return parted(body)
  if (body.startsWith('有的')) return NOTHING
  if (!body.includes('，')) return { ...items(body), characters: body.match(/[\u4e00-\u9fff]/g)?.length ?? 0 }
  const known = clauses(body)
  const after = plain.slice(stop + 1, stop + 12).trimStart()
  if (known.length > 0 || GOES_ON.test(after)) return { counts: known }
  // 努力为……作贡献 is what comes of the items.
  const parts = body.split('，')
  while (parts.length > 2 && RESULT.test(parts.at(-1) as string)) parts.pop()
  const own = parts.join('，')
  const joins = own.match(/和|与|及/g)?.length ?? 0
  return { counts: known, most: own.split(/[、，]/).length + joins }
}

const NOTHING: Written = { counts: [] }

function endOf(text: string): number {
  const end = text.search(/[。！？\n]/)
  return end < 0 ? text.length : end
}

function parted(body: string): Written {
  const parts = body.split('；')
  if (body.startsWith('有的') && !parts.every((part) => part.startsWith('有的'))) return NOTHING
  if (parts.some((part) => NUMBERED.test(part.trim()))) return NOTHING
  // 甲、乙、丙；同时……: the list may end with the first part.
  const first = parts[0] as string
  return { counts: [parts.length, ...(first.includes('，') ? [] : items(first).counts)] }
}

function items(body: string): Written {
  const list = body.split('、')
  if (list.some((item) => item === '' || item.length > LONGEST_ITEM)) return NOTHING
  return { counts: list.length > 1 ? countItems(body) : PAIR.test(body) ? [2] : [] }
}

/** 资金缺口大和专业人员少 */
const PAIR = /^([\u4e00-\u9fff]{2,8})[和与及][\u4e00-\u9fff]{2,8}$/

function clauses(body: string): number[] {
  const parts = body.split('，')
  while (parts.length > 2 && RESULT.test(parts.at(-1) as string) && !sameOpening(parts)) parts.pop()
  if (sameOpening(parts) || sameEnding(parts)) return [parts.length]
  const first = parts[0] as string
  // A list joined by 、 and then what came of it.
  if (first.includes('、'))
    return isParallel(first) ||
      ((RESULT.test(parts[1] as string) || FOLLOWS.test(parts[1] as string)) && !parts.slice(1).join().includes('、'))
      ? items(first).counts
      : []
  if (body.includes('、')) return []
  const isAlike =
    ['是', '要', '更', '有'].some((word) => parts.every((part) => part.indexOf(word, 1) > 0)) ||
    (parts.length > 2 && parts.every((part) => part.length === first.length))
  return isAlike ? [parts.length] : []
}

/** 在固根基上下功夫、在提质量上下功夫, whatever clause follows. */
function isParallel(list: string): boolean {
  const parts = list.split('、')
  return (
    parts.length > 1 && parts.every((part) => part[0] === parts[0]?.[0]) && (sameEnding(parts) || sameOpening(parts))
  )
}

function sameOpening(parts: string[]): boolean {
  const first = parts[0] as string
  const head = first.slice(0, OPENERS.test(first) ? 1 : 2)
  return parts.length > 1 && head.length > 0 && parts.every((part) => part.startsWith(head))
}

function sameEnding(parts: string[]): boolean {
  const tail = (parts[0] as string).slice(-2)
  const isMixed = parts.some((part) => part.includes('、') !== parts[0]?.includes('、'))
  return parts.length > 1 && !isMixed && /^[\u4e00-\u9fff]{2}$/.test(tail) && parts.every((part) => part.endsWith(tail))
}
