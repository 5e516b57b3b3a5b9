import type { CheckData } from '../../data.ts'
import { matcherOf, type WordMatcher } from '../../model/word-matcher.ts'

export type Particles = CheckData['particles']

const LONGEST = 6
const sets = new WeakMap<string[], Set<string>>()

export function setOf(list: string[]): Set<string> {
  const known = sets.get(list) ?? new Set(list)
  sets.set(list, known)
  return known
}

export const matcher = (list: string[]): WordMatcher => matcherOf(list, (words) => words)

/** The list word that ends at `index`, or ''. */
export function wordEndingAt(plain: string, index: number, list: string[]): string {
  const words = setOf(list)
  for (let length = Math.min(LONGEST, index); length >= 1; length--) {
    const word = plain.slice(index - length, index)
    if (words.has(word)) return word
  }
  return ''
}

const CLAUSE = 24
const MARK = /[，。；：！？\n“”《》（）]/

/** Text of the clause before `index`, at most 24 characters. */
export function clauseBefore(plain: string, index: number): string {
  let from = index
  while (from > 0 && index - from < CLAUSE && !MARK.test(plain[from - 1] as string)) from--
  return plain.slice(from, index)
}

/** Text of the clause from `index` on, at most 24 characters. */
export function clauseAfter(plain: string, index: number): string {
  let to = index
  while (to < plain.length && to - index < CLAUSE && !MARK.test(plain[to] as string)) to++
  return plain.slice(index, to)
}
