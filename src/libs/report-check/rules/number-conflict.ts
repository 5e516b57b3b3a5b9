import { type Fact, phrasedFacts, staffMentions, staffTotal, standingFacts } from '../model/facts.ts'
import type { Quantity } from '../model/numbers.ts'
import { sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Finding, Rule } from '../rule.ts'
import { toldBefore } from './number-conflict/explained.ts'
import { retold, retoldDeeds } from './number-definite.ts'
import { formatValue } from './number-sum.ts'

/** Largest sensible ratio: a figure ten times another is about something else. */
const RANGE = 3
/** The same words may tell of two years or places; their numbers are nearer one another when they do not. */
const PHRASED_RANGE = 2

function conflicts(model: TextModel, facts: Fact[], range: number): { fact: Fact; first: Fact }[] {
  const values = new Map<string, Set<number>>()
  for (const { key, quantity } of facts) values.set(key, (values.get(key) ?? new Set()).add(quantity.value))
  const firsts = new Map<string, Fact>()
  const found: { fact: Fact; first: Fact }[] = []
  for (const fact of facts) {
    const first = firsts.get(fact.key)
    if (!first) {
      firsts.set(fact.key, fact)
      continue
    }
    // Activities told one by one have a number each.
    if ((values.get(fact.key)?.size ?? 0) > 2) continue
    const ratio = fact.quantity.value / first.quantity.value
    if (fact.quantity.percent && !isSwapped(fact.quantity, first.quantity)) continue
    // What one sentence lists of several subjects is not told twice.
    if (sentenceAt(model, fact.start).start === sentenceAt(model, first.start).start) continue
    if (ratio !== 1 && ratio < range && ratio > 1 / range && !sameRounded(fact, first)) found.push({ fact, first })
  }
  return found
}

/** 96.5%, 95.6%: no other rate has the same digits. */
const isSwapped = (a: Quantity, b: Quantity): boolean =>
  a.step === b.step &&
  [a, b].map(({ value }) => [...value.toFixed(2)].sort().join()).every((one, _, [two]) => one === two)

const STAFF_RANGE = 2

/** More people of the staff than there are, or all of them with another number. */
function staffConflicts(model: TextModel, standing: Fact[]): { fact: Fact; first: Fact }[] {
  const first = staffTotal(standing)
  if (!first) return []
  return staffMentions(model).flatMap(({ quantity, all }) => {
    if (quantity.start <= first.start) return []
    const ratio = quantity.value / first.quantity.value
    const wrong = ratio > 1 || (all && ratio !== 1)
    return wrong && ratio < STAFF_RANGE && ratio > 1 / STAFF_RANGE
      ? [{ fact: { ...first, quantity, start: quantity.start, end: quantity.end }, first }]
      : []
  })
}

/** 1.2万 repeats 12036: equal at the coarser of the two steps. */
function sameRounded({ quantity: a }: Fact, { quantity: b }: Fact): boolean {
  return Math.abs(a.value - b.value) < Math.max(a.step, b.step) && a.step !== b.step
}

const BUILT = '创办|始建|成立|组建|开馆|开院|建[校院厂馆站所队社团行场园店矿台]'
const FOUNDED = new RegExp(`(?:${BUILT})于((?:19|20)\\d\\d)年`, 'g')
const SINCE = new RegExp(`自((?:19|20)\\d\\d)年(?:${BUILT})以来`, 'g')

/** 创办于1998年……自1996年创办以来. */
function checkFounding({ plain }: TextModel, report: (finding: Finding) => void): void {
  const founded = [...plain.matchAll(FOUNDED)]
  const [first] = founded
  if (!first || new Set(founded.map((match) => match[1])).size > 1) return
  for (const { index, 1: year } of plain.matchAll(SINCE)) {
    if (year === first[1]) continue
    report({
      start: index + 1,
      end: index + 6,
      message: `前文同一事实是${first[1]}年，这里是${year}年。`,
      related: [{ start: first.index, end: first.index + first[0].length, message: '前文的数' }],
    })
  }
}

/** 五千零二十天（5200天）: one number in two scripts. */
function checkSpelled({ quantities, plain }: TextModel, report: (finding: Finding) => void): void {
  quantities.forEach((spelled, index) => {
    const digits = quantities[index + 1]
    if (!spelled.chinese || !digits || digits.chinese || spelled.family !== digits.family || spelled.unit === '') return
    if (plain.slice(spelled.end, digits.start) !== '（' || plain[digits.end] !== '）' || spelled.approximate) return
    if (Math.abs(spelled.value - digits.value) < Math.max(digits.step, 1)) return
    report({
      start: digits.start - 1,
      end: digits.end + 1,
      message: `前文同一事实是${formatValue(spelled.value)}${spelled.unit}，这里是${formatValue(digits.value)}${digits.unit}。`,
      related: [{ start: spelled.start, end: spelled.end, message: '前文的数' }],
    })
  })
}

const asFact = (quantity: Quantity): Fact => ({ key: '', quantity, start: quantity.start, end: quantity.end })

export const numberConflict: Rule = {
  id: 'N-CONFLICT',
  severity: 'error',
  title: '同一件事前后两个数',
  why: '一份文稿里同一个事实只能有一个数。',
  check({ model, report }) {
    const standing = standingFacts(model)
    const all = [
      ...conflicts(model, standing, RANGE),
      ...conflicts(model, phrasedFacts(model), PHRASED_RANGE),
      ...staffConflicts(model, standing),
    ]
    const told = new Set(all.map(({ fact }) => fact.quantity))
    for (const { quantity, first } of [...retold(model), ...retoldDeeds(model)])
      if (!told.has(quantity)) all.push({ fact: asFact(quantity), first: asFact(first) })
    checkSpelled(model, report)
    checkFounding(model, report)
    for (const { fact, first } of all) {
      if (toldBefore(model, fact.quantity)) continue
      const unit = first.quantity.unit
      report({
        start: fact.start,
        end: fact.end,
        message: `前文同一事实是${formatValue(first.quantity.value)}${unit}，这里是${formatValue(fact.quantity.value)}${fact.quantity.unit}。`,
        related: [{ start: first.start, end: first.end, message: '前文的数' }],
      })
    }
  },
}
