import type { TextModel } from '../model/text-model.ts'

const told = new WeakMap<TextModel, Set<number>>()

/** Several rules look for a fact with two values; the first that sees a number tells it. */
export function isFirstToTell(model: TextModel, start: number): boolean {
  const known = told.get(model) ?? new Set<number>()
  told.set(model, known)
  if (known.has(start)) return false
  known.add(start)
  return true
}
