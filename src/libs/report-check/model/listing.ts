import { parseChineseNumber } from '../../chinese/numerals.ts'
import { clauseAt, ITEM, type ReadList, readList } from './list-before.ts'
import { endsWithin, isEven, ORDERS } from './list-items.ts'
import { LINK, SUM } from './listing.words.ts'
import { codesOf } from './normalize.ts'
import { lettersOfQuotation, quotedSums, REACH, SLIP, sumsOfQuotation } from './quoted-sums.ts'
import type { TextModel } from './text-model.ts'

/** A list that the text sums up with a number right behind it: 反诈、征信、养老三类. */
export interface SummedList extends ReadList {
  /** Span of number, measure and noun. */
  start: number
  end: number
  announced: number
}
const ABOUT = /(?<![代预签公])约$/
/** 节前、节中、节后 */
const EVEN_END = /、([\u4e00-\u9fff]{2})、[\u4e00-\u9fff]{2}$/
const LINK_END = new Set('共计这为作成到现了')
/** A name that holds a number goes on with the list: 民歌、三大战役展、…… */
const GOES_ON = /^(?:(?![和及与])[\u4e00-\u9fff]){1,8}、/
/** What these count is given by instances, not by kinds. */
const INSTANCES = /^(?:问题|隐患|线索|案件|矛盾|纠纷|诉求|建议|意见)/

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
    const digits = match[1] as string
    const [thing, any, same] = [match[3], match[4], match[5]]
    const end = match.index + match[0].length
    const last = plain[match.index - 1] ?? ''
    const forced = last === '，' && /[管措策轮]$/.test(match[0])
    if (last === '' || (last === '，' && !forced)) continue
    // 由主任、副主任和工会主席四人组成
    const made = any === '人' && /^(?:组成|构成)/.test(plain.slice(end, end + 2))
    // “晨曦”“夜鹰”三次专项行动
    const titled =
      any === '次' && last === '”' && /^(?:专项|集中|联合|主题)?(?:行动|整治|活动|演练)/.test(plain.slice(end, end + 4))
    if (any && last !== '等' && !LINK_END.has(last) && !made && !titled) continue
    const link = forced
      ? last
      : LINK_END.has(last)
        ? (LINK.exec(plain.slice(Math.max(0, match.index - 4), match.index))?.[0] ?? '')
        : ''
    const at = match.index - link.length
    const before = plain[at - 1] ?? ''
    if (!joinsBefore(plain, at)) continue
    const more = before === '等'
    const behind = plain.slice(match.index + digits.length, end + 4)
    const byForm =
      before === '的' && (/^(?:[级方层]|位一)/.test(behind) || (ORDERS.test(behind) && isEven(clauseAt(plain, at - 1))))
    if (!/[\u4e00-\u9fff”》）]/.test(before) || (any && !more && !made && !titled)) continue
    // 节前、节中、节后三个时段
    const isPlace = /[前后上下]/.test(before) && EVEN_END.test(plain.slice(Math.max(0, at - 10), at))
    if (/[第百千万亿余多近每首各抓有跨连一二三四五六七八九十]/.test(before) || (before === '的' && !byForm)) continue
    if (/[前后上下]/.test(before) && !isPlace) continue
    if (before === '约' && ABOUT.test(plain.slice(Math.max(0, at - 2), at))) continue
    const after = plain.slice(end, end + 12)
    if (GOES_ON.test(after) || (link !== '' && INSTANCES.test(after))) continue
    const announced = Number(parseChineseNumber(digits))
    if (announced < 2 || (thing && !more && /\d/.test(digits) && !/^[\u4e00-\u9fff]/.test(after))) continue
    // 安庆市、黄冈市三家医院 stand in two towns.
    if (thing && /[省市县区州镇乡村]/.test(before)) continue
    // “慢、活、真”三个字 counts items, “团结、务实”四个字 counts characters.
    if (
      /^字|字$/.test(after[0] === '字' ? '字' : match[0]) &&
      !/“.、(?:.、)*.”$/.test(plain.slice(Math.max(0, at - 24), at))
    )
      continue
    if (same && !endsWithin(clauseAt(plain, at), same)) continue
    // 背三句、用三句; 敲门三步、说话三句、离开三谢: every item has its number.
    if (after[0] === '、' || hasCounted(clauseAt(plain, at), plain[match.index + digits.length] as string)) continue
    const list = readList(plain, more || byForm ? at - 1 : at, after, /共|合计/.test(link))
    if (!list) continue
    // 甲、乙、丙等五类 leaves some out, but never counts fewer than it names.
    const joined = more && /[和与]/.test(clauseAt(plain, at, Math.max(0, at - ITEM * 5)))
    // 无痛分娩等新项目4项
    const some = more || EXAMPLES.test(plain.slice(Math.max(0, at - 8), at))
    if (some && Math.min(...list.counts) - (joined ? 1 : 0) <= announced) continue
    // 修了路、装了灯、通了水，办成三件好事
    if (/^，[办做实构]/.test(link)) list.counts = list.counts.filter((count) => Math.abs(count - announced) < SLIP)
    const near = [...list.counts, ...(list.comma?.counts ?? [])]
    if (near.every((count) => Math.abs(count - announced) > SLIP)) continue
    lists.push({ start: match.index, end, announced, ...list })
  }
  const starts = new Set(lists.map(({ start }) => start))
  const rest = [...quotedSums(plain, known), ...sumsOfQuotation(plain), ...lettersOfQuotation(plain)]
  return [...lists, ...rest.filter(({ start }) => !starts.has(start))]
}

/** 省级一个、市级三个: an item has a number of the same measure. */
const NUMERALS = new Set('一二两三四五六七八九十0123456789')
function hasCounted(clause: string, measure: string): boolean {
  for (let at = clause.indexOf(measure, 1); at > 0; at = clause.indexOf(measure, at + 1))
    if (NUMERALS.has(clause[at - 1] as string) && '、'.includes(clause[at + 1] ?? '')) return true
  return false
}

const EXAMPLES = /(?<![平同对上中下高初优])等(?![级候待次])[\u4e00-\u9fff]{1,6}$/
const [JOINS, PAUSES, STOPS] = [1, 2, 3]
/** What each character does, by its code. */
const ROLES = new Uint8Array(0x10000)
for (const code of codesOf('、和与及”》）')) ROLES[code] = JOINS
for (const code of codesOf('，')) ROLES[code] = PAUSES
for (const code of codesOf('。；：！？\n“（')) ROLES[code] = STOPS

/** Most numbers follow no list: nothing in their clause or the one before joins items. */
function joinsBefore(plain: string, at: number): boolean {
  let pauses = 0
  for (let index = at - 1; index >= Math.max(0, at - REACH); index--) {
    const role = ROLES[plain.charCodeAt(index)]
    if (role === JOINS) return true
    if (role === STOPS || (role === PAUSES && ++pauses > 1)) return false
  }
  return false
}
