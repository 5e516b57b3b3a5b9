import type { CheckData } from '../data.ts'
import { lexiconOf } from './lexicon.ts'

/** Asked like a set, and never made one. */
export type Words = Pick<Set<string>, 'has'>

/** The common two-character words. */
export function vocabularyOf(data: Pick<CheckData, 'vocabulary' | 'sounds' | 'lookalikes'>): Words {
  const { isCommonPair } = lexiconOf(data)
  return { has: (word) => word.length === 2 && isCommonPair(word, 0) }
}

const pairsIn = (joined: string) => joined.match(/../g) ?? []
const offices = new WeakMap<CheckData['vocabulary'], Set<string>>()

/** The two-character words of official prose. */
export function officeWordsOf({ vocabulary }: Pick<CheckData, 'vocabulary'>): Set<string> {
  const known = offices.get(vocabulary) ?? new Set(pairsIn(vocabulary.office))
  offices.set(vocabulary, known)
  return known
}

/** Words counted 2^9 times or more are common enough for any prose. */
const COMPANY_STEP = 9

/** The two-character words whose company is known, in the order of its rows. */
export function companyWordsOf(data: Pick<CheckData, 'vocabulary'>): Set<string> {
  return new Set([...officeWordsOf(data), ...(data.vocabulary.words[1] ?? []).slice(COMPANY_STEP).flatMap(pairsIn)])
}

const listed = new WeakMap<CheckData['words'], Set<string>>()

/** The two-character entries of the word lists: what these say no other rule need say. */
export function listedPairsOf({ words }: Pick<CheckData, 'words'>): Set<string> {
  const known = listed.get(words) ?? new Set(words.map(({ wrong }) => wrong).filter(({ length }) => length === 2))
  listed.set(words, known)
  return known
}
