import type { Quantity } from '../../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../../model/text-model.ts'
import { EARLIER } from './changes.words.ts'

export const UP = '增加|增长|提高|提升|上升|上涨|扩大|扩充|扩展|扩容|发展|壮大|跃升|增|升'
export const DOWN = '下降|减少|降低|压缩|缩短|缩减|压减|精简|回落|下调|降|减'
const REACHED = new RegExp(
  `^(?:的)?(?:[^，。；\\d]{0,6}?)(${UP}|${DOWN})(?:到了?|至|为|成)(?:了)?(?:今年|目前|现在|如今|年末|年底)?的?(?:20\\d\\d年)?(?:\\d{1,2}月)?[^，。；、\\d]{0,8}$`,
)
const LATER = '今年|本年度?|当年|全年|本学年|本学期|本季度|下半年|本月|年末|年底|现在|目前|20\\d\\d年'
/** 1200件，比上年的: and the base follows. */
const COMPARES = new RegExp(
  `^(?:左右|（[名只个户人家头匹]）)?[，（]?(?:总量|总数)?(?:比|较|相比|高于|低于|是)(?:${EARLIER})(?:同期|末|底|全年)?(?:的|为|是)?(?![^，。；\\d]{0,8}(?:增|减|提高|多|少|降|升))[^，。；\\d]{0,8}$`,
)
/** 3.6吨，比周边农户的3.0吨高出20%: the same of others. */
const COMPARES_OTHERS = /^，(?:比|高于|低于)(?!计划|目标|预)[^，。；\d增减多少升降高低]{2,10}的$/
/** 56件，上年为: and the base follows. */
const BASE_AFTER = new RegExp(`^[，（](?:而)?(?:${EARLIER})(?:同期|末|底|全年)?(?:为|是|仅|仅为|只有)$`)
/** 640起，今年处理: the later figure follows the earlier. */
const THEN_LATER = new RegExp(`^(?:相比)?[，、；。](?:到)?(?:${LATER})[^，。；\\d]{0,10}$`)
const EARLIER_BEFORE = new RegExp(`(?:${EARLIER})(?:同期|末|底|全年)?[^，。；\\d]{0,12}$`)
const RANKS = /排名|位次|名次|位居|排在|[第列居]$/
/** 由1200件到1500件. */
const SIMPLY_TO = /^(?:的)?(?:到|变为|变成|达到|跃至)(?:今年|目前|现在|如今)?的?(?:20\d\d年)?(?:的)?[^，。；、\d]{0,4}$/
/** （上年同期40.2万人次）: parentheses need no verb. */
const BASE_INSIDE = new RegExp(`^（(?:${EARLIER})(?:同期|末|底|全年)?$`)
const NEAR = 40

/** Two values of one figure at two times. `last` is the one that stands later in the text. */
export interface Change {
  from: Quantity
  to: Quantity
  last: Quantity
  /** The verb between them, when the text has one. */
  verb: string
  /** Figures of the same kind near by, one of which may be meant instead. */
  others?: Quantity[]
}

/** Reads every pair of values that the text itself compares. */
export function changesOf(model: TextModel): Change[] {
  const found: Change[] = []
  model.quantities.forEach((first, index) => {
    // 比三年前的760名: the span of time is not the base.
    const next = model.quantities[index + 1]
    if (!next || next.start - first.end > NEAR) return
    const second = [next, model.quantities[index + 2]].find((one) => one && !isSpan(one))
    if (!second || second.start - first.end > NEAR || !isSameThing(model.plain, first, second)) return
    if (first.approximate || second.approximate) return
    const change = readPair(model, first, second)
    if (change && change.from.value > 0) found.push(change)
  })
  return [...found, ...betweenYears(model)]
}

const isSpan = ({ unit, chinese }: Quantity) => chinese && (unit === '年' || unit === '个月')

/** Of one unit; where no unit is known (标准箱), the next character must be the same. */
function isSameThing(plain: string, first: Quantity, second: Quantity): boolean {
  if (first.family !== second.family) return false
  return (
    first.unit !== '' ||
    (/[\u4e00-\u9fffA-Za-z]/.test(plain[first.end] ?? '') && plain[first.end] === plain[second.end])
  )
}

function readPair(model: TextModel, first: Quantity, second: Quantity): Change | undefined {
  const gap = model.plain.slice(first.end, second.start)
  if (/[。；\n]/.test(gap) && !THEN_LATER.test(gap)) return undefined
  const lead = model.plain.slice(Math.max(0, first.start - 24), first.start)
  const verb = REACHED.exec(gap)?.[1] ?? (SIMPLY_TO.test(gap) ? '' : undefined)
  if (verb !== undefined) {
    const told = /(?:由|从|自)[^，。；、]{0,16}$/.test(lead)
    const rank = /^[位名]$/.test(second.unit) && RANKS.test(lead.slice(-12))
    const list =
      /^、/.test(model.plain.slice(second.end, second.end + 1)) &&
      /\d/.test(model.plain.slice(second.end + 1, second.end + 8))
    return told && !rank && !list && !lead.includes('分别')
      ? { from: first, to: second, last: second, verb }
      : undefined
  }
  if (COMPARES.test(gap) || COMPARES_OTHERS.test(gap) || BASE_AFTER.test(gap))
    return { from: second, to: first, last: second, verb: '' }
  const compared = /^的?[^，。；\d]{0,4}相比，/.test(gap) && /(?:与|同|和)[^，。；]{0,14}$/.test(lead)
  if (compared || (THEN_LATER.test(gap) && EARLIER_BEFORE.test(lead))) {
    const years = [lead, gap].map((text) => Number(/(20\d\d)年[^，。；\d]*$/.exec(text)?.[1]))
    const [from, to] = (years[0] as number) > (years[1] as number) ? [second, first] : [first, second]
    return { from, to, last: second, verb: '' }
  }
  return undefined
}

/** 2023年2530万吨、2024年2650万吨，2024年比2023年增长4.7%. */
const BETWEEN_YEARS = /(20\d\d)年比(20\d\d)年(?=(?:增长|增加|提高|上升|下降|减少|降低))/g
const YEARS_REACH = 160

function betweenYears(model: TextModel): Change[] {
  return [...model.plain.matchAll(BETWEEN_YEARS)].flatMap((match) => {
    const [whole, now = '', before = ''] = match
    const to = ofYear(model, now, match.index)
    const from = ofYear(model, before, match.index)
    if (!to || !from || to.family !== from.family || from.value === 0) return []
    const end = match.index + whole.length
    return [{ from, to, last: { ...to, end }, verb: '' }]
  })
}

function ofYear(model: TextModel, year: string, end: number): Quantity | undefined {
  return quantitiesWithin(model, Math.max(0, end - YEARS_REACH), end).findLast(({ start }) =>
    model.plain.startsWith(`${year}年`, start - 5),
  )
}

/** 18.6万人次，同比增长24%（上年为15万人次）: the base stands behind the rate. */
export function baseBehind(model: TextModel, rate: Quantity): Quantity | undefined {
  const end = sentenceAt(model, rate.end).end
  const base = quantitiesWithin(model, rate.end, Math.min(end, rate.end + 16))[0]
  if (!base) return undefined
  const gap = model.plain.slice(rate.end, base.start)
  return BASE_AFTER.test(gap) || (BASE_INSIDE.test(gap) && model.plain[base.end] === '）') ? base : undefined
}
