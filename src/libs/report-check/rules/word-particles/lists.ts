import type { CheckData } from '../../data.ts'
import { codesOf, isMark } from '../../model/normalize.ts'
import { matcherOf, type WordMatcher } from '../../model/word-matcher.ts'

export type Particles = CheckData['particles']

const LONGEST = 6
const sets = new WeakMap<string[], Set<string>>()

export function setOf(list: string[]): Set<string> {
  const known = sets.get(list) ?? new Set(list)
  sets.set(list, known)
  return known
}

const ends = new WeakMap<string[], Set<number>>()

/** The last characters of the words: most places end none of them. */
function endsOf(list: string[]): Set<number> {
  const known = ends.get(list) ?? new Set(list.map((word) => word.charCodeAt(word.length - 1)))
  ends.set(list, known)
  return known
}

export const matcher = (list: string[]): WordMatcher => matcherOf(list, (words) => words)

/** The list word that ends at `index`, or ''. */
export function wordEndingAt(plain: string, index: number, list: string[]): string {
  if (!endsOf(list).has(plain.charCodeAt(index - 1))) return ''
  const words = setOf(list)
  for (let length = Math.min(LONGEST, index); length >= 1; length--) {
    const word = plain.slice(index - length, index)
    if (words.has(word)) return word
  }
  return ''
}

const CLAUSE = 24
const MARKS = codesOf('，。；：！？\n“”《》（）')

/** Text of the clause before `index`, at most 24 characters. */
export function clauseBefore(plain: string, index: number): string {
  let from = index
  while (from > 0 && index - from < CLAUSE && !isMark(plain.charCodeAt(from - 1), MARKS)) from--
  return plain.slice(from, index)
}

/** Text of the clause from `index` on, at most 24 characters. */
export function clauseAfter(plain: string, index: number): string {
  let to = index
  while (to < plain.length && to - index < CLAUSE && !isMark(plain.charCodeAt(to), MARKS)) to++
  return plain.slice(index, to)
}
