import { countItems, withoutQuoted } from './list-items.ts'
import { ACTS, NUMBERED_LEAD, PLACED, PREDICATE, VERB_LEAD, WAYS } from './listing.words.ts'
import { quotedItems, REACH } from './quoted-sums.ts'
import { lastIndexWithin } from './text-model.ts'

/** How many items the list before a number may have: 和 may join two items or stand inside one. */
export interface ReadList {
  counts: number[]
  /** A comma that would belong to the list if it were 、: place and the counts it would give. */
  comma?: { index: number; counts: number[] }
}

export const ITEM = 12
/** 甲、乙、丙3个研究室和丁、戊2个科室: the list begins behind the sum of the one before. */
const SUMMED_BEFORE = /^[\s\S]*(?:\d|[二三四五六七八九十])[个项类支名家][\u4e00-\u9fff]{1,8}?[和及与]/
/** Two items before a number may be its object, the more so the longer the clause. */
const LONGEST_FIRST = 14
/** 扩消费六大工程、城建六大行动 counts its items one by one. */
const COUNTED = /[二两三四五六七八九十](?:[个项类种大条市县区镇村]|级(?=[、和与及]|$))/
/** Short items without numbers, no label in front, no verb that makes the number its object. */
function isPlainList(body: string, after: string): boolean {
  const items = body.split('、')
  const [first = ''] = items
  if (
    /；|(?:[了着过在对把将从以的]|(?<![行作成认])为)$/.test(body) ||
    COUNTED.test(body) ||
    PREDICATE.test(body) ||
    PLACED.test(body) ||
    /^[一二三四五六七八九十]{1,3}$/.test(first)
  )
    return false
  if (/\d/.test(first) || items.filter((item) => /\d/.test(item)).length > 1 || /\d[^、]{0,2}$/.test(body)) return false
  if (items.length === 2 && first.length > LONGEST_FIRST) return false
  const tail = items.slice(1)
  const last = tail.at(-1) ?? ''
  const isEven = tail.length > 1 && tail.every(({ length }) => length === last.length) && !ACTS.test(last.slice(0, 2))
  return (
    tail.every(
      (item) =>
        item.split(/[和与及]/).every(({ length }) => length <= ITEM) &&
        (item.length > 1 === last.length > 1 || (tail.length > 2 && after.startsWith('民族'))),
    ) &&
    (isEven || WAYS.test(after) || !ACTS.test(last))
  )
}

const CLAUSE_MARKS = new Set('，。；：！？\n“（')

export function clauseAt(plain: string, end: number, floor = Math.max(0, end - REACH)): string {
  let start = end
  while (start > floor && !CLAUSE_MARKS.has(plain[start - 1] as string)) start--
  return plain.slice(start, end)
}

/** The list that ends at `end`; `after` are the words behind its number. */
export function readList(plain: string, end: number, after: string, isTotal: boolean): ReadList | undefined {
  const floor = Math.max(0, end - REACH)
  const quoted = quotedItems(plain, floor, end)
  if (quoted >= 2) {
    // 修订《甲》《乙》，新建《丙》《丁》，一共四项: all titles of the sentence.
    const sentence = plain
      .slice(Math.max(0, end - 2 * REACH), end)
      .split(/[。；\n]/)
      .at(-1) as string
    return { counts: isTotal ? [sentence.split(plain[end - 1] as string).length - 1, quoted] : [quoted] }
  }
  if (quoted === 1 && plain[end - 1] === '”') {
    const inside = plain.slice(lastIndexWithin(plain, '“', end - 1, REACH) + 1, end - 1)
    if (inside.includes('、') && !inside.includes('，')) return { counts: countItems(inside) }
  }
  let start = end
  let depth = 0
  while (start > floor) {
    const character = plain[start - 1] as string
    if (character === '”' || character === '）' || character === '》') depth++
    else if (depth > 0 && (character === '“' || character === '（' || character === '《')) depth--
    else if (depth === 0 && CLAUSE_MARKS.has(character)) break
    start--
  }
  if (start === floor && floor > 0) return undefined
  if (plain[start - 1] !== '，' && !/[、和与及]/.test(plain.slice(start, end))) return undefined
  const body = withoutQuoted(plain.slice(start, end))
    .replace(/^\d{1,2}[.．]/, '')
    .replace(NUMBERED_LEAD, '')
    .replace(SUMMED_BEFORE, '')
  if (!isPlainList(body, after)) return undefined
  const counts = countItems(body)
  // 我院与甲院、乙院三家: the speaker is one of them.
  if (WITH.test(body)) counts.push(...counts.map((count) => count + 1))
  const before = plain[start - 1]
  if (before === '，') {
    const previous = withoutQuoted(clauseAt(plain, start - 1, floor)).replace(NUMBERED_LEAD, '')
    if (
      previous.includes('、') &&
      !/[和及][^、]{2,}$/.test(previous) &&
      counts.length > 0 &&
      !/\d/.test(previous) &&
      !COUNTED.test(previous) &&
      body.length <= ITEM &&
      !VERB_LEAD.test(body)
    ) {
      const joined = countItems(`${previous}、${body}`)
      return { counts: body.includes('、') ? counts : [], comma: { index: start - 1, counts: joined } }
    }
  }
  if (body.includes('、')) return { counts }
  return PAIR.test(body) ? { counts: [2] } : undefined
}

const WITH = /^(?:我|本|该|全)?[\u4e00-\u9fff]?(?:与|同|和|跟|联合|携手)/
/** 红榜和黑榜: two names of one kind. */
const PAIR = /(?<=[\u4e00-\u9fff])([\u4e00-\u9fff])[和与及][\u4e00-\u9fff]{1,4}\1$/
