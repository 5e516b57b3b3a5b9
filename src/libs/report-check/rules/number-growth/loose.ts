import type { Quantity } from '../../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../../model/text-model.ts'
import type { Change } from './changes.ts'
import { ONCE, REACHED } from './loose.words.ts'

const NOW =
  '(?:今年|本年度?|本[季期轮届次月周]度?|如今|现在|目前|眼下|现|[\\u4e00-\\u9fff]{0,4}(?:之后|后|以来)|年末|年底|期末|20\\d\\d年)'
/** 比年初净增600人 tells a difference, no base. */
const BASE = new RegExp(
  `(?:[比较与同和为]|相比|高于|低于)${ONCE}(?:同期|全年|末|底|那会儿)?(?:的|为)?(?:约)?(?:(?![增减多少升降涨])[^，。；、：\\d]){0,6}$`,
)
const EARLIER_CLAUSE = new RegExp(`(?:^|[，。；：、（\\n])[\\u4e00-\\u9fff]{0,4}?${ONCE}[^。；\\n]{0,24}$`)
const LATER_CLAUSE = new RegExp(`^[^，。；、\\d]{0,8}[，；](?:而)?(?:到)?(?:了)?${NOW}${REACHED}$`)
const YEAR = /20\d\d(?=年)/g
const FAR = 70

/** 由日均50起压到日均20起 and the like: from one figure to the other in the same clause. */
const FROM = /[由从自][^，。；、]{0,14}$/
const ONWARD =
  /^(?:的)?[^，。；、\d]{0,4}?(?:升|降|增|减|压|缩|涨|跌|扩|跃|变|发展|壮大|提高|提升|精简|下调|上调)[^，。；、\d]{0,3}?(?:到|至|为|成)了?[^，。；、\d]{0,8}$/
const KNOWN = /(?:到|至|为|成)[^，。；、\d]*$/

/** Pairs that only the words of time tie together; whoever reads them stays silent if a third figure may be meant. */
export function looseChanges(model: TextModel): Change[] {
  const { plain, quantities } = model
  const found: Change[] = []
  quantities.forEach((last, index) => {
    if (last.unit === '' || last.approximate || last.value <= 0) return
    if (!(CLAIMS.has(plain.charCodeAt(last.end)) && hasKin(quantities, index))) return
    const before = plain.slice(Math.max(0, last.start - 20), last.start)
    const near = nearBefore(model, index)
    const first = near.at(-1)
    if (!first || first.approximate || first.value <= 0) return
    const gap = plain.slice(first.end, last.start)
    const others = near.slice(0, -1)
    if (/[比较与同和为于]/.test(before) && BASE.test(before) && !gap.includes('其中')) {
      found.push({ from: last, to: first, last, verb: '', others })
      return
    }
    if (gap.length > FAR) return
    const lead = plain.slice(Math.max(sentenceAt(model, first.start).start, first.start - 36), first.start)
    const onward = ONWARD.test(gap) && FROM.test(lead) && KNOWN.test(gap)
    if (!onward && !(LATER_CLAUSE.test(gap) && EARLIER_CLAUSE.test(lead))) return
    const [then, now] = [lead, gap].map((text) => Number(text.match(YEAR)?.at(-1)))
    if ((then as number) >= (now as number)) return
    found.push({ from: first, to: last, last, verb: '', others })
  })
  return found
}

/** How a claim may begin right behind the figure. */
const CLAIMS = new Set(
  [...'，、（）相的翻净多少增减下降升上提高缩压扩回节/'].map((character) => character.charCodeAt(0)),
)

/** Most figures have none of their kind beside them. */
function hasKin(quantities: Quantity[], index: number): boolean {
  const { family } = quantities[index] as Quantity
  for (let back = 1; back < 4; back++) if (quantities[index - back]?.family === family) return true
  return false
}

/** Figures of the same kind in front, in this sentence. */
function nearBefore(model: TextModel, index: number): Quantity[] {
  const last = model.quantities[index] as Quantity
  const { start } = sentenceAt(model, last.start)
  return quantitiesWithin(model, Math.max(start, last.start - 2 * FAR), last.start).filter(
    ({ family }) => family === last.family,
  )
}
