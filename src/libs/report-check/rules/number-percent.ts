import { breakdownsOf } from '../model/breakdown.ts'
import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const SHARE = /^[，（、]?(?:约|大约)?占(?:比|[\u4e00-\u9fff]{0,12}?的?)(?:比例)?(?:为|达|达到|约)?$/
const RATE = /^[，、（]([\u4e00-\u9fff]{1,10})(?:率|比例)(?:为|达|达到|约|是)?$/
/** Rates that are changes or may exceed the whole. */
const NO_SHARE = /增长|增幅|下降|完成|收益|负债|达产|产能|利用|上座|提升|提高|回报|周转|投资/
const SHARE_WORDS = /(?:率|度|占比|占[\u4e00-\u9fff]{0,8}的)(?:为|达|达到|高达|约|是)?$/
/** Words of what was done and of the rate of doing it. */
const DONE =
  /已|完成|到位|整改|解决|办结|落实|采纳|收回|结业|审结|执结|成功|处置|销号|结案|合格|达标|好评|满意|实到|参加/
const DONE_RATES = /完成|整改|办结|落实|解决|采纳|回收|结业|销号|结案|处置|化解|到会|参与|达标|到位/

/** Is p % the ratio a : b, rounded or cut at the digits written? */
function matches(percent: Quantity, part: Quantity, whole: Quantity): boolean {
  const ratio = (part.value / whole.value) * 100
  const slack = part.approximate || whole.approximate ? 3 : 0
  // Figures such as 1.2万 are themselves rounded.
  const blur = ratio * (half(part) / part.value + half(whole) / whole.value)
  return Math.abs(ratio - percent.value) <= percent.step * 1.001 + slack + blur
}

function half(quantity: Quantity): number {
  return quantity.step === 1 ? 0 : quantity.step / 2
}

interface Pair {
  part: Quantity
  whole: Quantity
}

/** The part and the whole that the sentence clearly means, or undefined. */
function pairOf(model: TextModel, percent: Quantity): Pair | undefined {
  const sentence = sentenceAt(model, percent.start)
  const before = quantitiesWithin(model, sentence.start, percent.start)
  const part = before.at(-1)
  if (!part || part.percent || part.unit === '') return undefined
  const gap = model.plain.slice(part.end, percent.start)
  return shareOfTotal(model, before, part, gap) ?? sharePair(model, part, gap) ?? ratePair(model, before, part, gap)
}

/** A 1120件，占投诉2240件的50%: the whole stands between. */
function shareOfTotal(model: TextModel, before: Quantity[], whole: Quantity, gap: string): Pair | undefined {
  const part = before.at(-2)
  if (!part || gap !== '的' || part.family !== whole.family) return undefined
  return /^[，（]?占[\u4e00-\u9fff]{0,12}$/.test(model.plain.slice(part.end, whole.start)) ? { part, whole } : undefined
}

function sharePair(model: TextModel, part: Quantity, gap: string): Pair | undefined {
  const whole = SHARE.test(gap) ? wholeOf(model, part) : undefined
  return whole ? { part, whole } : (namedWhole(model, part, gap) ?? partAmong(model, part, gap))
}

/** 年度任务28项……完成17项，占年度任务的60.7%: the share names its whole. */
function namedWhole(model: TextModel, part: Quantity, gap: string): Pair | undefined {
  const noun = /^[，（]占([\u4e00-\u9fff]{2,10}?)(?:总数|总量|总额)?的$/.exec(gap)?.[1]
  if (!noun) return undefined
  const whole = quantitiesWithin(model, Math.max(0, part.start - 160), part.start).findLast(
    (quantity) =>
      quantity.family === part.family &&
      quantity.value >= part.value &&
      model.plain.startsWith(noun, quantity.start - noun.length),
  )
  return whole ? { part, whole } : undefined
}

/** 15个村中已有12个达标，占80%. */
function partAmong(model: TextModel, part: Quantity, gap: string): Pair | undefined {
  if (!/^[^。；]{0,20}，占(?:比)?(?:为|达)?$/.test(gap) && !SHARE.test(gap)) return undefined
  const sentence = sentenceAt(model, part.start)
  const whole = quantitiesWithin(model, Math.max(sentence.start, part.start - 24), part.start).findLast(
    (quantity) => quantity.family === part.family,
  )
  if (!whole || whole.value < part.value) return undefined
  return /^[\u4e00-\u9fff]{0,8}中[\u4e00-\u9fff]{0,4}$/.test(model.plain.slice(whole.end, part.start))
    ? { part, whole }
    : undefined
}

const wholes = new WeakMap<TextModel, Map<Quantity, Quantity>>()

function wholeOf(model: TextModel, part: Quantity): Quantity | undefined {
  const known =
    wholes.get(model) ??
    new Map(breakdownsOf(model).flatMap(({ whole, parts }) => parts.map(({ quantity }) => [quantity, whole] as const)))
  wholes.set(model, known)
  return known.get(part)
}

/** 受理216件，办结198件，办结率92%: the part is named with the rate. */
function ratePair(model: TextModel, before: Quantity[], part: Quantity, gap: string): Pair | undefined {
  const stem = RATE.exec(gap)?.[1]
  if (stem === undefined || NO_SHARE.test(stem.replace('完成', ''))) return undefined
  const whole = before.findLast(
    (quantity) => quantity !== part && quantity.family === part.family && quantity.value >= part.value,
  )
  if (!whole || whole.approximate) return undefined
  const between = model.plain.slice(whole.end, part.start)
  if (/[。；]/.test(between) || between.length > 30) return undefined
  const label = (between.replace(/^[\s\S]*[，、]/, '') + model.plain.slice(part.end, part.end + 1)).replace(
    /[，、]/,
    '',
  )
  if (/[未不没]/.test(label) && !/[未不没超]/.test(stem)) return undefined
  const isNamed =
    [...stem].some((character) => label.includes(character)) || (DONE.test(label) && DONE_RATES.test(stem))
  return isNamed ? { part, whole } : undefined
}

export const numberPercent: Rule = {
  id: 'N-PERCENT',
  severity: 'error',
  title: '百分比与数字不符',
  why: '占比、参与率由前面两个数就能算出，算不上就是写错了。',
  examples: {
    bad: [
      '有职工86人，其中党员52人，占⟦70.5%⟧。',
      '发放问卷500份，收回480份，回收率⟦98%⟧。',
      '群众满意率达⟦102%⟧。',
      '15个村中已有12个达标，占⟦63%⟧。',
      '物业投诉1120件，占全部投诉2240件的⟦63%⟧。',
      '17个问题已整改到位16个，完成率为⟦77.1%⟧。',
    ],
    good: [
      '有职工86人，其中党员52人，占60.5%。',
      '发放问卷500份，收回480份，回收率96%。',
      '全年完成任务的120%，增长率150%。',
      '应到120人，实到114人，到会率95%。',
      '达标42项，未达标2项，达标率95.5%。',
    ],
  },
  check({ model, report }) {
    for (const percent of model.quantities) {
      if (!percent.percent) continue
      const before = model.plain.slice(Math.max(0, percent.start - 16), percent.start)
      const pair = percent.approximate ? undefined : pairOf(model, percent)
      if (percent.value > 100 && SHARE_WORDS.test(before) && !NO_SHARE.test(before)) {
        report({ start: percent.start, end: percent.end, message: '比率不会超过100%。' })
        continue
      }
      if (!pair || matches(percent, pair.part, pair.whole) || isExplainedElsewhere(model, percent)) continue
      const ratio = (pair.part.value / pair.whole.value) * 100
      const decimals = Math.max(0, Math.round(-Math.log10(percent.step)))
      report({
        start: percent.start,
        end: percent.end,
        message: `按前面的数字计算是${ratio.toFixed(Math.min(2, decimals))}%，与${percent.value}%不符。`,
        related: [
          { start: pair.part.start, end: pair.part.end, message: '部分' },
          { start: pair.whole.start, end: pair.whole.end, message: '整体' },
        ],
      })
    }
  },
}

const NEARBY = 70

/** Some other pair near by gives the percentage: it was meant for that one. */
function isExplainedElsewhere(model: TextModel, percent: Quantity): boolean {
  const sentence = sentenceAt(model, percent.start)
  const others = quantitiesWithin(
    model,
    Math.max(sentence.start, percent.start - NEARBY),
    Math.min(sentence.end, percent.end + 30),
  ).filter((quantity) => !quantity.percent)
  return others.some((part) =>
    others.some(
      (whole) =>
        part !== whole && part.family === whole.family && part.value <= whole.value && matches(percent, part, whole),
    ),
  )
}
