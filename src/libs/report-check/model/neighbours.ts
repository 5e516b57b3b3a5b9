import type { CheckData } from '../data.ts'
import { officeWordsOf } from './vocabulary.ts'

/** Asks whether a word of official prose was seen with a character before it (side 0) or behind it (side 1). */
export type Neighbours = (word: string, side: 0 | 1, character: string) => boolean

/** Gaps are written as characters that JSON leaves as they are, from `#` (1) to `[`; `~` skips as many as there are. */
const FIRST = 34
const STEPS = 57
const SKIP = '~'

/** Rows of characters, each as its distances in the list of all of them, the commonest first. */
export function encodeNeighbours(rows: string[]): CheckData['neighbours'] {
  const times = new Map<string, number>()
  for (const row of rows) for (const character of row) times.set(character, (times.get(character) ?? 0) + 1)
  const characters = [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([character]) => character)
  return { characters: characters.join(''), rows: encodeRows(rows, characters) }
}

/** Rows of characters, each as its distances in `characters`. */
export function encodeRows(rows: string[], characters: string[]): string {
  const rank = new Map(characters.map((character, index) => [character, index]))
  const encode = (row: string) => {
    let last = -1
    let text = ''
    for (const at of [...row].map((character) => rank.get(character) as number).sort((a, b) => a - b)) {
      const gap = at - last
      const skips = Math.floor((gap - 1) / STEPS)
      text += SKIP.repeat(skips) + String.fromCharCode(FIRST + gap - skips * STEPS)
      last = at
    }
    return text
  }
  return rows.map(encode).join(' ')
}

/** The characters of an encoded row. */
export function decodeRow(row: string, characters: string): string {
  let at = -1
  let text = ''
  for (const step of row) {
    at += step === SKIP ? STEPS : step.charCodeAt(0) - FIRST
    if (step !== SKIP) text += characters[at]
  }
  return text
}

const known = new WeakMap<CheckData['neighbours'], Neighbours>()

/** The neighbours of the data; a row is read when its word is first asked for. */
export function neighboursOf(data: Pick<CheckData, 'vocabulary' | 'neighbours'>): Neighbours {
  const made = known.get(data.neighbours) ?? compile(data)
  known.set(data.neighbours, made)
  return made
}

function compile(data: Pick<CheckData, 'vocabulary' | 'neighbours'>): Neighbours {
  const rows = data.neighbours.rows.split(' ')
  const places = new Map([...officeWordsOf(data)].map((word, index) => [word, index * 2]))
  const read = new Map<number, string>()
  return (word, side, character) => {
    const place = places.get(word)
    if (place === undefined || character === '') return false
    const row = read.get(place + side) ?? decodeRow(rows[place + side] ?? '', data.neighbours.characters)
    read.set(place + side, row)
    return row.includes(character)
  }
}
