import type { Quantity } from '../../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../../model/text-model.ts'
import type { Finding, Rule } from '../../rule.ts'
import { formatValue } from '../number-sum.ts'
import { OF_AIM, REST, SURPASSED } from './index.words.ts'
import { type Pair, pairOf } from './pairs.ts'
import { checkPoints } from './points.ts'
import { NO_SHARE } from './sentence.ts'
import { checkShares } from './shares.ts'

/** A rate with its own words: what may be surpassed is not told by those of other clauses. */
const RATE = /([\u4e00-\u9fff]{1,10}[率度])(?:[就仅只均]?(?:为|达到?了?|高达|约|是|有))?$/
const SHARE = /占(?:比|[^，。；：、]{0,24}的)?(?:比例|比重)?(?:为|达到?了?|高达|约|是)?$/
const ROUGH = 6
/** Is p % the ratio a : b, rounded or cut at the digits written? */
function matches(percent: Quantity, part: Quantity, whole: Pair['whole']): boolean {
  const ratio = (part.value / whole.value) * 100
  if (isInTenths(percent)) return isTenths(percent, ratio)
  // 近三成, 过八成: only a clear contradiction counts.
  const slack = percent.bound ? ROUGH : part.approximate || whole.approximate ? 3 : 0
  // 1.25万 and 1.2万 are written side by side: both are as exact as the finer one.
  const step = part.step === 1 || whole.step === 1 ? 0 : Math.min(part.step, whole.step)
  const blur = (ratio * step) / 2 / part.value + (ratio * step) / 2 / whole.value
  // 95% exactly is neither rounded nor cut to 96%.
  const isAbove = percent.value > ratio && slack + blur === 0
  return Math.abs(ratio - percent.value) <= percent.step * (isAbove ? 0.999 : 1.001) + slack + blur
}

/** 占四成, 近三成, 过八成, 六成以上. */
function isTenths({ value, bound, approximate }: Quantity, ratio: number): boolean {
  if (bound === 'under') return ratio > value - ROUGH * 1.5 && ratio < value + 1
  if (bound === 'over' || approximate) return ratio > value - 1 && ratio < value + 10 + ROUGH
  return Math.abs(ratio - value) <= ROUGH
}

/** 占…的130%, 覆盖率120%: more than there is. */
function isWholeAtMost(model: TextModel, percent: Quantity): boolean {
  const { plain } = model
  const { start } = percent
  const before = plain.slice(Math.max(0, start - 30), start)
  const rate = RATE.exec(before)?.[1]
  if (rate) return !(SURPASSED.test(rate) || NO_SHARE.test(rate)) || isReachedByLess(model, percent)
  const share = SHARE.exec(before)?.[0]
  return share !== undefined && !OF_AIM.test(share)
}

/** 报修9600单，完成9408单，完成率198%: all that it may be of is more. */
function isReachedByLess(model: TextModel, percent: Quantity): boolean {
  const { plain } = model
  const { start } = sentenceAt(model, percent.start)
  if (percent.start - start > NEARBY * 2 || OF_AIM.test(plain.slice(start, percent.start))) return false
  const before = quantitiesWithin(model, start, percent.start).filter(({ percent: isShare }) => !isShare)
  const part = before.at(-1)
  const kin = before.filter(
    ({ family, end }) => family === part?.family && (family !== '' || plain[end] === plain[part.end]),
  )
  return part !== undefined && kin.length > 1 && kin.every(({ value }) => value >= part.value)
}

export const numberPercent: Rule = {
  id: 'N-PERCENT',
  severity: 'error',
  title: '百分比与数字不符',
  why: '占比、参与率由前面两个数就能算出，算不上就是写错了。',
  check({ model, report }) {
    checkShares(model, report)
    checkRest(model, report)
    checkPoints(model, report)
    for (const percent of model.quantities) {
      if (!percent.percent) continue
      if (percent.value > 100 && isWholeAtMost(model, percent)) {
        report({ start: percent.start, end: percent.end, message: '比率不会超过100%。' })
        continue
      }
      const finding = isInTenths(percent) ? undefined : wrongShare(model, percent)
      if (finding) report(finding)
    }
  },
}

/** 近三成: a round saying, told by N-MAGNITUDE. */
export const isInTenths = ({ percent, chinese, step }: Quantity): boolean => percent && chinese && step === 10

/** The share that the two counts beside it do not make. */
export function wrongShare(model: TextModel, percent: Quantity): Finding | undefined {
  const pair = percent.approximate && !percent.bound ? undefined : pairOf(model, percent)
  if (!pair || matches(percent, pair.part, pair.whole) || isExplainedElsewhere(model, percent, pair)) return undefined
  const ratio = (pair.part.value / pair.whole.value) * 100
  const decimals = Math.max(0, Math.round(-Math.log10(percent.step)))
  return {
    start: percent.start,
    end: percent.end,
    message: `按前面的数字计算是${ratio.toFixed(Math.min(2, decimals))}%，与${percent.value}%不符。`,
    related: [
      { start: pair.part.start, end: pair.part.end, message: '部分' },
      { start: pair.whole.start, end: pair.whole.end, message: '整体' },
    ],
  }
}

/** 完成率100%，尚有3项未完成. */
function checkRest(model: TextModel, report: (finding: { start: number; end: number; message: string }) => void): void {
  for (const match of model.plain.matchAll(REST)) {
    const at = match.index + match[0].length
    const rest = quantitiesWithin(model, at, at + 1)[0]
    const behind = model.plain.slice(rest?.end ?? at, (rest?.end ?? at) + 12)
    if (!rest || rest.value === 0 || !(/未|正在|没有|待|推进/.test(behind) || /未|剩|其余/.test(match[0]))) continue
    const start = match.index + match[0].indexOf('100%')
    report({ start, end: start + 4, message: `还有${formatValue(rest.value)}${rest.unit}没有做完，比率不会是100%。` })
  }
}

const NEARBY = 70

/** Some other pair near by gives the percentage: it was meant for that one. */
function isExplainedElsewhere(model: TextModel, percent: Quantity, told: Pair): boolean {
  const sentence = sentenceAt(model, percent.start)
  const others = quantitiesWithin(
    model,
    Math.max(sentence.start, percent.start - NEARBY),
    Math.min(sentence.end, percent.end + 30),
  ).filter((quantity) => !quantity.percent)
  return others.some((part, index) =>
    others.some((whole) => {
      if (part === whole || part.family !== whole.family || part.value > whole.value) return false
      if (told.isTold && whole.value !== told.whole.value) return false
      if (matches(percent, part, whole)) return true
      // 编发18篇，区级采用9篇、市级3篇、省级1篇，采用率72.2%: of all of them together.
      const next = others[index + 1]
      const last = others[index + 2]
      if (next === undefined || next === whole || next.family !== part.family) return false
      const two = { ...part, value: part.value + next.value }
      const isThree = last !== undefined && last !== whole && last.family === part.family
      return (
        matches(percent, two, whole) || (isThree && matches(percent, { ...two, value: two.value + last.value }, whole))
      )
    }),
  )
}
