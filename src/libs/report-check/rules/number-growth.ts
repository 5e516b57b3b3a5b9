import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'

const UP = '增加|增长|提高|提升|上升|扩大|升|增|扩展|发展|壮大'
const DOWN = '下降|减少|降低|降|压缩|缩短|压减|回落'
const REACHED = new RegExp(`(${UP}|${DOWN})(?:到|至|为|到了)(?:20\\d\\d年)?(?:\\d{1,2}月)?[^，。；\\d]{0,8}$`)
const RATE =
  /^[，、（](?:同比|环比|比(?:上年|去年)(?:同期)?|较(?:上年|去年)(?:同期)?|累计|净)?(增长|增加|提高|提升|上升|增幅|下降|减少|降低|降幅|增|降)(?:了|为|达|达到|约)?$/
const BASE = /(?:上年|去年|上一年|同期|上年度|前一年|20\d\d年)(?:同期)?(?:的|为|是|同期)?[^，。；\d]{0,8}$/
const POINTS = '个百分点'

interface Change {
  from: Quantity
  to: Quantity
  verb: string
}

/** 由A增长到B: the two figures of a change, or undefined. */
function changeAt(model: TextModel, from: Quantity, to: Quantity | undefined): Change | undefined {
  if (!to || from.family !== to.family || from.unit === '') return undefined
  const gap = model.plain.slice(from.end, to.start)
  const verb = REACHED.exec(gap)?.[1]
  const lead = model.plain.slice(Math.max(0, from.start - 20), from.start)
  return verb && /[由从][^，。；]{0,16}$/.test(lead) && !/[。；]/.test(gap) ? { from, to, verb } : undefined
}

/** 1200件，比上年的1000件增长20%: the figure before and the base of the comparison. */
function comparisonAt(model: TextModel, now: Quantity, base: Quantity | undefined): Change | undefined {
  if (!base || now.family !== base.family || now.unit === '') return undefined
  const gap = model.plain.slice(now.end, base.start)
  if (!/[，（]?(?:比|较)/.test(gap) || !BASE.test(gap) || /[。；]/.test(gap) || gap.length > 24) return undefined
  return { from: base, to: now, verb: '' }
}

function rateAfter(model: TextModel, last: Quantity, end: number): { rate: Quantity; verb: string } | undefined {
  const rate = quantitiesWithin(model, last.end, end)[0]
  if (!rate || (!rate.percent && rate.family !== POINTS)) return undefined
  const gap = model.plain.slice(last.end, rate.start)
  const verb = RATE.exec(gap)?.[1] ?? /^(?:的)?(增长|提高|上升|下降|减少|降低)(?:了)?$/.exec(gap)?.[1]
  return verb ? { rate, verb } : undefined
}

/** 2023年2530万吨、2024年2650万吨，2024年比2023年增长4.7%. */
const BETWEEN_YEARS = /(20\d\d)年比(20\d\d)年(增长|增加|提高|上升|下降|减少|降低)(?:了)?/g
const YEARS_REACH = 160

function ofYear(model: TextModel, year: string, end: number): Quantity | undefined {
  return quantitiesWithin(model, Math.max(0, end - YEARS_REACH), end).findLast(({ start }) =>
    model.plain.startsWith(`${year}年`, start - 5),
  )
}

function blur({ from, to }: Change): number {
  const half = (quantity: Quantity) => (quantity.step === 1 ? 0 : quantity.step / 2 / quantity.value)
  return (half(from) + half(to)) * 100 * (to.value / from.value)
}

function checkChange(change: Change, found: { rate: Quantity; verb: string } | undefined): Finding | undefined {
  const { from, to, verb } = change
  if (from.approximate || to.approximate || from.value === 0) return undefined
  const isUp = to.value > from.value
  const said = verb || found?.verb || ''
  if (said && to.value !== from.value && isUp === new RegExp(`^(?:${DOWN}|降幅)$`).test(said)) {
    return {
      start: to.start,
      end: to.end,
      message: `说的是“${said}”，数字却${isUp ? '变大' : '变小'}了。`,
      related: [{ start: from.start, end: from.end, message: '原来的数' }],
    }
  }
  if (!found) return undefined
  const { rate } = found
  if (rate.approximate) return undefined
  const inPoints = from.percent
  const actual = inPoints ? Math.abs(to.value - from.value) : (Math.abs(to.value - from.value) / from.value) * 100
  if (inPoints !== (rate.family === POINTS)) return undefined
  const slack = inPoints ? rate.step * 0.01 : rate.step * 1.001 + blur(change)
  if (Math.abs(actual - rate.value) <= slack + 1e-9) return undefined
  return {
    start: rate.start,
    end: rate.end,
    message: `按两个数计算是${Number(actual.toFixed(2))}${inPoints ? POINTS : '%'}，与${rate.value}${rate.unit}不符。`,
    related: [
      { start: from.start, end: from.end, message: '原来的数' },
      { start: to.start, end: to.end, message: '现在的数' },
    ],
  }
}

/** 1200件，比上年增加200件，增长20%: the base follows from figure and difference. */
function checkDifference(
  model: TextModel,
  now: Quantity,
  difference: Quantity | undefined,
  end: number,
): Finding | undefined {
  if (!difference || difference.family !== now.family || now.approximate || difference.approximate || now.unit === '')
    return undefined
  const gap = model.plain.slice(now.end, difference.start)
  const verb =
    /^[，（](?:同比|比(?:上年|去年)(?:同期)?|较(?:上年|去年)(?:同期)?)(增加|减少|多|少|增长|下降)(?:了)?$/.exec(
      gap,
    )?.[1]
  const found = verb ? rateAfter(model, difference, end) : undefined
  if (!verb || !found?.rate.percent) return undefined
  const base = /减少|少|下降/.test(verb) ? now.value + difference.value : now.value - difference.value
  if (base <= 0) return undefined
  const actual = (difference.value / base) * 100
  if (Math.abs(actual - found.rate.value) <= found.rate.step * 1.001 + (difference.step > 1 ? 1 : 0)) return undefined
  return {
    start: found.rate.start,
    end: found.rate.end,
    message: `按前面的数字计算是${Number(actual.toFixed(2))}%，与${found.rate.value}%不符。`,
  }
}

export const numberGrowth: Rule = {
  id: 'N-GROWTH',
  severity: 'error',
  title: '增减幅度与两个数不符',
  why: '“由A增长到B，增长r%”三个数互相决定，有一个写错就对不上。',
  examples: {
    bad: [
      '志愿者由200人增加到260人，增长⟦40%⟧。',
      '满意率由92.1%提高到96.4%，提高⟦5.3个百分点⟧。',
      '投诉由36件下降到⟦48件⟧。',
      '处理污水2023年2530万吨、2024年2650万吨，2024年比2023年增长⟦17.7%⟧。',
      '全年受理1200件，比上年的1000件增长⟦30%⟧。',
      '全年受理1200件，比上年增加200件，增长⟦25%⟧。',
    ],
    good: [
      '志愿者由200人增加到260人，增长30%。',
      '满意率由92.1%提高到96.4%，提高4.3个百分点。',
      '全年受理1200件，比上年的1000件增长20%。',
      '收入由1.2亿元增长到1.5亿元，增长25.3%。',
    ],
  },
  check({ model, report }) {
    const { quantities } = model
    quantities.forEach((quantity, index) => {
      const next = quantities[index + 1]
      if (!next || next.start - quantity.end > 40) return
      const end = Math.min(sentenceAt(model, next.start).end, next.end + 30)
      const change = changeAt(model, quantity, next) ?? comparisonAt(model, quantity, next)
      const finding = change
        ? checkChange(change, rateAfter(model, next, end))
        : checkDifference(model, quantity, next, end)
      if (finding) report(finding)
    })
    for (const match of model.plain.matchAll(BETWEEN_YEARS)) {
      const [whole, now = '', before = '', verb = ''] = match
      const at = match.index
      const rate = quantitiesWithin(model, at + whole.length, at + whole.length + 1)[0]
      const to = ofYear(model, now, at)
      const from = ofYear(model, before, at)
      if (!rate?.percent || !to || !from || to.family !== from.family) continue
      const wrong = checkChange({ from, to, verb: '' }, { rate, verb })
      if (wrong) report(wrong)
    }
  },
}
