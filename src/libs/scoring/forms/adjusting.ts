import type { Event } from '../answers.ts'
import { decimal, type Exact, plain, smaller, sum, ZERO } from '../decimals.ts'
import type { BarEffect, Measure, RuleOf } from '../rules.ts'
import { judge, type Leaf, read } from '../sources.ts'
import { type Outcome, partAnswer, points, type Scorer } from './outcome.ts'

const BAR_TEXTS: Record<BarEffect, string> = {
  bar: '不予评定',
  zero: '总分计零',
  rectify: '限期整改',
}

type CountedItem = RuleOf<'bonus'>['items'][number]

interface Counted {
  amount: Exact
  told: string
}

function countItem(item: CountedItem, ordinal: number, leaf: Leaf, word: string): Counted {
  const manual = partAnswer(leaf, ordinal)
  const value = manual.met === undefined ? read(leaf, item, manual).value : decimal(manual.met ? 1 : 0)
  const times = value === undefined || value.lt(0) ? ZERO : value
  const whole = times.times(item.each)
  const amount = item.limit === undefined ? whole : smaller(whole, decimal(item.limit))
  return {
    amount,
    told: `“${item.name}”${plain(times)} ${word}，每${word} ${item.each} 分，计 ${plain(amount)} 分${amount.lt(whole) ? '（封顶）' : ''}`,
  }
}

/** `word` is the measure word: 件 for what adds, 起 for what takes. */
function countItems(items: readonly CountedItem[], leaf: Leaf, word: string): Counted[] {
  return items.map((item, index) => countItem(item, index + 1, leaf, word)).filter((counted) => counted.amount.gt(0))
}

export const bonus: Scorer<'bonus'> = (rule, leaf) => {
  const counted = countItems(rule.items, leaf, '件')
  const whole = sum(counted.map((item) => item.amount))
  const limit = leaf.placed.points
  const got = limit.gt(0) ? smaller(whole, limit) : whole
  const names = rule.items.map((item) => `${item.name} ${item.each} 分`).join('、')
  const open = limit.eq(0) || got.lt(limit)
  const why = counted.length === 0 ? '还没有可加分的记录' : counted.map((item) => item.told).join('，')
  const capped = whole.gt(got) ? `，封顶 ${points(limit)}` : ''
  return {
    got,
    why: `${why}${capped}`,
    winBack: open ? `每增加一件加分：${names}${limit.gt(0) ? `；还可加 ${points(limit.minus(got))}` : ''}` : '',
  }
}

export const deduction: Scorer<'deduction'> = (rule, leaf) => {
  const counted = countItems(rule.items, leaf, '起')
  if (counted.length === 0) return { got: ZERO, why: '没有应扣分的情形', winBack: '' }
  return takeAway(sum(counted.map((item) => item.amount)), counted.map((item) => item.told).join('，'), leaf)
}

export const penalty: Scorer<'penalty'> = (rule, leaf) => {
  const found = occurrences(rule, leaf, rule.kinds)
  if (found.count.lte(0)) return { got: ZERO, why: found.told, winBack: '' }
  const told = `${found.told}，每起扣 ${rule.each} 分`
  return takeAway(found.count.times(rule.each), told, leaf)
}

function takeAway(amount: Exact, told: string, leaf: Leaf): Outcome {
  const limit = leaf.placed.points
  const taken = limit.gt(0) ? smaller(amount, limit) : amount
  const why = `${told}，扣 ${points(taken)}${taken.lt(amount) ? '（扣到封底）' : ''}`
  return { got: ZERO.minus(taken), why, winBack: '整改到位，防止再次发生；情况不实的，提出复核' }
}

export const veto: Scorer<'veto'> = (rule, leaf) => {
  const found = occurrences(rule, leaf, undefined)
  if (found.count.lte(rule.tolerated ?? 0)) return { got: ZERO, why: found.told, winBack: '' }
  const effect = (leaf.inputs.holder ? rule.holder : undefined) ?? rule.effect ?? 'bar'
  return {
    got: ZERO,
    why: `${found.told}，${BAR_TEXTS[effect]}`,
    winBack: rule.months ? `回看期 ${rule.months} 个月过后才能消除；情况不实的，提出复核` : '情况不实的，提出复核',
    bar: effect,
  }
}

export const admission: Scorer<'admission'> = (rule, leaf) => {
  const { met, told, wanted } = judge(leaf, rule.when)
  if (met) return { got: ZERO, why: `${told}，具备资格`, winBack: '' }
  return { got: ZERO, why: `${told}，不具备资格`, winBack: rule.when ? wanted : '符合后在自评中确认', bar: 'bar' }
}

interface Occurrences {
  count: Exact
  told: string
}

/** Events inside the look-back window, or else the number read; nothing entered means nothing happened. */
function occurrences(
  rule: Measure & { months?: number | undefined },
  leaf: Leaf,
  kinds: readonly string[] | undefined,
): Occurrences {
  const { events } = leaf.answer
  const { asOf } = leaf.inputs
  const span =
    rule.months === undefined
      ? ''
      : `回看 ${rule.months} 个月${asOf ? `（${monthsBefore(asOf, rule.months)} 至 ${asOf}）` : ''}，`
  if (events) {
    const counted = events.filter((event) => isCounted(event, rule.months, asOf, kinds))
    const names = counted.map((event) => event.name ?? event.kind ?? event.date).join('、')
    const count = decimal(counted.length)
    return {
      count,
      told: counted.length === 0 ? `${span}没有登记的情形` : `${span}发生 ${counted.length} 起：${names}`,
    }
  }
  const { value, told } = read(leaf, rule)
  if (value === undefined || value.lte(0)) return { count: ZERO, told: `${span}没有登记的情形` }
  return { count: value, told: `${span}${told}` }
}

function isCounted(
  event: Event,
  months: number | undefined,
  asOf: string | undefined,
  kinds: readonly string[] | undefined,
): boolean {
  if (kinds && !(event.kind !== undefined && kinds.includes(event.kind))) return false
  if (asOf === undefined) return true
  if (event.date > asOf) return false
  return months === undefined || event.date >= monthsBefore(asOf, months)
}

/** The same day so many months earlier, or the last day of that month where it has no such day. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
