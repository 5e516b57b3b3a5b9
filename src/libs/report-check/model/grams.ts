import type { CheckData } from '../data.ts'
import { officeWordsOf, vocabularyOf } from './vocabulary.ts'

/** Which common words of two characters stand side by side in official prose, asked by their four characters. */
export interface Grams {
  seen(text: string): boolean
  /** In so many texts that another word there is hardly meant. */
  often(text: string): boolean
}

/** A distance is written as `#` (1) to `[` (57), before it the fifty-sevens as digits of 33 from `]` on. */
const FIRST = 34
const STEPS = 57
const LEAD = 93
const LEADS = 33

/** For each word the distances of those behind it, in the order of `wordsOf`. */
export function encodeGrams(data: Pick<CheckData, 'vocabulary'>, texts: Iterable<string>): string {
  const places = placesOf(data)
  const rows = Array.from(places, () => [] as number[])
  for (const text of texts) rows[places.get(text.slice(0, 2)) as number]?.push(places.get(text.slice(2)) as number)
  const digits = (count: number): string =>
    count === 0 ? '' : digits(Math.floor(count / LEADS)) + String.fromCharCode(LEAD + (count % LEADS))
  const encode = (row: number[]) =>
    row
      .sort((a, b) => a - b)
      .map((at, index) => at - (row[index - 1] ?? -1) - 1)
      .map((gap) => digits(Math.floor(gap / STEPS)) + String.fromCharCode(FIRST + 1 + (gap % STEPS)))
      .join('')
  return rows.map(encode).join(' ')
}

function decode(row: string): Set<number> {
  const found = new Set<number>()
  let last = -1
  let count = 0
  for (let at = 0; at < row.length; at++) {
    const code = row.charCodeAt(at)
    if (code >= LEAD) count = count * LEADS + code - LEAD
    else {
      last += count * STEPS + code - FIRST
      found.add(last)
      count = 0
    }
  }
  return found
}

/** Places of the words, the commonest first, as far as the vocabulary tells. */
function placesOf(data: Pick<CheckData, 'vocabulary'>): Map<string, number> {
  const words = new Set([...officeWordsOf(data), ...[...vocabularyOf(data)].reverse()])
  return new Map([...words].map((word, place) => [word, place]))
}

const known = new WeakMap<CheckData['grams'], Grams>()

export function gramsOf(data: Pick<CheckData, 'vocabulary' | 'grams'>): Grams {
  const made = known.get(data.grams) ?? compile(data)
  known.set(data.grams, made)
  return made
}

function compile(data: Pick<CheckData, 'vocabulary' | 'grams'>): Grams {
  const places = placesOf(data)
  const asked = (encoded: string): Grams['seen'] => {
    const rows = encoded.split(' ')
    const read = new Map<number, Set<number>>()
    return (text) => {
      const first = places.get(text.slice(0, 2))
      const second = places.get(text.slice(2))
      if (first === undefined || second === undefined) return false
      const row = read.get(first) ?? decode(rows[first] ?? '')
      read.set(first, row)
      return row.has(second)
    }
  }
  return { seen: asked(data.grams.seen), often: asked(data.grams.often) }
}
