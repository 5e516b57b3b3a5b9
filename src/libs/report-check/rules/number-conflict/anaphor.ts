import { isForeignLead } from '../../model/mentions.ts'
import { codesOf, isMark, wordsAfter, wordsBefore } from '../../model/normalize.ts'
import type { Quantity } from '../../model/numbers.ts'
import { sentenceAt, type TextModel } from '../../model/text-model.ts'
import { countedFamily, MEASURED_FAMILIES } from '../../model/units.ts'
import type { Rule } from '../../rule.ts'
import { formatValue } from '../number-sum.ts'
import { DEFINITE_BEFORE, LEAD_ONLY, PUBLIC } from './anaphor.words.ts'
import { isDerived, isTold, toldBefore } from './explained.ts'
import { mayBeSome } from './subset.ts'

/**
 * 23名特邀调解员同步签订, 58场培训大多集中: a count in front of its noun that needs no introduction must have been told before. The text says it of
 * all of them (中, 全部, 这, 把) or opens the clause with it.
 */
const RUN = 12
const MEASURED = new Set([...MEASURED_FAMILIES, '', '%', '元', '号', '层'])

/** Behind the noun: all of them, or what they are divided into. */
export const WHOLE_AFTER =
  /^(?:们)?(?:的?(?:全部|全都|全员|均|都|个个|人人|件件|条条|户户|家家|处处|场场|栋栋|每[人个户件家]|各[自有]|无一|没有一|一个不|一律|统一|轮流|逐[一个人户家]|大多|多数|平均|开展全|共(?![建同])|一起|同时))|^(?:中|当中|里(?!程)|之中|之内)(?!小?学|[心介秋])/
/** Another time, a part, a comparison or a plan has a number of its own. */
export const OTHER =
  /新增|增加|增至|增长|减少|下降|每|另|还有|上年|去年|前年|往年|同期|计划|拟|力争|目标|预计|再(?!次)|某|第[一二三四五六七八九十\d]|首批|分别|上半年|下半年|季度|\d月|[一二三四五六七八九十]月|20\d\d年|占|由(?!$)|至少|不少于|其中|[前后上]两|又|获/
/** Some of them. */
export const SOME = /选派|抽调|邀请|评[选出为]|招募|组织|安排|选出|推荐|表彰|培[训养]|慰问|走访/
export const COMPOUND =
  /^(?:骨干|代表|队长|家属|子女|家庭|服务|之家|协会|组长|书记|志愿|先锋|长|员|队|岗|活动室|干部|建设|改造|品牌|项目|家长|[和及与、](?!\d)|[者师生]|人(?![人均])|负责人)/
const TAIL = /(?:共计|累计|总计|合计|总数|总数为|达到|达|为|共有|共|有|约|的|了|数量|人数|增加到|仍有|还有|只有)+$/
const RANGE = 2
const MOST = 8

export interface Told {
  quantity: Quantity
  /** Hanzi in front of it, without words of counting; and what follows it. */
  noun: string
  after: string
  before: string
}

/** The words behind a number. */
export const runAfter = (plain: string, start: number) => wordsAfter(plain, start, RUN)

/** What earlier counts of one family were of: by the last two characters of the noun in front, and by the first two of the one behind. */
interface Index {
  before: Map<number, Told[]>
  behind: Map<number, Told[]>
}

/** Two characters as a number that needs no heap. */
const pairAt = (text: string, at: number) => ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff)

function add(index: Map<number, Told[]>, pair: number, told: Told): void {
  const others = index.get(pair)
  if (!others) index.set(pair, [told])
  else if (others.length < MOST) others.push(told)
}

const NONE: Told[] = []

interface Match {
  told: Told
  length: number
  /** Where the noun ends behind the number. */
  end: number
  from: number
  /** Both go on behind the words that they share: 困难家庭老人, 困难家庭学生. */
  isOpen: boolean
  /** The earlier noun stands behind its number too. */
  behind: boolean
}

/** The earlier counts whose noun is the one behind the number, the longest first. */
function matches(index: Index, after: string): Match[] {
  const found: Match[] = []
  for (let at = 0; at + 2 <= after.length && at <= 6; at++) {
    const pair = pairAt(after, at)
    for (const told of index.before.get(pair) ?? NONE) {
      let length = 2
      while (length <= at + 1 && told.noun.at(-length - 1) === after[at + 1 - length]) length++
      found.push({ told, length, end: at + 2, from: at + 2 - length, isOpen: false, behind: false })
    }
    if (at > 0) continue
    for (const told of index.behind.get(pair) ?? NONE) {
      let length = 2
      while (length < after.length && told.after[length] === after[length]) length++
      found.push({
        told,
        length,
        end: length,
        from: 0,
        isOpen: length < Math.min(after.length, told.after.length),
        behind: true,
      })
    }
  }
  return found
}

export const numberAnaphor: Rule = {
  id: 'N-CONFLICT-AGAIN',
  severity: 'warning',
  title: '再提到的数与前文不一致',
  why: '“23名调解员同步签订”“58场培训大多集中”说的是前文交代过的那些，数目应当和前文一致。',
  check({ model, report }) {
    const byFamily = new Map<string, Index>()
    const { plain } = model
    for (const quantity of model.quantities) {
      if (MEASURED.has(quantity.family) || quantity.percent || quantity.approximate || quantity.value < 3) continue
      const family = countedFamily(quantity.family)
      const index = byFamily.get(family) ?? { before: new Map(), behind: new Map() }
      byFamily.set(family, index)
      const after = runAfter(plain, quantity.end)
      const first = toldBefore(model, quantity) ? undefined : again(model, index, quantity, after)
      if (first)
        report({
          start: quantity.start,
          end: quantity.end,
          message: `前文“${first.noun}”是${formatValue(first.quantity.value)}${first.quantity.unit}，这里是${formatValue(quantity.value)}${quantity.unit}，请核对。`,
          related: [{ start: first.quantity.start, end: first.quantity.end, message: '前文的数' }],
        })
      const before = wordsBefore(plain, quantity.start, RUN)
      if (OTHER_TOLD.test(before)) continue
      const noun = before.replace(TAIL, '')
      const told = { quantity, noun, after, before }
      if (noun.length >= 2) add(index.before, pairAt(noun, noun.length - 2), told)
      if (after.length >= 2) add(index.behind, pairAt(after, 0), told)
    }
  },
}

const STOCK = /现有|共有|在[册编岗职校]|拥有|下辖|^辖|^全/
/** A part of what its sentence counts. */
export const PART = /其中[^。；\n]*$/
const OTHER_TOLD = /上年|去年|前年|同期|每|计划|力争|目标/

function again(
  model: TextModel,
  index: Index,
  quantity: Quantity,
  after: string,
): { quantity: Quantity; noun: string } | undefined {
  if (after.length < 2) return undefined
  const found = matches(index, after)
  if (found.length === 0) return undefined
  const longest = Math.max(...found.map(({ length }) => length))
  const all = found.filter(({ length }) => length === longest)
  const best = preferred(
    preferred(all, ({ told }) => !isPart(model, told)),
    isExact,
  )
  const [one] = best as [Match]
  const values = new Set(best.map(({ told }) => told.quantity.value))
  if (values.size > 1 || values.has(quantity.value)) return undefined
  const ratio = quantity.value / one.told.quantity.value
  if (ratio > RANGE || ratio < 1 / RANGE) return undefined
  const rest = model.plain.slice(quantity.end + one.end, quantity.end + one.end + 8)
  if (COMPOUND.test(rest)) return undefined
  const clause = clauseLead(model, quantity.start).replace(/新增的$/, '的')
  if (OTHER.test(clause)) return undefined
  const noun = after.slice(one.from, one.end)
  const exact = one.from === 0 && isExact(one)
  const whole = WHOLE_AFTER.test(rest)
  // 12名调解员的家属: of some of them.
  if (!whole && ratio < 1 && rest.startsWith('的')) return undefined
  if (SOME.test(clause) && !(exact && ratio > 1 && !PUBLIC.test(noun) && STOCK.test(one.told.before))) return undefined
  // 其余15个问题 are those that are left over; 三位老会员 are any three.
  if (/(?:其余|其他|剩余|剩下|余下)的?$/.test(clause) || (quantity.chinese && !whole)) return undefined
  if (mayBeSome(quantity.value, one.told.quantity.value, rest, clause.endsWith('的') || one.from > 0)) return undefined
  if (!whole && !DEFINITE_BEFORE.test(clause) && !SOME.test(clause)) return undefined
  if (one.from > 0 && !(whole && longest >= 2 && ratio > 1)) return undefined
  if (!whole && (one.isOpen || !(exact || longest >= 3))) return undefined
  const [a, b] = [one.told.quantity.start, quantity.start]
  // 5次调高养老金，4次调高低保: a list tells of each.
  if (!whole && sentenceAt(model, a).start === sentenceAt(model, b).start) return undefined
  const isSure = exact && longest >= 3
  if (!isSure && isTold(model, quantity)) return undefined
  if (!(isSure && whole) && isDerived(model, quantity)) return undefined
  if (isForeignLead(model, quantity) !== isForeignLead(model, one.told.quantity)) return undefined
  return { quantity: one.told.quantity, noun }
}

const isPart = ({ plain }: TextModel, { quantity: { start } }: Told) =>
  PART.test(plain.slice(Math.max(0, start - 60), start))

const preferred = <T>(all: T[], is: (one: T) => boolean): T[] => {
  const some = all.filter(is)
  return some.length > 0 ? some : all
}

/** Nothing but words of counting stands in front of the noun. */
const isExact = ({ told, length, behind }: Match) => behind || told.noun.slice(0, -length).replace(LEAD_ONLY, '') === ''

const CLAUSE_MARKS = codesOf('，。；：、\n（【—　')

export function clauseLead({ plain }: TextModel, end: number): string {
  let start = end
  while (start > 0 && end - start < 16 && !isMark(plain.charCodeAt(start - 1), CLAUSE_MARKS)) start--
  return plain.slice(start, end).trimStart()
}
