import { breakdownsOf } from '../../model/breakdown.ts'
import type { Quantity } from '../../model/numbers.ts'
import type { TextModel } from '../../model/text-model.ts'

const wholes = new WeakMap<TextModel, Map<Quantity, Quantity>>()

/** The total that a part was named for with 其中 and the like. */
export function wholeOf(model: TextModel, part: Quantity): Quantity | undefined {
  const known =
    wholes.get(model) ??
    new Map(breakdownsOf(model).flatMap(({ whole, parts }) => parts.map(({ quantity }) => [quantity, whole] as const)))
  wholes.set(model, known)
  return known.get(part)
}
