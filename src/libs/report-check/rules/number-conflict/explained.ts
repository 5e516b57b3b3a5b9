import type { Quantity } from '../../model/numbers.ts'
import type { TextModel } from '../../model/text-model.ts'

interface Values {
  counts: Map<number, number>
  derived: Set<number>
}

const known = new WeakMap<TextModel, Map<string, Values>>()
const MOST_PARTS = 6
/** Numbers that are added up stand near one another. */
const NEAR = 40

/** By family: how often each value is told, and what some in a row make together, or by how much one exceeds the next. */
function valuesOf(model: TextModel): Map<string, Values> {
  const read = known.get(model)
  if (read) return read
  const byFamily = new Map<string, Quantity[]>()
  for (const quantity of model.quantities) {
    const list = byFamily.get(quantity.family)
    if (list) list.push(quantity)
    else byFamily.set(quantity.family, [quantity])
  }
  const values = new Map<string, Values>()
  for (const [family, list] of byFamily) {
    const counts = new Map<number, number>()
    const derived = new Set<number>()
    list.forEach((first, index) => {
      counts.set(first.value, (counts.get(first.value) ?? 0) + 1)
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
    values.set(family, { counts, derived })
  }
  known.set(model, values)
  return values
}

/** Is the number told in another place too? */
export const isTold = (model: TextModel, { value, family }: Quantity): boolean =>
  (valuesOf(model).get(family)?.counts.get(value) ?? 0) > 1

/** Does the number follow from others? */
export const isDerived = (model: TextModel, { value, family }: Quantity): boolean =>
  valuesOf(model).get(family)?.derived.has(value) ?? false
