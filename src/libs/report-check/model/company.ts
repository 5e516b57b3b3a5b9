import type { CheckData } from '../data.ts'
import { decodeRow } from './neighbours.ts'
import { companyWordsOf } from './vocabulary.ts'

/** Which characters keep company in official prose, counted: how likely one is behind another, and beside a word. */
export interface Company {
  /** How often the pair was seen, rounded; 0 for hardly ever. `EDGE` stands for what is no Chinese character. */
  seen(first: string, second: string): number
  /** Logarithm of the share of `second` behind `first`. */
  likely(first: string, second: string): number
  /** Logarithm of the share of a character in all text. */
  common(character: string): number
  /** Was the word seen with the character before it (side 0) or behind it (side 1)? */
  goesWith(word: string, side: 0 | 1, character: string): boolean
}

export const EDGE = '^'
/** A pair of level k was counted 4^(k+1) times or more. */
export const PAIR_LEVELS = 6
/** Counts of `common` are powers of two, from this letter on. */
export const NEVER = 'A'
/** So many unseen followers are granted to every character. */
const UNSEEN = 3

const known = new WeakMap<CheckData['company'], Company>()

/** The company of the data; a row is read when its character or word is first asked for. */
export function companyOf(data: Pick<CheckData, 'vocabulary' | 'company'>): Company {
  const made = known.get(data.company) ?? compile(data)
  known.set(data.company, made)
  return made
}

function compile(data: Pick<CheckData, 'vocabulary' | 'company'>): Company {
  const { characters, common, rows, pairs } = data.company
  const pairRows = pairs.split(' ')
  const wordRows = rows.split(' ')
  const rank = new Map([...characters].map((character, index) => [character, index]))
  const counts = [...common].map((letter) => 2 ** (letter.charCodeAt(0) - NEVER.charCodeAt(0)))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const countOf = (character: string) => counts[rank.get(character) ?? -1] ?? 0
  const places = new Map([...companyWordsOf(data)].map((word, index) => [word, index * 2]))
  const followers = new Map<string, Map<string, number>>()
  const beside = new Map<number, string>()
  const readPairs = (first: string) => {
    const row = new Map<string, number>()
    const at = rank.get(first)
    for (let level = 0; at !== undefined && level < PAIR_LEVELS; level++)
      for (const second of decodeRow(pairRows[at * PAIR_LEVELS + level] ?? '', characters))
        row.set(second, 2 * 4 ** (level + 1))
    followers.set(first, row)
    return row
  }
  const seen: Company['seen'] = (first, second) => (followers.get(first) ?? readPairs(first)).get(second) ?? 0
  const share = (character: string) => (countOf(character) + 0.5) / total
  return {
    seen,
    likely: (first, second) => Math.log((seen(first, second) + UNSEEN * share(second)) / (countOf(first) + UNSEEN)),
    common: (character) => Math.log(share(character)),
    goesWith(word, side, character) {
      const place = places.get(word)
      if (place === undefined) return false
      const row = beside.get(place + side) ?? decodeRow(wordRows[place + side] ?? '', characters)
      beside.set(place + side, row)
      return row.includes(character)
    },
  }
}
