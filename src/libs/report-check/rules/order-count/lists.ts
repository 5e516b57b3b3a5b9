import { skipBlank } from './enumerations.ts'

/** What may follow the items of a list in the same sentence. */
export const RESULT =
  /^(?:确保|使|让|有效|推动|取得|不断|切实|努力|做到|形成|实现|营造|真正|全面|进一步|促进|保证|提升|提高|以|为|从而|得到|受到|并|既)/
const REACH = 900
const PAGE = 8000
const LONGEST_HEAD = 400

type Level = '\n' | '。' | '；' | '，' | '、'
const MARKS: Record<Level, RegExp> = { '\n': /\n+/, '。': /[。！？]/, '；': /[；。]/, '，': /[，；]/, '、': /、/ }

const withoutDash = (text: string) => text.replace(/^[\s—“·●◆■]+/, '')

/**
 * Counts parts that follow and all begin with the announced word: 坚持……；坚持……, or paragraph for paragraph.
 * Undefined when fewer than two do or when something else stands between; `wanted` if the parts of any size are so many.
 */
export function countSameHead(plain: string, from: number, key: string, wanted: number): number | undefined {
  const start = skipBlank(plain, from)
  const lead = /^(?:[\s—“·]*)(?:[在从把以]{1}(?=[^，。]{0,12}[上下中]))?/.exec(plain.slice(start, start + 8))?.[0] ?? ''
  const head = lead.replace(/[\s—“·]/g, '') + key
  const page = plain.slice(start, start + PAGE)
  if (!withoutDash(page.slice(0, 20)).startsWith(head)) return undefined
  let first: number | undefined
  for (const level of ['\n', '。', '；', '、', '，'] as const) {
    const scope = level === '\n' ? page : (page.slice(0, REACH).split('\n')[0] as string)
    const unit = level === '、' || level === '，' ? (scope.split(/[。；]/)[0] as string) : scope
    const parts = unit.split(MARKS[level]).map(withoutDash)
    if (level === '\n' && page.length === PAGE) parts.pop()
    let count = 0
    // 访家、访病、访学，走访78户，其中访病4万元、访学6万元: a comma ends the list.
    const ended = level === '、' ? parts.findIndex((part) => part.includes('，')) : -1
    while (
      count < (ended > 1 ? ended + 1 : parts.length) &&
      parts[count]?.startsWith(head) &&
      (level === '\n' || (parts[count] as string).length < LONGEST_HEAD)
    )
      count++
    if (count < 2) continue
    // The list goes on beyond what was looked at.
    if (level === '\n' && count === parts.length && page.length === PAGE) return undefined
    const rest = parts.slice(count).filter((part) => part !== '')
    if ((level === '、' || level === '，') && rest[0] !== undefined && !RESULT.test(rest[0])) return first
    if (count === wanted) return count
    first ??= count
  }
  return first
}

/** 三个到位：组织到位、人员到位: items that all end in the announced word. */
export function countSameTail(plain: string, from: number, key: string): number | undefined {
  const list = plain.slice(from, from + 160).split(/[。；\n）]/)[0] ?? ''
  const items = list.replace(/^[，：是”]+/, '').split(/[、，]|(?:以及|[和及与])(?=[^、，]{1,12}(?:$|，))/)
  let count = 0
  while (count < items.length && items[count]?.replace(/”$/, '').endsWith(key)) count++
  return count >= 2 && (count === items.length || RESULT.test(items[count] ?? '')) ? count : undefined
}

/** “三心”：热心、耐心、细心: a list whose every item holds the announced word. */
export function countHolding(plain: string, from: number, key: string): number | undefined {
  const list = plain.slice(from, from + 120).split(/[，。；：\n）]/)[0] ?? ''
  const parts = list.split(/、|(?<=[^、]{2})(?:以及|[和及与](?![谐平睦时]))(?=[^、]{2,12}$)/)
  return parts.length > 1 && parts.every((part) => part.includes(key)) ? parts.length : undefined
}

/** “三个到位”。责任到位，……。措施到位，……: sentences or paragraphs whose first clause ends with the announced word. */
export function countClauseTail(plain: string, from: number, key: string): number | undefined {
  const start = skipBlank(plain, from)
  const opening = /^[^，：。；\n]{0,20}/.exec(withoutDash(plain.slice(start, start + 24)))?.[0] ?? ''
  if (!opening.replace(/”$/, '').endsWith(key)) return undefined
  const page = plain.slice(start, start + REACH)
  for (const level of ['\n', '。', '；'] as const) {
    const parts = (level === '\n' ? page : (page.split('\n')[0] as string)).split(MARKS[level]).map(withoutDash)
    const heads = parts.map((part) => part.split(/[，：。]/)[0]?.replace(/”$/, '') ?? '')
    const isItem = (head: string) => head.endsWith(key) && head.length <= LONGEST_CLAUSE
    const count = isItem(heads[0] as string) ? heads.filter(isItem).length : 0
    if (count > 1) return count
  }
  return undefined
}

const LONGEST_CLAUSE = 14

/** Paragraphs that follow and open with short clauses of one build: 做加法，…… 做减法，……, or 第一盏…… */
export function countSamePattern(plain: string, from: number): number | undefined {
  const start = skipBlank(plain, from)
  if (plain[start - 1] !== '\n') return undefined
  const lines = plain.slice(start, start + PAGE).split(/\n+/)
  // The last line of a full page may be cut.
  if (plain.length > start + PAGE) lines.pop()
  const heads = lines.map((line) => /^[—\s]*([\u4e00-\u9fff“”]{2,10})[，。：]/.exec(line.slice(0, 14))?.[1])
  const first = heads[0]
  // 二是……: the list began before.
  if (!first || /^[二三四五六七八九][是要]/.test(first)) return undefined
  let count = 1
  while (count < heads.length && isSamePattern(first, heads[count])) count++
  return count > 1 ? count : undefined
}

function isSamePattern(first: string, other: string | undefined): boolean {
  if (other?.startsWith('“') && first.startsWith('“'))
    return other.split('”')[0]?.length === first.split('”')[0]?.length
  if (other === undefined || other.length !== first.length || other === first) return false
  const same = [...first].filter((character, index) => other[index] === character).length
  return same >= 2 && same >= first.length / 2
}
