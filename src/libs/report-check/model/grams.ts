import type { CheckData } from '../data.ts'

/** Which common words of two characters stand side by side in official prose, asked by the lexicon's numbers of the two. */
export interface Grams {
  seen(first: number, second: number): boolean
  /** In so many texts that another word there is hardly meant. */
  often(first: number, second: number): boolean
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
  return rows.map(encode).join(' ').trimEnd()
}

/** Does the row hold the place? */
function holds(row: string, place: number): boolean {
  let last = -1
  let count = 0
  for (let at = 0; at < row.length && last < place; at++) {
    const code = row.charCodeAt(at)
    if (code >= LEAD) count = count * LEADS + code - LEAD
    else {
      last += count * STEPS + code - FIRST
      count = 0
    }
  }
  return last === place
}

/** Places of the words, the commonest first. */
function placesOf({ vocabulary }: Pick<CheckData, 'vocabulary'>): Map<string, number> {
  const words = (vocabulary.words[1] ?? []).join('').match(/../g) ?? []
  return new Map(words.reverse().map((word, place) => [word, place]))
}

type Data = Pick<CheckData, 'vocabulary' | 'grams'>
const known = new WeakMap<CheckData['grams'], Grams>()

export function gramsOf(data: Data): Grams {
  const made = known.get(data.grams) ?? compile(data)
  known.set(data.grams, made)
  return made
}

function compile(data: Data): Grams {
  const last = (data.vocabulary.words[1] ?? []).reduce((sum, { length }) => sum + length, 0) / 2 - 1
  const asked = (encoded: string): Grams['seen'] => {
    const rows = encoded.split(' ')
    return (first, second) => {
      if (first < 0 || second < 0) return false
      const row = rows[last - first] ?? ''
      return row !== '' && holds(row, last - second)
    }
  }
  return { seen: asked(data.grams.seen), often: asked(data.grams.often) }
}
