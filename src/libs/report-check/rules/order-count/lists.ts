import { indexWithin } from '../../model/text-model.ts'
import { skipBlank } from './enumerations.ts'

/** What may follow the items of a list in the same sentence. */
const RESULT =
  /^(?:确保|使|让|有效|推动|取得|不断|切实|努力|做到|形成|实现|营造|真正|全面|进一步|促进|保证|提升|提高|以|为|从而|得到|受到|并|既)/
const REACH = 900
const PAGE = 8000
const LONGEST_HEAD = 400

type Level = '\n' | '。' | '；' | '，' | '、'
const MARKS: Record<Level, RegExp> = { '\n': /\n/, '。': /[。！？]/, '；': /[；。]/, '，': /[，；]/, '、': /、/ }

const withoutDash = (text: string) => text.replace(/^[\s—“·●◆■]+/, '')

/**
 * Counts parts that follow and all begin with the announced word: 坚持……；坚持……, or paragraph for paragraph.
 * Undefined when fewer than two do or when something else stands between.
 */
export function countSameHead(plain: string, from: number, key: string): number | undefined {
  const start = skipBlank(plain, from)
  const lead = /^(?:[\s—“·]*)(?:[在从把以]{1}(?=[^，。]{0,12}[上下中]))?/.exec(plain.slice(start, start + 8))?.[0] ?? ''
  const head = lead.replace(/[\s—“·]/g, '') + key
  const page = plain.slice(start, start + PAGE)
  if (!withoutDash(page.slice(0, 20)).startsWith(head)) return undefined
  for (const level of ['\n', '。', '；', '、', '，'] as const) {
    const scope = level === '\n' ? page : (page.slice(0, REACH).split('\n')[0] as string)
    const unit = level === '、' || level === '，' ? (scope.split(/[。；]/)[0] as string) : scope
    const parts = unit.split(MARKS[level]).map(withoutDash)
    if (level === '\n' && page.length === PAGE) parts.pop()
    let count = 0
    while (
      count < parts.length &&
      parts[count]?.startsWith(head) &&
      (level === '\n' || (parts[count] as string).length < LONGEST_HEAD)
    )
      count++
    if (count < 2) continue
    // The list goes on beyond what was looked at.
    if (level === '\n' && count === parts.length && page.length === PAGE) return undefined
    const rest = parts.slice(count).filter((part) => part !== '')
    if ((level === '、' || level === '，') && rest[0] !== undefined && !RESULT.test(rest[0])) return undefined
    return count
  }
  return undefined
}

/** 三个到位：组织到位、人员到位: items that all end in the announced word. */
export function countSameTail(plain: string, from: number, key: string): number | undefined {
  const list = plain.slice(from, from + 160).split(/[。；\n）]/)[0] ?? ''
  const items = list.replace(/^[，：是”]+/, '').split(/[、，]|(?:以及|和)(?=[^、，]{1,12}$)/)
  let count = 0
  while (count < items.length && items[count]?.replace(/”$/, '').endsWith(key)) count++
  return count >= 2 && (count === items.length || RESULT.test(items[count] ?? '')) ? count : undefined
}

/** “三心”：热心、耐心、细心: a list whose every item holds the announced word. */
export function countHolding(plain: string, from: number, key: string): number | undefined {
  const list = plain.slice(from, from + 120).split(/[，。；：\n）]/)[0] ?? ''
  const parts = list.split('、')
  return parts.length > 1 && parts.every((part) => part.includes(key)) ? parts.length : undefined
}

const LONGEST_ITEM = 16
const EXAMPLE = /^(?:如|例如|比如|诸如|其中|包括但|除|有的|既|不仅|不但)/
const NO_ITEM = /等$|等(?:[\u4e00-\u9fff]{1,4})$|……/

const SIDE_BY_SIDE = /^(?:(?:“[^“”]{1,40}”|《[^《》]{1,40}》)[、和]?){2,8}$/

/** The possible numbers of items of a plain list behind a colon or 即: 一本账、一张图和一支队伍. */
export function countPlain(plain: string, from: number, mark: string): number[] {
  const start = skipBlank(plain, from)
  const stop =
    mark === '（' ? indexWithin(plain, '）', start, 200) : start + plain.slice(start, start + 200).search(/[。；\n]|$/)
  if (stop <= start) return []
  const closing = plain[stop]
  if (stop - start >= 199 || closing === '；') return []
  const written = plain.slice(start, stop).replace(/^—+/, '')
  if (SIDE_BY_SIDE.test(written)) return [(written.match(/[”》]/g) as string[]).length]
  const body = written.replace(/“[^”]{0,40}”|《[^》]{0,40}》|（[^）]{0,60}）/g, (text) =>
    '某'.repeat(Math.min(4, text.length)),
  )
  if (EXAMPLE.test(body) || NO_ITEM.test(body)) return []
  return body.includes('，') ? clauses(body) : items(body)
}

/** 还有四点不足：甲；乙；丙。: items parted by semicolons, without numbers of their own. */
export function countParted(plain: string, from: number): number | undefined {
  const start = skipBlank(plain, from)
  const stop = plain.slice(start, start + 600).search(/[。！？\n]/)
  const parts = plain.slice(start, stop < 0 ? start : start + stop).split('；')
  return parts.length < 2 || parts.some((part) => NUMBERED.test(part.trim())) ? undefined : parts.length
}

const NUMBERED = /^(?:[一二三四五六七八九十]{1,2}[是要、]|第|（|\d{1,2}[.、]|[①-⑳]|同时|此外|另外|并)/

function items(body: string): number[] {
  const list = body.split('、')
  if (list.length < 2 || list.some((item) => item === '' || item.length > LONGEST_ITEM)) return []
  const joins = list.filter((item) => /[\u4e00-\u9fff%\d](?:和|及|与|以及)[\u4e00-\u9fff\d]/.test(item)).length
  return Array.from({ length: joins + 1 }, (_, extra) => list.length + extra)
}

/** 领导带头是关键，全员参与是基础: clauses of one build. */
function clauses(body: string): number[] {
  const parts = body.split('，')
  const first = parts[0] as string
  // A list joined by 、 and then what came of it.
  if (first.includes('、'))
    return parts.slice(1).every((part) => RESULT.test(part) && !part.includes('、')) ? items(first) : []
  if (parts.length < 2 || body.includes('、')) return []
  const isParallel =
    ['是', '要', '更', '有'].some((word) => parts.every((part) => part.indexOf(word, 1) > 0)) ||
    (parts.length > 2 && parts.every((part) => part.length === first.length))
  return isParallel ? [parts.length] : []
}

/** Paragraphs that follow and open with short clauses of one build: 做加法，…… 做减法，……, or 第一盏…… */
export function countSamePattern(plain: string, from: number): number | undefined {
  const start = skipBlank(plain, from)
  if (plain[start - 1] !== '\n') return undefined
  const lines = plain.slice(start, start + PAGE).split('\n')
  // The last line of a full page may be cut.
  if (plain.length > start + PAGE) lines.pop()
  const heads = lines.map((line) => /^[—\s]*([\u4e00-\u9fff]{2,8})[，。：]/.exec(line.slice(0, 14))?.[1])
  const first = heads[0]
  if (!first) return undefined
  let count = 1
  while (count < heads.length && isSamePattern(first, heads[count])) count++
  return count > 1 ? count : undefined
}

function isSamePattern(first: string, other: string | undefined): boolean {
  if (other === undefined || other.length !== first.length || other === first) return false
  const same = [...first].filter((character, index) => other[index] === character).length
  return same >= 2 && same >= first.length / 2
}
