import { parseChineseNumber } from '../../../chinese/numerals.ts'
import type { Quantity } from '../../model/numbers.ts'
import { clauseBefore, quantitiesWithin, sentenceAt, type TextModel } from '../../model/text-model.ts'
import type { Finding, Rule } from '../../rule.ts'
import { formatValue } from '../number-sum.ts'
import { baseBehind, type Change, changesOf, DOWN } from './changes.ts'
import { claimAt, POINTS } from './claims.ts'
import { RANKS, RANKS_BACK, SINCE } from './index.words.ts'
import { looseChanges } from './loose.ts'
import { checkContrary, yearChanges } from './years.ts'

const MOST_CLAIMS = 2
const DOWNWARDS = new RegExp(`^(?:${DOWN}|降幅|少|低|节约|节省)$`)

const isPart = (model: TextModel, { start }: Quantity) =>
  model.plain.slice(sentenceAt(model, start).start, start).includes('其中')

/** 由每月2次增加到每周1次 */
const periodOf = ({ plain }: TextModel, { start }: Quantity) =>
  /每(?:半)?[天日周月季年](?=[^由从自]{0,2}$)/.exec(plain.slice(Math.max(0, start - 6), start))?.[0]

const DIFFERENCE =
  /(?:增[加长]?|减[少亏]?|下降|降低|上升|提高|压[减缩降]|缩[短减]|节[约省]|超出|[多少])(?![\u4e00-\u9fff]*[到至为])[\u4e00-\u9fff]{0,3}$/
const AVERAGE = /[均每][\u4e00-\u9fff]{0,5}$/
const FAR_OFF = 5

/** 上年80件，今年减少30件 and 场均400人次，比上年的6.2万人次: a difference or an average has no base in a figure of another kind. */
function isComparable({ plain }: TextModel, { from, to }: Change): boolean {
  if (from.start < to.start && DIFFERENCE.test(clauseBefore(plain, to.start, 12))) return false
  const [one, two] = [from, to].map(({ start }) => AVERAGE.test(clauseBefore(plain, start, 12)))
  return one === two || (from.value < to.value * FAR_OFF && to.value < from.value * FAR_OFF)
}

function checkChange(model: TextModel, change: Change, report: (finding: Finding) => void): void {
  const { from, to, verb, last } = change
  // 共120场，其中读书会36场、老年大学18场，比上年的96场增长25%: it is the whole that is compared.
  if (periodOf(model, from) !== periodOf(model, to) || !isComparable(model, change)) return
  if (from.start > to.start && isPart(model, to) && !/[比较]/.test(model.plain[to.end] ?? '')) {
    checkWholes(model, change, report)
    return
  }
  const related = [
    { start: from.start, end: from.end, message: '原来的数' },
    { start: to.start, end: to.end, message: '现在的数' },
  ]
  let offset = last.end
  let claim = claimAt(model, change, offset)
  const said = verb || claim?.verb || ''
  const isUp = to.value > from.value
  if (said && to.value !== from.value && isUp === DOWNWARDS.test(said)) {
    const message = `说的是“${said}”，数字却${isUp ? '变大' : '变小'}了。`
    report({ start: to.start, end: to.end, message, related: related.slice(0, 1) })
    return
  }
  for (let count = 0; claim && count < MOST_CLAIMS; count++) {
    if (claim.isWrong) {
      const { start, end, truth, text } = claim
      report({ start, end, message: `按两个数计算是${truth}，与“${text}”不符。`, related })
      return
    }
    offset = claim.after
    claim = claimAt(model, change, offset)
  }
}

/** Only a claim that no two of the figures at hand bear out, in the direction that they go. */
function checkLoose(model: TextModel, change: Change, report: (finding: Finding) => void): void {
  const { from, to, last, others = [] } = change
  const claim = claimAt(model, change, last.end)
  if (!claim?.isWrong) return
  if (periodOf(model, from) !== periodOf(model, to) || !isComparable(model, change)) return
  if (claim.verb && DOWNWARDS.test(claim.verb) === to.value > from.value) return
  const figures = [...others, from, to]
  const fits = figures.some((one) =>
    figures.some(
      (two) => one !== two && claimAt(model, { ...change, from: one, to: two }, last.end)?.isWrong === false,
    ),
  )
  if (!fits)
    report({
      start: claim.start,
      end: claim.end,
      message: `按两个数计算是${claim.truth}，与“${claim.text}”不符。`,
      related: [
        { start: from.start, end: from.end, message: '原来的数' },
        { start: to.start, end: to.end, message: '现在的数' },
      ],
    })
}

/** Whole or part, some figure of the sentence must make what is said; several of them may do so together. */
function checkWholes(model: TextModel, change: Change, report: (finding: Finding) => void): void {
  const { from } = change
  const { start } = sentenceAt(model, from.start)
  const others = quantitiesWithin(model, start, from.start).filter(({ family }) => family === from.family)
  if (others.some(({ value }) => value <= 0) || new Set(others.map(({ unit }) => unit)).size > 1) return
  const sums = others.flatMap((one, index) =>
    others.slice(index + 1).map((two) => ({ ...one, value: one.value + two.value })),
  )
  const fits = [...others, ...sums].some((to) => claimAt(model, { ...change, to }, from.end)?.isWrong === false)
  if (!fits && others[0]) checkLoose(model, { ...change, to: others[0], others: [] }, report)
}

/** 比上年减少36件，由120件降至84件: the difference or the rate stands in front. */
function checkLeading(model: TextModel, { from, to, verb }: Change, report: (finding: Finding) => void): void {
  const word = /(增加|上升|增长|提高|下降|减少|降低)(?:了)?(?:[\d.]{1,6}%)?，(?:由|从)[^，。；\d]{0,10}$/.exec(
    model.plain.slice(Math.max(0, from.start - 24), from.start),
  )?.[1]
  if (word && from.value !== to.value && DOWNWARDS.test(word) === to.value > from.value) {
    const message = `说的是“${word}”，数字却${to.value > from.value ? '变大' : '变小'}了。`
    report({
      start: to.start,
      end: to.end,
      message,
      related: [{ start: from.start, end: from.end, message: '原来的数' }],
    })
    return
  }
  if (!verb || from.percent) return
  const lead = quantitiesWithin(model, Math.max(0, from.start - 24), from.start).at(-1)
  if (!lead || lead.approximate || !(lead.family === from.family || lead.percent)) return
  if (!/^[，、（](?:由|从)[^，。；\d]{0,10}$/.test(model.plain.slice(lead.end, from.start))) return
  if (!LEADING.test(model.plain.slice(lead.start - 4, lead.start))) return
  const difference = Math.abs(to.value - from.value)
  const truth = lead.percent ? (difference / from.value) * 100 : difference
  const isExact = [lead, from, to].every(({ step }) => step === 1)
  if (Math.abs(truth - lead.value) <= (lead.percent || !isExact ? Math.max(lead.step, isExact ? 0 : 1) : 0)) return
  report({
    start: lead.start,
    end: lead.end,
    message: `按后面两个数计算是${Number(truth.toFixed(2))}${lead.unit}，与这里不符。`,
    related: [{ start: from.start, end: to.end, message: '两个数' }],
  })
}

const LEADING = /(?:增加|增长|减少|净增|提高|下降|降低|多|少|压减|缩短)(?:了)?$/

const AGAINST = /[比较][^，。；]{0,12}$/
const BY = /^(?:净)?(?:多|少|增加|减少|增长|下降)(?:了)?$/
const RATE = /^[，、（](?:同比)?(?:增长|增幅|上升|下降|降幅|减少)(?:了|达|为)?$/

/** 比2023年的120件增加36件，增长20%: base and difference make the rate. */
function checkAgainst(model: TextModel, report: (finding: Finding) => void): void {
  const { quantities, plain } = model
  quantities.forEach((difference, index) => {
    const [now, base, rate] = [quantities[index - 2], quantities[index - 1], quantities[index + 1]]
    if (!base || !rate?.percent || difference.family !== base.family || base.unit === '' || base.percent) return
    const isSkipped = now !== undefined && isPart(model, now)
    if ((now?.family === base.family && !isSkipped) || base.approximate || difference.approximate || rate.approximate)
      return
    if (!BY.test(plain.slice(base.end, difference.start)) || !RATE.test(plain.slice(difference.end, rate.start))) return
    if (!AGAINST.test(plain.slice(Math.max(0, base.start - 14), base.start))) return
    const truth = (difference.value / base.value) * 100
    const blur = truth * (exactness(difference) + exactness(base))
    if (Math.abs(truth - rate.value) <= rate.step * 1.001 + blur) return
    report({
      start: rate.start,
      end: rate.end,
      message: `按前面两个数计算是${Number(truth.toFixed(2))}%，与这里不符。`,
      related: [{ start: base.start, end: difference.end, message: '两个数' }],
    })
  })
}

const exactness = ({ step, value }: Quantity) => (step === 1 ? 0 : step / 2 / value)

/** 1200件，比上年增加200件，增长20%: the base follows from figure and difference. */
function checkDifferences(model: TextModel, report: (finding: Finding) => void): void {
  const { quantities, plain } = model
  quantities.forEach((now, index) => {
    const [difference, rate] = [quantities[index + 1], quantities[index + 2]]
    if (!difference || !rate?.percent || difference.family !== now.family || now.unit === '' || now.percent) return
    if (now.approximate || difference.approximate || rate.approximate) return
    const verb = SINCE.exec(plain.slice(now.end, difference.start))?.[1]
    const gap = plain.slice(difference.end, rate.start)
    if (!verb || !/^[，、（](?:同比)?(?:增长|增幅|下降|减少|降低|降幅|增加)(?:了|为|达|达到|约)?$/.test(gap)) return
    const base = /减少|少|下降/.test(verb) ? now.value + difference.value : now.value - difference.value
    if (base <= 0) return
    const actual = (difference.value / base) * 100
    const blur =
      ((difference.step === 1 ? 0 : difference.step / difference.value) + (now.step === 1 ? 0 : now.step / base)) *
      actual
    if (Math.abs(actual - rate.value) <= rate.step * 1.001 + blur) return
    const message = `按前面的数字计算是${Number(actual.toFixed(2))}%，与${rate.value}%不符。`
    report({ start: rate.start, end: rate.end, message })
  })
}

/** 18.6万人次，同比增长24%（上年为15万人次）. */
function checkBehind(model: TextModel, report: (finding: Finding) => void): void {
  model.quantities.forEach((rate, index) => {
    const to = model.quantities[index - 1]
    if (!to || !(rate.percent || rate.family === POINTS) || to.approximate) return
    const from = baseBehind(model, rate)
    if (!from || from.family !== to.family || from.value === 0) return
    // One of the two numbers is wrong, and nobody knows which.
    checkChange(model, { from, to, last: to, verb: '' }, (finding) => report({ ...finding, end: from.end }))
  })
}
const numeral = (text: string) => (/^\d/.test(text) ? Number(text) : Number(parseChineseNumber(text)))

/** 由第九位上升至第五位，上升4位. */
function checkRanks({ plain }: TextModel, report: (finding: Finding) => void): void {
  for (const { index, 0: text, 1: from = '', 2: to = '', 3: said = '' } of [
    ...plain.matchAll(RANKS),
    ...plain.matchAll(RANKS_BACK),
  ]) {
    const difference = Math.abs(numeral(from) - numeral(to))
    if (difference === numeral(said) || Number.isNaN(difference)) continue
    const start =
      index + text.length - (/[\d一二三四五六七八九十]+(?:个位次|个名次|位|名)$/.exec(text)?.[0].length ?? 0)
    report({
      start,
      end: index + text.length,
      message: `按两个数计算是${difference}位，与“${plain.slice(start, index + text.length)}”不符。`,
    })
  }
}

const BASE_THEN_RATE =
  /(?:比|较)(?:上年|去年|前年|上年度|上学年|上学期|年初|上季度|上半年|同期|上年同期|去年同期)(?:同期)?的?(?=\d)/g

/** 比去年的84起下降25%，为63起: base and rate stand in front of the result. */
function checkResults(model: TextModel, report: (finding: Finding) => void): void {
  for (const match of model.plain.matchAll(BASE_THEN_RATE)) {
    const end = match.index + match[0].length
    const [from, rate, to] = quantitiesWithin(model, end, end + 50)
    if (!from || !rate || !to || from.family !== to.family) continue
    const inPoints = from.percent && rate.family === POINTS
    if (!inPoints && (!rate.percent || from.percent)) continue
    if ([from, rate, to].some(({ approximate }) => approximate)) continue
    const verb = /^[\u4e00-\u9fff]{0,4}?(增长|增加|上升|提高|下降|减少|降低)(?:了)?$/.exec(
      model.plain.slice(from.end, rate.start),
    )?.[1]
    if (!verb || !/^，(?:为|达到?|至|到|降至|降到|增至|增加到|共)$/.test(model.plain.slice(rate.end, to.start)))
      continue
    const step = (inPoints ? rate.value : (from.value * rate.value) / 100) * (DOWNWARDS.test(verb) ? -1 : 1)
    const value = from.value + step
    const slack = inPoints
      ? to.step * 1.001
      : to.step === 1 && from.step === 1
        ? 0.51 + (from.value * rate.step) / 200
        : undefined
    if (
      Math.abs(value - to.value) <=
      (slack ?? to.step + (from.value * rate.step) / 100 + from.step * (from.step === 1 ? 0 : 1))
    )
      continue
    const message = `按前面的数字计算是${formatValue(inPoints ? Number(value.toFixed(2)) : Math.round(value))}${to.unit}，与这里不符。`
    report({ start: rate.start, end: to.end, message })
  }
}

const FALL = /(?:下降|降低|减少|压缩|缩短|压减|降幅|减幅|精简)(?:了|为|达到?|近|约)?$/

/** 下降120%: nothing falls by more than all of itself. */
function checkFalls({ quantities, plain }: TextModel, report: (finding: Finding) => void): void {
  for (const { percent, value, start, end } of quantities)
    if (percent && value > 100 && FALL.test(plain.slice(Math.max(0, start - 5), start)))
      report({ start, end, message: '下降、减少的幅度不会超过100%。' })
}

export const numberGrowth: Rule = {
  id: 'N-GROWTH',
  severity: 'error',
  title: '增减幅度与两个数不符',
  why: '“由A增长到B，增长r%”三个数互相决定，有一个写错就对不上。',
  check({ model, report }) {
    const changes = changesOf(model)
    for (const change of changes) {
      checkChange(model, change, report)
      checkLeading(model, change, report)
    }
    const told = new Set(changes.map(({ last }) => last.start))
    for (const change of looseChanges(model))
      if (!told.has(change.last.start) && !(change.from.start > change.to.start && isPart(model, change.to)))
        checkLoose(model, change, report)
    for (const change of yearChanges(model)) checkChange(model, change, report)
    checkContrary(model, report)
    checkDifferences(model, report)
    checkAgainst(model, report)
    checkBehind(model, report)
    checkResults(model, report)
    checkRanks(model, report)
    checkFalls(model, report)
  },
}
