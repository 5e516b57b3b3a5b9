import { isForeign, type Mention, mentionsOf } from '../model/mentions.ts'
import type { TextModel } from '../model/text-model.ts'
import { countedFamily } from '../model/units.ts'
import type { Rule } from '../rule.ts'
import { isDerived, toldBefore } from './number-conflict/explained.ts'
import { mayBeSome } from './number-conflict/subset.ts'
import { ALL_AFTER, COMPOUND, PUBLIC } from './number-recount.words.ts'
import { formatValue, isSlip } from './number-sum.ts'

const familyOf = ({ quantity: { family } }: Mention) => countedFamily(family)
const LONGEST = 10
const RANGE = 2
/** A count that is told so often is a pattern of the text, not a fact. */
const MOST = 8

interface Known {
  /** By what is counted and the noun. */
  byFamily: Map<string, Map<string, Stated[]>>
  /** 1 where a noun that begins with these two characters is stated: refuses most words without making strings. */
  heads: Uint8Array
}

const HEADS = 1 << 14
const headOf = (text: string, at: number) => ((text.charCodeAt(at) * 0x3b) ^ text.charCodeAt(at + 1)) & (HEADS - 1)

interface Stated {
  mention: Mention
  /** The key is all of the noun, not only its end: 服务队 for 农机志愿服务队. */
  whole: boolean
}

/** The counts that other places may repeat, by noun and by the ends of the noun. */
function stated(mentions: Mention[]): Known {
  const byFamily: Known['byFamily'] = new Map()
  const heads = new Uint8Array(HEADS)
  const add = (mention: Mention, noun: string, whole: boolean) => {
    const family = familyOf(mention)
    const byNoun = byFamily.get(family) ?? new Map<string, Stated[]>()
    if (byNoun.size === 0) byFamily.set(family, byNoun)
    heads[headOf(noun, 0)] = 1
    const others = byNoun.get(noun)
    if (!others) byNoun.set(noun, [{ mention, whole }])
    else if (others.length < MOST) others.push({ mention, whole })
  }
  for (const mention of mentions) {
    const { noun, numberFirst, some, closed, planned } = mention
    if (noun.length > LONGEST || planned) continue
    if (numberFirst ? !(closed && isStock(mention) && !some) : !(isStock(mention) || noun.length >= 3)) continue
    add(mention, noun, true)
    for (let length = 2; length <= 4 && length < noun.length; length++) add(mention, noun.slice(-length), false)
  }
  return { byFamily, heads }
}

const isStock = ({ deed, numberFirst, bare }: Mention) => deed === '有' || (!numberFirst && bare)

interface Match {
  noun: string
  first: Stated[]
  /** The mention says the noun itself, not another with the same end or with words in between. */
  exact: boolean
  rest: string
}

/** 送教上门的孩子, 旧阀门: words may stand between number and noun. */
const FURTHEST = 6

function lookUp({ byFamily, heads }: Known, mention: Mention): Match | undefined {
  const byNoun = byFamily.get(familyOf(mention))
  if (!byNoun) return undefined
  const { noun, numberFirst } = mention
  if (!numberFirst) {
    const first = byNoun.get(noun)?.filter(({ whole }) => whole)
    return first && first.length > 0 ? { noun, first, exact: true, rest: '' } : undefined
  }
  for (let offset = 0; offset <= FURTHEST && offset + 2 <= noun.length; offset++) {
    if (heads[headOf(noun, offset)] === 0) continue
    for (let length = Math.min(noun.length - offset, offset === 0 ? LONGEST : 4); length >= 2; length--) {
      const word = noun.slice(offset, offset + length)
      const first = byNoun.get(word)
      const rest = noun.slice(offset + length)
      if (first)
        return COMPOUND.test(rest)
          ? undefined
          : { noun: word, first, exact: offset === 0 && first.some(({ whole }) => whole), rest }
    }
  }
  return undefined
}

/** 3500, 5300: two digits have changed places, which no other count does by chance. */
function isSwap(a: number, b: number): boolean {
  return a >= 100 && [...String(a)].sort().join() === [...String(b)].sort().join()
}

const HELD = /^有?$/

/** Is the count of `mention` one that must be that of `first`? */
function isMeant(mention: Mention, { noun, exact, rest }: Match, first: Mention): boolean {
  const { quantity, numberFirst, some, all, bare, total, deed, planned } = mention
  const [now, before] = [quantity.value, first.quantity.value]
  const ratio = now / before
  if (Math.abs(now - before) < Math.max(quantity.step, first.quantity.step) || ratio >= RANGE || ratio <= 1 / RANGE)
    return false
  const slip = isSlip(now, before)
  if (planned) return isSwap(now, before) || (all && noun.length >= 4)
  if (!numberFirst) {
    // 优抚对象4200人，走访优抚对象2860人: what is done to some of them is no other count of them.
    if (first.deed !== deed && !((first.bare || bare) && HELD.test(first.deed) && HELD.test(deed))) return false
    return (noun.length >= 4 && (total || first.total)) || (slip && (total || first.total || isSwap(now, before)))
  }
  const stock = isStock(first)
  if ((stock || noun.length >= 3) && (all || ALL_AFTER.test(rest))) {
    const isRestricted = !(all || bare) || !exact
    // 全校146名教师参与结对: of the school, not all of it.
    return all ? !(some && now < before) : !mayBeSome(now, before, rest, isRestricted)
  }
  if (some || (ratio < 1 && !isSwap(now, before))) return false
  if (!exact) return bare && (stock || first.deed === '建') && (slip || (ratio > 1 && !PUBLIC.test(noun)))
  if (stock && ratio > 1 && !(quantity.family === '人' && PUBLIC.test(noun))) return true
  return noun.length >= 4 || bare ? slip : stock && isSwap(now, before)
}

export const numberRecount: Rule = {
  id: 'N-CONFLICT-COUNT',
  severity: 'warning',
  title: '同一事物前后数目不一',
  why: '前面说“网格14个”，后面说“16个网格”：换了语序还是同一件事，只能有一个数。',
  check({ model, report }) {
    const mentions = mentionsOf(model)
    const known = stated(mentions)
    for (const mention of mentions) {
      const { quantity, sentence } = mention
      const match = toldBefore(model, quantity) ? undefined : lookUp(known, mention)
      if (!match) continue
      // 86名民警和辅警 counts both.
      if (mention.numberFirst && isJoined(model, mention, match.rest)) continue
      if (/^[应实已未]/.test(match.noun)) continue
      const all = match.first.map(({ mention: one }) => one)
      const others = all.filter(({ quantity: other }) => other.start < quantity.start)
      const first = others[0]
      const isAll = mention.all || ALL_AFTER.test(match.rest)
      if (
        !first ||
        isSeries(all) ||
        others.some(
          (other) =>
            other.quantity.value === quantity.value ||
            (other.sentence === sentence && !isAll && !(mention.bare && quantity.value > other.quantity.value)),
        )
      )
        continue
      if (!isMeant(mention, match, first) || isDerived(model, quantity)) continue
      if (isForeign(model, mention) || isForeign(model, first)) continue
      const value = `${formatValue(first.quantity.value)}${first.quantity.unit}`
      report({
        start: quantity.start,
        end: quantity.end,
        message: `前文“${match.noun}”是${value}，这里是${formatValue(quantity.value)}${quantity.unit}，请核对。`,
        related: [{ start: first.quantity.start, end: first.quantity.end, message: '前文的数' }],
      })
    }
  },
}

/** 12个股室、单位, 86名民警和辅警: but 466名幼儿和62名教职工 have a number each. */
function isJoined({ plain }: TextModel, { quantity }: Mention, rest: string): boolean {
  if (rest !== '') return /^[和及](?!\d)/.test(rest) && !/^[和及]$/.test(rest)
  const after = /^[\u4e00-\u9fff“”]*(、[\u4e00-\u9fff])?/.exec(plain.slice(quantity.end, quantity.end + 16))
  return after?.[1] !== undefined
}

/** Activities told one by one have a number each. */
function isSeries(mentions: Mention[]): boolean {
  return new Set(mentions.map(({ quantity }) => quantity.value)).size > 2
}
