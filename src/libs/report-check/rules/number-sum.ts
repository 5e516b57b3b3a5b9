import { accountsOf } from '../model/accounts.ts'
import { type Breakdown, breakdownsOf } from '../model/breakdown.ts'
import type { Quantity } from '../model/numbers.ts'
import { isPartition, someMake } from '../model/partition.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { checkOpposites } from './number-sum-opposites.ts'
import { checkTrailingTotals } from './number-sum-totals.ts'

/** Ways to divide people; parts of different ways overlap, so they need not add up. */
const WAYS = [
  /党员|群众|团员|党派/,
  /男|女/,
  /研究生|硕士|博士|本科|大专|学历|专科/,
  /高级|中级|初级|职称|正高|副高/,
  /岁|青年|老年|中年/,
  /志愿者|骨干|先进|优秀/,
]
/** A sum this near to the total was meant to reach it. */
const NEAR = 0.11
const NAMED = 0.06
const PAIR = 0.085
const SLIPPED = 0.15
const MOST = 0.6
const BEYOND = 0.3

/** How much may be missing from a list that does not say it names everything: much only where one wrong digit would explain it. */
function nearness({ value, step }: Quantity, labels: string[], sum: number): number {
  // Rounded numbers are never one digit off.
  const isExact = step === 1 || labels.length > 2
  const slipped = isExact && isSlip(Math.round(value / step), Math.round(sum / step))
  const isMany = labels.length > 2
  if (isPartition(labels)) return isMany ? (slipped ? SLIPPED : NEAR) : PAIR
  return slipped || (isMany && commonEnding(labels) > 0) ? NEAR : NAMED
}

/** One digit is another, or two have changed places. */
export function isSlip(a: number, b: number): boolean {
  const [one, two] = [String(a), String(b)]
  if (one.length !== two.length) return false
  const differing = [...one].filter((digit, index) => digit !== two[index])
  return differing.length === 1 || [...one].sort().join() === [...two].sort().join()
}

/** The words that two or more labels end with alike: 党员志愿者, 青年志愿者. */
function commonEnding(labels: string[]): number {
  const [first = '', ...others] = labels
  let length = 0
  while (length < first.length && others.every((label) => label.at(-1 - length) === first.at(-1 - length))) length++
  return length
}

/** What each label says in which way people are divided; -1 for any other word. */
const waysOf = (labels: string[]): Set<number> =>
  new Set(labels.map((label) => WAYS.findIndex((way) => way.test(label))))

/** Ranks inside a kind: 专任教师132人，骨干教师41人. */
const RANK = /骨干|先进|优秀|高级|名师|标兵|模范|示范|持证|重点/

export function overlaps(labels: string[], family = '人'): boolean {
  if (labels.some((label) => /^应(?:完成|到|检|参加|改)|^实(?:际|有|到)/.test(label.replace(/^[上下]半年/, ''))))
    return true
  const ranked = labels.filter((label) => RANK.test(label)).length
  if (ranked > 0 && ranked < labels.length) return true
  const ending = commonEnding(labels)
  if (family !== '人' && ending < 2) return false
  const ways = waysOf(ending > 1 ? labels.map((label) => label.slice(0, -ending)) : labels)
  if (ending < 2 || labels.length < 3) return ways.size > 1
  return [...ways].filter((way) => way >= 0).length > 1
}

const TREATED = /(?:[\u4e00-\u9fff]化|改造|修缮|维修|更新|整治|治理|修复|覆盖|参与|获奖|获)$/

/** 劳动力4120人，稳定就业3708人: nothing says that the two exclude each other. */
const excludeEachOther = (labels: string[]): boolean => commonEnding(labels) > 1 || !waysOf(labels).has(-1)

/** Largest honest difference: exact for counts, rounding of each part for figures such as 1.52亿. */
export function tolerance(parts: Quantity[], whole: Quantity): number {
  const steps = [whole, ...parts].map(({ step }) => step).sort((a, b) => a - b)
  // 7.2万、5万、6.8万: one round number among finer ones is as exact as they are.
  const isRound =
    steps.length > 3 && (steps.at(-1) as number) > (steps.at(-2) as number) && whole.step < (steps.at(-1) as number)
  const step = (isRound ? steps.at(-2) : steps.at(-1)) as number
  return whole.value >= 10_000 && step > 1 ? step * Math.max(0.51, parts.length * 0.3) : step < 1 ? step * 0.51 : 0.5
}

export function formatValue(value: number): string {
  const rounded = Number(value.toPrecision(12))
  if (rounded >= 1e8 && rounded % 1e4 === 0) return `${rounded / 1e8}亿`
  if (rounded >= 1e4 && rounded % 100 === 0) return `${rounded / 1e4}万`
  return String(rounded)
}

function isMeantExhaustive({ whole, parts, lead, isClosed }: Breakdown, sum: number, isList: boolean): boolean {
  if (isClosed) return true
  const labels = parts.map(({ label }) => label)
  if (lead === '分别' || lead === '余' || labels.at(-1)?.startsWith('其他') || labels.at(-1)?.startsWith('其余'))
    return true
  // 收回482份，其中有效476份，满意468份: each is taken from the one before.
  if (parts.filter(({ quantity }) => quantity.value > whole.value * MOST).length > 1) return false
  if (lead === '：' || lead === '（')
    return (
      labels.length > 2 &&
      !overlaps(labels, whole.family) &&
      (sum > whole.value || (whole.value - sum) / whole.value <= NEAR)
    )
  // 由40元提高到80元 tells a change, not two parts.
  if (overlaps(labels, whole.family) || labels.some((label) => /^(?:由|从)|提高到|增加到|降到/.test(label)))
    return false
  // Two kinds of people, or a sum far beyond the total: the same ones are counted twice.
  if (whole.family === '人' && labels.length < 3 && !isList && !excludeEachOther(labels)) return false
  // 养老服务项目13个、助残项目8个: two instances of what there is.
  if (sum < whole.value && labels.length < 3 && !isPartition(labels))
    return commonEnding(labels) > 1 && (whole.value - sum) / whole.value <= NAMED
  // 硬化17条、亮化12条、绿化9条: the same thing may be treated in several ways.
  if (sum > whole.value && labels.every((label) => TREATED.test(label))) return false
  return sum > whole.value
    ? (sum - whole.value) / whole.value <= BEYOND
    : (whole.value - sum) / whole.value <= nearness(whole, labels, sum)
}

export const numberSum: Rule = {
  id: 'N-SUM',
  severity: 'error',
  title: '分项之和不等于总数',
  why: '“其中”各项加起来与总数对不上，核查时第一眼就会被发现。',
  check({ model, report }) {
    for (const breakdown of breakdownsOf(model)) {
      const { whole, parts } = breakdown
      const quantities = parts.map((part) => part.quantity)
      if (parts.length < 2 || [whole, ...quantities].some((quantity) => quantity.approximate)) continue
      if (quantities.some((part) => part.value > whole.value)) continue
      const sum = quantities.reduce((total, part) => total + part.value, 0)
      const isList = model.plain[(quantities[0] as Quantity).end] === '、'
      const slack = tolerance(quantities, whole)
      if ((!isList && someMake(quantities, whole.value, slack)) || isShared(model, breakdown)) continue
      if (Math.abs(sum - whole.value) <= slack || !isMeantExhaustive(breakdown, sum, isList)) continue
      if (sum < whole.value && goesOn(model, breakdown, whole.value - sum)) continue
      report({
        start: whole.start,
        end: (quantities.at(-1) as Quantity).end,
        message: `分项之和是${formatValue(sum)}${whole.unit}，与总数${formatValue(whole.value)}${whole.unit}不符。`,
        related: parts.map(({ quantity, label }) => ({ start: quantity.start, end: quantity.end, message: label })),
      })
    }
    checkAccounts(model, report)
    checkOpposites(model, report)
    checkTrailingTotals(model, report)
  },
}

/** 两名师傅各带3人, 每人1册: so many for each are no part of the whole. */
function isShared({ plain }: TextModel, { whole, parts }: Breakdown): boolean {
  return /[各每]/.test(
    plain.slice(whole.end, parts.at(-1)?.quantity.end).replace(/[各每](?:类|种|项|级|村|镇|街道)|各[县区市界]/g, ''),
  )
}

const REST = /^[\u4e00-\u9fff]{0,6}[，、；](?:[^。；\n]{0,16})(?:其余|其他|其它|剩余|剩下|余下|另)/

/** ……、专窗3个，1个备用; ……，其余为枯枝落叶: the rest is told in other words. */
function goesOn(model: TextModel, { whole, parts }: Breakdown, missing: number): boolean {
  const { end } = parts.at(-1)?.quantity ?? whole
  const stop = Math.min(sentenceAt(model, end).end, end + 60)
  return (
    REST.test(model.plain.slice(end, stop)) ||
    quantitiesWithin(model, end, stop).some(({ family, value }) => family === whole.family && value === missing)
  )
}

const FAR = 0.3

/** 排查隐患67处，整改到位49处，限期整改8处. */
function checkAccounts(model: TextModel, report: Report): void {
  for (const { whole, parts, isClosed } of accountsOf(model)) {
    if (!isClosed || parts.length < 2 || parts.some(({ quantity }) => quantity.value > whole.value)) continue
    const sum = parts.reduce((all, { quantity }) => all + quantity.value, 0)
    const last = parts.at(-1)?.quantity.end ?? whole.end
    // ……、因条件不成熟暂缓1个: the list goes on in other words.
    const more = quantitiesWithin(model, last, Math.min(sentenceAt(model, last).end, last + 30))
    if (more.some(({ family }) => family === whole.family)) continue
    if (
      sum === whole.value ||
      someMake(
        parts.map(({ quantity }) => quantity),
        whole.value,
        0,
      )
    )
      continue
    if (Math.abs(sum - whole.value) / whole.value > FAR) continue
    report({
      start: whole.start,
      end: parts.at(-1)?.quantity.end ?? whole.end,
      message: `分项之和是${formatValue(sum)}${whole.unit}，与总数${formatValue(whole.value)}${whole.unit}不符。`,
    })
  }
}

type Report = (finding: { start: number; end: number; message: string }) => void
