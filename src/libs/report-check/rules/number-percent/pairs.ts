import type { Quantity } from '../../model/numbers.ts'
import { indexWithin, quantitiesWithin, sentenceAt, type TextModel } from '../../model/text-model.ts'
import { labelledShare } from './labelled.ts'
import { DONE, DONE_RATES, OF_ALL } from './pairs.words.ts'
import { isOfOthers, lead, NO_SHARE, noneFits, OPEN } from './sentence.ts'
import { wholeOf } from './wholes.ts'

/** The part and the whole that a percentage speaks of. */
export interface Pair {
  part: Quantity
  whole: Pick<Quantity, 'value' | 'step' | 'approximate' | 'start' | 'end'>
  /** The whole stands right in front of its share: no other is meant. */
  isTold?: boolean
}

const SHARE = /^[，（、]?(?:约|大约)?占(?:比|[\u4e00-\u9fff]{0,12}?的?)(?:比例)?(?:为|达|达到|约)?$/
const RATE =
  /^[，、（；]([\u4e00-\u9fff]{1,10}(?=率|比例)|[\u4e00-\u9fff]{0,6}(?:满意|知晓|完成|达标)(?=度)|[\u4e00-\u9fff]{0,6}(?:覆盖|知晓)(?=面))(?:率|比例|面|(?<=满意|知晓|完成|达标)度)(?:[就仅只]?(?:为|达到?|约|是|有))?$/

/** Every way in which a sentence ties a percentage to two counts, the surest first. */
export function pairOf(model: TextModel, percent: Quantity): Pair | undefined {
  const sentence = sentenceAt(model, percent.start)
  const before = quantitiesWithin(model, sentence.start, percent.start)
  const behind = pairBehind(model, percent, sentence.end)
  if (behind) return behind
  const part = before.at(-1)
  if (!part || part.percent || part.unit === '') return undefined
  const gap = model.plain.slice(part.end, percent.start)
  return (
    shareOfTotal(model, before, part, gap) ??
    sharePair(model, before, part, gap) ??
    labelledShare(model, before, percent) ??
    allDone(part, gap) ??
    occupied(model, before, part, gap) ??
    ratePair(model, before, part, gap) ??
    stemPair(model, before, gap) ??
    noneFits(model, before, part, gap, percent)
  )
}

/** 办结率96%（受理150件，办结144件）: the two counts stand in the parentheses behind. */
function pairBehind(model: TextModel, percent: Quantity, end: number): Pair | undefined {
  if (model.plain[percent.end] !== '（' || !/(?:率|占比|比例|占)(?:为|达到?)?$/.test(lead(model, percent, 6)))
    return undefined
  const close = indexWithin(model.plain, '）', percent.end, Math.min(50, end - percent.end))
  if (close < 0) return undefined
  const [a, b, more] = quantitiesWithin(model, percent.end, close)
  if (!a || !b || more || a.family !== b.family || a.percent || a.unit === '') return undefined
  return a.value >= b.value ? { part: b, whole: a } : { part: a, whole: b }
}

/** 1120件，占投诉2240件的50%, 45名，占职工总数（60人）的75%: the whole stands between. */
function shareOfTotal(model: TextModel, before: Quantity[], whole: Quantity, gap: string): Pair | undefined {
  const part = before.at(-2)
  if (!part || !/^(?:）|[\u4e00-\u9fff]{1,6})?的$/.test(gap) || part.family !== whole.family) return undefined
  const between = model.plain.slice(part.end, whole.start)
  return /^[，（]?占[\u4e00-\u9fff]{0,12}（?$/.test(between) ? { part, whole, isTold: true } : undefined
}

function sharePair(model: TextModel, before: Quantity[], part: Quantity, gap: string): Pair | undefined {
  const whole = SHARE.test(gap) ? wholeOf(model, part) : undefined
  return whole
    ? isOfOthers(model, part, whole, gap)
      ? undefined
      : { part, whole }
    : (namedWhole(model, part, gap) ??
        planned(model, before, part, gap) ??
        partAmong(model, part, gap) ??
        afterBreakdown(model, before, part, gap) ??
        nextTo(model, before, part, gap) ??
        introduced(model, part, gap))
}

const OPENING = 1500
/** 农户、居民户 and 全村316户. */
const HOUSEHOLDS = /(?:全[村镇乡街社][道区]?|现有|共有?|辖|居民|村民|农户|住户)$/

/** 全村316户……改厕298户，占全村户数的: the report begins with the whole. Of several the one that fits best is meant. */
function introduced(model: TextModel, part: Quantity, gap: string): Pair | undefined {
  const noun = /^[\u4e00-\u9fff]{0,14}[，（]占/.test(gap) ? OF_ALL.exec(gap)?.[1] : undefined
  if (!noun) return undefined
  const wholes = quantitiesWithin(model, 0, Math.min(OPENING, part.start)).filter((whole) => {
    if (whole.family !== part.family || whole.value < part.value || whole.approximate) return false
    const clause = lead(model, whole, 16).replace(/^[\s\S]*[，。；：\n]/, '')
    return noun === '户' ? HOUSEHOLDS.test(clause) : clause.includes(noun.slice(-2))
  })
  const [first, second] = wholes
  return first && (!second || first.value === second.value) ? { part, whole: first } : undefined
}

/** 年度任务28项……完成17项，占年度任务的60.7%: the share names its whole. */
function namedWhole(model: TextModel, part: Quantity, gap: string): Pair | undefined {
  const noun = /^[，（]占([\u4e00-\u9fff]{2,10}?)(?:总数|总量|总额)?的$/.exec(gap)?.[1]
  if (!noun) return undefined
  // 走访420户……占走访户数的: the unit stands in the name.
  const stem = noun.length > 3 && noun.endsWith(`${part.unit}数`) ? noun.slice(0, -part.unit.length - 1) : noun
  const whole = quantitiesWithin(model, Math.max(0, part.start - 160), part.start).findLast(
    (quantity) =>
      quantity.family === part.family &&
      quantity.value >= part.value &&
      (model.plain.startsWith(stem, quantity.start - stem.length) || model.plain.startsWith(noun, quantity.end)),
  )
  return whole ? { part, whole } : undefined
}

/** 现有86人，其中……、实习人员12人；党员34人，占39.5%: of those that the sentence begins with. */
function afterBreakdown(model: TextModel, before: Quantity[], part: Quantity, gap: string): Pair | undefined {
  if (!SHARE.test(gap) || !/；(?:有)?[\u4e00-\u9fff“”]{0,8}$/.test(lead(model, part, 10))) return undefined
  const whole = before.find(({ family }) => family === part.family)
  if (!whole || whole === part || whole.value < part.value || whole.approximate) return undefined
  return /^[\u4e00-\u9fff]{0,8}，其中/.test(model.plain.slice(whole.end, whole.end + 11)) ? { part, whole } : undefined
}

/** 骨灰格位3600个，已使用1944个，占54%: the whole stands right in front. */
function nextTo(model: TextModel, before: Quantity[], part: Quantity, gap: string): Pair | undefined {
  if (
    !/^[，（](?:约|大约)?占(?:比|(?:总数|总量|全部)的?)?(?:为|达)?$/.test(gap) &&
    !/^[\u4e00-\u9fff]{1,6}，占$/.test(gap)
  )
    return undefined
  const whole = before.at(-2)
  if (!whole || whole.family !== part.family || whole.value < part.value || whole.approximate) return undefined
  const between = model.plain.slice(whole.end, part.start)
  return /^[\u4e00-\u9fff]{0,10}，(?:[\u4e00-\u9fff]{2,8}，)?(?:其中)?[\u4e00-\u9fff“”、]{2,16}$/.test(between) &&
    !/、[\u4e00-\u9fff]*$/.test(lead(model, whole, 10))
    ? { part, whole }
    : undefined
}

/** 达标44项，基本达标3项，未达标1项，达标率: the count with the very words of the rate, of the largest count. */
function stemPair(model: TextModel, before: Quantity[], gap: string): Pair | undefined {
  const stem = /[，、；]([\u4e00-\u9fff]{2,4}?)(?:完成|到位)?率(?:为|达到?)?$/.exec(gap)?.[1]
  if (!stem || (stem !== '完成' && NO_SHARE.test(stem))) return undefined
  // 已完成整改15个、正在整改2个; 自查达标47项、基本达标4项、未达标1项.
  const named = new RegExp(`(?<![未不没无非应需待正在拟再]|基本|限期|继续|计划)${stem}(?:到位|完成|的)?$`)
  const part = before.findLast((quantity) => named.test(lead(model, quantity, stem.length + 5)))
  if (!part || part.percent) return undefined
  const [whole] = before
    .filter(({ family, start }) => family === part.family && start < part.start)
    .sort((a, b) => b.value - a.value)
  return whole && whole.value >= part.value && !whole.approximate ? { part, whole } : undefined
}

/** 计划投资800万元，实际完成640万元，占计划的80%. */
function planned(model: TextModel, before: Quantity[], part: Quantity, gap: string): Pair | undefined {
  if (!/^[，（]占(?:全年|年度|总)?(?:计划|目标|任务|预算|应\S{0,4})(?:数|总数|量|额|总额)?的$/.test(gap))
    return undefined
  const whole = before.findLast(
    (quantity) => quantity !== part && quantity.family === part.family && quantity.value >= part.value,
  )
  return whole && /计划|目标|任务|预算|应/.test(lead(model, whole, 8)) && part.start - whole.end < 24
    ? { part, whole }
    : undefined
}

/** 15个村中已有12个达标，占80%. */
function partAmong(model: TextModel, part: Quantity, gap: string): Pair | undefined {
  if (!/^[^。；]{0,20}，占(?:比)?(?:为|达)?$/.test(gap) && !SHARE.test(gap)) return undefined
  const whole = among(model, part)
  return whole ? { part, whole } : undefined
}

/** 15个村中已有12个: the whole right in front of its part. */
function among(model: TextModel, part: Quantity): Quantity | undefined {
  const { start } = sentenceAt(model, part.start)
  const whole = quantitiesWithin(model, Math.max(start, part.start - 24), part.start).at(-1)
  if (!whole || whole.family !== part.family || whole.value < part.value || whole.approximate) return undefined
  const between = model.plain.slice(whole.end, part.start)
  return /^[\u4e00-\u9fff]{0,8}中，?[\u4e00-\u9fff]{0,8}$|^[\u4e00-\u9fff]{1,8}(?:已|现|目前)?有$/.test(between)
    ? whole
    : undefined
}

/** 12个村全部建成，建成率: all of them are a hundred of a hundred. */
function allDone(part: Quantity, gap: string): Pair | undefined {
  const match =
    /^[^，。；\d]{0,8}[，]?(?:已|现已)?(?:全部|均已|全都)([\u4e00-\u9fff]{2,16})，([\u4e00-\u9fff]{2,6})率(?:为|达到?|均为|均达)?$/.exec(
      gap,
    )
  if (!match || part.value < 2) return undefined
  const [, done = '', stem = ''] = match
  return done.includes(stem) ? { part, whole: part } : undefined
}

/** 床位120张，入住老人97人，入住率: people in beds, seats and homes. */
function occupied(model: TextModel, before: Quantity[], last: Quantity, gap: string): Pair | undefined {
  const rate = /[，；](入住|出租|使用|床位使用|上座)率(?:为|达到?)?$/.exec(gap)?.[1]
  if (!rate) return undefined
  const part = [...before]
    .reverse()
    .find((quantity) => quantity.family === '人' && lead(model, quantity, 8).includes(rate.slice(-2)))
  const near = part ? quantitiesWithin(model, Math.max(0, part.start - 60), part.start) : []
  const whole = near.findLast(({ unit }) => /^[张床套间]/.test(unit))
  const settled = part && whole && part.value <= whole.value && last.start - part.start < 40
  return settled ? { part, whole } : undefined
}

/** 受理216件，办结198件，办结率92%: the part is named with the rate. */
function ratePair(model: TextModel, before: Quantity[], part: Quantity, gap: string): Pair | undefined {
  const [, subject = '', stem] = /^([\u4e00-\u9fff]{0,14}?)([，、（；][\s\S]*)$/.exec(gap) ?? []
  const rate = stem === undefined ? undefined : RATE.exec(stem)?.[1]
  if (rate === undefined || NO_SHARE.test(rate.replace('完成', ''))) return undefined
  // 重点人群9640人，重点人群签约率: of all such people, who are not counted here.
  if (rate.length > STEM && lead(model, part, 10).endsWith(rate.slice(0, STEM))) return undefined
  // 发表6篇，年初目标为15篇，完成率40%: the goal stands behind what was reached.
  const reached = before.at(-2)
  if (/^完成/.test(rate) && AIM.test(lead(model, part, 10)))
    return reached && reached.family === part.family && !reached.percent ? { part: reached, whole: part } : undefined
  const inside = among(model, part)
  if (inside && /已|有|中/.test(model.plain.slice(inside.end, part.start))) return { part, whole: inside }
  const whole = before.findLast(
    (quantity) => quantity !== part && quantity.family === part.family && quantity.value >= part.value,
  )
  if (!whole) return wholeBefore(model, part, subject, rate)
  if (whole.approximate) return undefined
  const between = model.plain.slice(whole.end, part.start)
  if (/[。；]/.test(between) || between.length > 30) return splitWhole(model, before, part, rate)
  const words = between.replace(/^[\s\S]*[，、]/, '') + subject
  if (OPEN.test(words) && !/[未不没超]/.test(rate)) return splitWhole(model, before, part, rate)
  const turned = TURNED.exec(rate)?.[0]
  if (turned && !words.includes(turned)) return undefined
  const isNamed =
    [...rate.slice(-VERB)].some((character) => words.includes(character)) || (DONE.test(words) && DONE_RATES.test(rate))
  return isNamed ? { part, whole } : undefined
}

/** 不良贷款率, 漏检率: of those only that are named so. */
const TURNED = /^(?:不|未|坏|漏|差错|失|逾期|误|退|死|伤|复发|流失)/

const AIM = /(?:目标|计划|任务)(?:数|量)?(?:为|是)?$/

/** A rate is named by its last letters: 家长对保教工作的满意率. */
const STEM = 4

/** Its last two say what was done; 家 of 家长满意率 is in 家访 too. */
const VERB = 2

const BEFORE = 140
/** A whole from another sentence is believed only when the part is a good share of it. */
const LEAST_SHARE = 0.5

/** 受理11268件，其中……。审结10930件，结案率97%: the whole is the largest figure of the sentence before. */
function wholeBefore(model: TextModel, part: Quantity, subject: string, rate: string): Pair | undefined {
  const words = (/[\u4e00-\u9fff]*$/.exec(lead(model, part, 8))?.[0] ?? '') + subject
  if (!DONE_RATES.test(rate) || ![...rate].some((character) => words.includes(character))) return undefined
  const { start } = sentenceAt(model, part.start)
  const previous = sentenceAt(model, Math.max(0, start - 1))
  if (start - previous.start > BEFORE || model.plain[start - 1] === '\n') return undefined
  const [whole, second] = quantitiesWithin(model, previous.start, start)
    .filter(({ family }) => family === part.family)
    .sort((a, b) => b.value - a.value)
  if (!whole || whole.approximate || whole.value < part.value || part.value < whole.value * LEAST_SHARE)
    return undefined
  return second && second.value >= part.value ? undefined : { part, whole }
}

/** 达标42项，未达标2项，达标率: done and not done make the whole. */
function splitWhole(model: TextModel, before: Quantity[], rest: Quantity, rate: string): Pair | undefined {
  const done = before.at(-2)
  if (!done || done.family !== rest.family || rest.start - done.end > 12) return undefined
  const word = /^，(?:未|没有|不)([\u4e00-\u9fff]{1,6})$/.exec(model.plain.slice(done.end, rest.start))?.[1]
  if (
    !word ||
    !rate.includes(word.slice(0, 2)) ||
    !new RegExp(`(?:^|[，。；：、])(?:已|现)?${word}`).test(lead(model, done, word.length + 2))
  )
    return undefined
  return { part: done, whole: { ...done, value: done.value + rest.value, end: rest.end } }
}
