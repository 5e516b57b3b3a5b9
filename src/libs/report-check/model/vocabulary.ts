import type { CheckData } from '../data.ts'

const sets = new WeakMap<CheckData['vocabulary'], Set<string>>()

/** The common two-character words as a set. */
export function vocabularyOf({ vocabulary }: Pick<CheckData, 'vocabulary'>): Set<string> {
  const known = sets.get(vocabulary)
  if (known) return known
  const words = new Set<string>()
  for (let index = 0; index < vocabulary.words.length; index += 2) words.add(vocabulary.words.slice(index, index + 2))
  sets.set(vocabulary, words)
  return words
}
