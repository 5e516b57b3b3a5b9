import type { Quantity } from '../model/numbers.ts'
import { filledLines, quantitiesWithin, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { formatValue } from './number-sum.ts'

const TOTAL_BEFORE = /(?:自评|自查|测评|考核|综合)?(?:总得分|总分|得分|总评|自评分|自评)(?:为|是|共|合计|达)?$/
const OWN_BEFORE = /(?:自评|得分|实得|自评得分|自评分|得|[\u4e00-\u9fff])(?:为|是)?$/
const FULL_BEFORE = /(?:满分|分值|总分)(?:为)?$/
const GAP = /^(?:（(?:满分|分值)(?:为)?|，(?:自评|得分|实得|得|自评得分|自评分)(?:为)?)$/
const FEWEST = 3
const WHOLE = 100

interface Item {
  own: Quantity
  full: Quantity
}

/** Every 理想信念19分（满分20分） or （满分15分，自评15分）, in order. */
function items({ plain, quantities }: TextModel): Item[] {
  const found: Item[] = []
  quantities.forEach((first, index) => {
    const second = quantities[index + 1]
    if (second?.family !== '分' || first.family !== '分' || !GAP.test(plain.slice(first.end, second.start))) return
    const before = plain.slice(Math.max(0, first.start - 5), first.start)
    if (FULL_BEFORE.test(before)) found.push({ own: second, full: first })
    else if (plain[first.end] === '（' && OWN_BEFORE.test(before)) found.push({ own: first, full: second })
  })
  return found
}

const sum = (values: Quantity[]) => Number(values.reduce((all, { value }) => all + value, 0).toFixed(4))

/** The one score that is told for everything; one that has a full score behind it is an item. */
function totalOf(model: TextModel, all: Item[]): Quantity | undefined {
  const used = new Set(all.flatMap(({ own, full }) => [own, full]))
  const totals = model.quantities.filter(
    (quantity) =>
      quantity.family === '分' &&
      !used.has(quantity) &&
      TOTAL_BEFORE.test(model.plain.slice(Math.max(0, quantity.start - 8), quantity.start)),
  )
  const values = new Set(totals.map(({ value }) => value))
  return values.size === 1 ? totals[0] : undefined
}

/** Scores that are listed behind 得分分别为, without their full scores. */
function listed(model: TextModel): { total: Quantity; own: Quantity[] } | undefined {
  for (const line of filledLines(model)) {
    const at = model.plain.slice(line.start, line.end).search(/得分(?:分别)?为：|得分情况：|得分：/)
    if (at < 0) continue
    const own = quantitiesWithin(model, line.start + at, line.end).filter(({ family }) => family === '分')
    const total = quantitiesWithin(model, Math.max(0, line.start + at - 60), line.start + at).findLast(
      ({ family, start }) => family === '分' && TOTAL_BEFORE.test(model.plain.slice(Math.max(0, start - 8), start)),
    )
    const last = own.at(-1)
    if (
      !total &&
      last &&
      own.length > FEWEST &&
      /总(?:得)?分(?:为|共)?$/.test(model.plain.slice(last.start - 4, last.start))
    )
      return { total: last, own: own.slice(0, -1) }
    if (total && own.length >= FEWEST) return { total, own }
  }
  return undefined
}

export const numberScore: Rule = {
  id: 'N-SUM-SCORE',
  severity: 'error',
  title: '各项得分之和不等于总分',
  why: '自评报告的总分由各项得分相加，差零点几分也会被退回。',
  check({ model, report }) {
    if (!model.plain.includes('得分') && !model.plain.includes('自评')) return
    const all = items(model)
    const told = all.length >= FEWEST && sum(all.map(({ full }) => full)) === WHOLE
    const total = told ? totalOf(model, all) : undefined
    const [whole, own] = total ? [total, all.map((item) => item.own)] : plainList(model, all.length)
    if (!whole) return
    const right = sum(own)
    if (right === whole.value) return
    report({
      start: whole.start,
      end: whole.end,
      message: `分项之和是${formatValue(right)}${whole.unit}，与总数${formatValue(whole.value)}${whole.unit}不符。`,
    })
  },
}

function plainList(model: TextModel, items: number): [Quantity | undefined, Quantity[]] {
  const list = items > 0 ? undefined : listed(model)
  return [list?.total, list?.own ?? []]
}
