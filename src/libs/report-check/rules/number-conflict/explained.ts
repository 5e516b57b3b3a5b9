import type { Quantity } from '../../model/numbers.ts'
import type { TextModel } from '../../model/text-model.ts'

interface Values {
  list: Quantity[]
  counts?: Map<number, number>
  derived?: Set<number>
  firsts?: Map<number, number>
}

const known = new WeakMap<TextModel, Map<string, Values>>()
const MOST_PARTS = 6
/** Numbers that are added up stand near one another. */
const NEAR = 40

function valuesOf(model: TextModel, family: string): Values {
  let byFamily = known.get(model)
  if (!byFamily) {
    byFamily = new Map()
    known.set(model, byFamily)
    for (const quantity of model.quantities) {
      const values = byFamily.get(quantity.family)
      if (values) values.list.push(quantity)
      else byFamily.set(quantity.family, { list: [quantity] })
    }
  }
  return byFamily.get(family) as Values
}

function countsOf(list: Quantity[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { value } of list) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** What some in a row make together, or by how much one exceeds the next. */
function derivedFrom(list: Quantity[]): Set<number> {
  const derived = new Set<number>()
  list.forEach((first, index) => {
    let { value: sum, end } = first
    for (let at = index + 1; at < Math.min(list.length, index + MOST_PARTS); at++) {
      const next = list[at] as Quantity
      if (next.start - end > NEAR) break
      if (at === index + 1) derived.add(Math.abs(sum - next.value))
      sum += next.value
      end = next.end
      derived.add(sum)
    }
  })
  return derived
}

/** Is the number of a text told in another place of it too? */
export function isTold(model: TextModel, { value, family }: Quantity): boolean {
  const values = valuesOf(model, family)
  values.counts ??= countsOf(values.list)
  return (values.counts.get(value) ?? 0) > 1
}

/** Has the text told this very number before? Then it is the other place that has to be looked at. */
export function toldBefore(model: TextModel, { value, family, start }: Quantity): boolean {
  const values = valuesOf(model, family)
  values.firsts ??= new Map(values.list.toReversed().map((quantity) => [quantity.value, quantity.start]))
  return (values.firsts.get(value) ?? start) < start
}

/** Does the number of a text follow from others of it? */
export function isDerived(model: TextModel, { value, family }: Quantity): boolean {
  const values = valuesOf(model, family)
  values.derived ??= derivedFrom(values.list)
  return values.derived.has(value)
}
