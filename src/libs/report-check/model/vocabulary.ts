import type { CheckData } from '../data.ts'

/** Words counted less often than 2^6 times are no evidence that two characters belong together. */
const COMMON_STEP = 6

const sets = new WeakMap<CheckData['vocabulary'], { common: Set<string>; office: Set<string> }>()

function setsOf({ vocabulary }: Pick<CheckData, 'vocabulary'>): { common: Set<string>; office: Set<string> } {
  const known = sets.get(vocabulary)
  if (known) return known
  const pairs = (joined: string) => joined.match(/../g) ?? []
  const common = new Set((vocabulary.words[1] ?? []).slice(COMMON_STEP).flatMap(pairs))
  const made = { common, office: new Set(pairs(vocabulary.office)) }
  sets.set(vocabulary, made)
  return made
}

/** The common two-character words as a set. */
export const vocabularyOf = (data: Pick<CheckData, 'vocabulary'>): Set<string> => setsOf(data).common

/** The two-character words of official prose. */
export const officeWordsOf = (data: Pick<CheckData, 'vocabulary'>): Set<string> => setsOf(data).office

/** Words counted 2^9 times or more are common enough for any prose. */
const COMPANY_STEP = 9

/** The two-character words whose company is known, in the order of its rows. */
export function companyWordsOf(data: Pick<CheckData, 'vocabulary'>): Set<string> {
  const pairs = (joined: string) => joined.match(/../g) ?? []
  return new Set([...officeWordsOf(data), ...(data.vocabulary.words[1] ?? []).slice(COMPANY_STEP).flatMap(pairs)])
}

const listed = new WeakMap<CheckData['words'], Set<string>>()

/** The two-character entries of the word lists: what these say no other rule need say. */
export function listedPairsOf({ words }: Pick<CheckData, 'words'>): Set<string> {
  const known = listed.get(words) ?? new Set(words.map(({ wrong }) => wrong).filter(({ length }) => length === 2))
  listed.set(words, known)
  return known
}
