import { breakdownsOf } from '../model/breakdown.ts'
import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

const SHARE = /^[，（、]?(?:约|大约)?占(?:比|[\u4e00-\u9fff]{0,12}?的?)(?:比例)?(?:为|达|达到|约)?$/
const RATE =
  /(?:参与|到会|到课|出勤|回收|满意|合格|达标|办结|覆盖|参训|通过|优秀|注册|普及|知晓|签约|入户|完成|整改|占|履约|破案|调解成功|成功|回访|受训|上座|及格|升学|就业|安置|复核)(?:率|比)(?:为|达|达到|约|是)?$/
const NEVER_ABOVE_HUNDRED =
  /(?:参与|到会|出勤|回收|满意|合格|达标|办结|覆盖|参训|通过|优秀|注册|普及|知晓|签约|整改)(?:率|度)(?:为|达|达到|高达|约|是)?$|占(?:比|[\u4e00-\u9fff]{0,8}的)(?:为|达|达到)?$/

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

/** The part and the whole that the sentence clearly means, or undefined. */
function pairOf(model: TextModel, percent: Quantity): { part: Quantity; whole: Quantity } | undefined {
  const sentence = sentenceAt(model, percent.start)
  const before = quantitiesWithin(model, sentence.start, percent.start)
  const part = before.at(-1)
  if (!part || part.percent || part.unit === '') return undefined
  const gap = model.plain.slice(part.end, percent.start)
  if (SHARE.test(gap)) {
    const whole = breakdownsOf(model).length > 0 ? wholeOf(model, part) : undefined
    return whole ? { part, whole } : undefined
  }
  if (!RATE.test(gap) || !/^[，、（][\u4e00-\u9fff]{0,12}$/.test(gap)) return undefined
  const whole = before.at(-2)
  if (!whole || whole.family !== part.family || whole.percent || whole.value < part.value) return undefined
  const between = model.plain.slice(whole.end, part.start)
  if (/[。；]/.test(between) || between.length > 24 || !namesRate(between, gap)) return undefined
  return { part, whole }
}

/** 收回……回收率, 实到……到会率: the part is named with a character of the rate, and not as its opposite. */
function namesRate(between: string, gap: string): boolean {
  const stem = RATE.exec(gap)?.[0].replace(/[率比].*$/, '') ?? ''
  const label = between.replace(/^[\s\S]*[，、]/, '')
  return (
    !/[未不没]/.test(label) &&
    [...stem].some((character) => label.includes(character) || (character === '参' && label.includes('到')))
  )
}

const wholes = new WeakMap<TextModel, Map<Quantity, Quantity>>()

function wholeOf(model: TextModel, part: Quantity): Quantity | undefined {
  const known =
    wholes.get(model) ??
    new Map(breakdownsOf(model).flatMap(({ whole, parts }) => parts.map(({ quantity }) => [quantity, whole] as const)))
  wholes.set(model, known)
  return known.get(part)
}

export const numberPercent: Rule = {
  id: 'N-PERCENT',
  severity: 'error',
  title: '百分比与数字不符',
  why: '占比、参与率由前面两个数就能算出，算不上就是写错了。',
  examples: {
    bad: ['有职工86人，其中党员52人，占⟦70.5%⟧。', '发放问卷500份，收回480份，回收率⟦98%⟧。', '群众满意率达⟦102%⟧。'],
    good: [
      '有职工86人，其中党员52人，占60.5%。',
      '发放问卷500份，收回480份，回收率96%。',
      '全年完成任务的120%。',
      '应到120人，实到114人，到会率95%。',
    ],
  },
  check({ model, report }) {
    for (const percent of model.quantities) {
      if (!percent.percent) continue
      const before = model.plain.slice(Math.max(0, percent.start - 16), percent.start)
      if (percent.value > 100 && NEVER_ABOVE_HUNDRED.test(before)) {
        report({ start: percent.start, end: percent.end, message: '比率不会超过100%。' })
        continue
      }
      const pair = percent.approximate ? undefined : pairOf(model, percent)
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

/** Some other pair of the sentence gives the percentage: it was meant for that one. */
function isExplainedElsewhere(model: TextModel, percent: Quantity): boolean {
  const sentence = sentenceAt(model, percent.start)
  const others = quantitiesWithin(model, sentence.start, Math.min(sentence.end, percent.end + 40)).filter(
    (quantity) => !quantity.percent,
  )
  if (others.length > 12) return true
  return others.some((part) =>
    others.some(
      (whole) =>
        part !== whole && part.family === whole.family && part.value <= whole.value && matches(percent, part, whole),
    ),
  )
}
