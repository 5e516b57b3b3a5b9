import type { Lexicon } from '../../model/lexicon.ts'
import { isHanzi } from '../../model/normalize.ts'

/** A pair of characters that is no word, and the word that it stands for. */
export interface Slip {
  start: number
  wrong: string
  right: string
  /** How much better the place reads with the right word. */
  gain: number
  /** Neither a name nor a coined word, as far as can be seen here. */
  certain: boolean
}

/** These stand alone so often that a pair with one of them is weak evidence. */
export const FUNCTION = new Set(
  '的了在和与及或是有等为以于对将把被从由向并而其这那各本该所着过地得不也都就又再已还更最很因如若则因用到至给使让个名位次年月日时中上下前后内外里间一二三四五六七八九十两几多大小老新好出起过成完住来去回入进掉',
)
export const IS_FUNCTION = new Uint8Array(0x10000)
for (const character of FUNCTION) IS_FUNCTION[character.charCodeAt(0)] = 1

/** A pair of characters that is no word and not the seam of two, with whether its halves belong to the words beside it. */
export interface Outside {
  start: number
  heldLeft: boolean
  heldRight: boolean
}

/** Every such pair of the text, in its order, and where words stand of which neither half makes another. */
export function readPairs(plain: string, { isPair }: Lexicon): { outside: Outside[]; words: number[] } {
  const found: Outside[] = []
  const words: number[] = []
  let joinsLeft = false
  let joins = isPair(plain, 0)
  for (let start = 0; start + 1 < plain.length; start++) {
    const heldLeft = joinsLeft
    const heldRight = isPair(plain, start + 1)
    const isSeam = joins || (heldLeft && heldRight)
    if (joins && !heldLeft && !heldRight) words.push(start)
    joinsLeft = joins
    joins = heldRight
    if (isSeam) continue
    const one = plain.charCodeAt(start)
    const two = plain.charCodeAt(start + 1)
    if (!isHanzi(one) || !isHanzi(two)) continue
    if ((heldLeft || IS_FUNCTION[one] === 1) && (heldRight || IS_FUNCTION[two] === 1)) continue
    found.push({ start, heldLeft, heldRight })
  }
  return { outside: found, words }
}

const HANZI = 0x4e00

/** A number for two characters, small enough to be none on the heap. */
const keyOf = (plain: string, start: number) =>
  (plain.charCodeAt(start) - HANZI) * 0x5200 + plain.charCodeAt(start + 1) - HANZI

const PLACES = 1 << 16
const KNOWN_PAIRS = 100_000

/** What was found for a pair of characters; texts repeat themselves. */
export class PairMemory<Found> {
  readonly #known = new Map<number, Found[]>()
  /** Pairs that nothing is to be said of, asked before any map is; a newer one may take the place of an older. */
  readonly #dull = new Int32Array(PLACES).fill(-1)

  /** What `find` says of the pair at `start`; undefined when that is nothing. */
  recall(plain: string, start: number, find: (first: string, second: string) => Found[]): Found[] | undefined {
    const key = keyOf(plain, start)
    if (this.#dull[placeOf(key)] === key) return undefined
    let found = this.#known.get(key)
    if (!found) {
      if (this.#known.size >= KNOWN_PAIRS) this.#known.clear()
      found = find(plain[start] as string, plain[start + 1] as string)
      this.#known.set(key, found)
    }
    if (found.length > 0) return found
    this.#dull[placeOf(key)] = key
    return undefined
  }
}

const placeOf = (key: number) => (Math.imul(key, 0x9e3779b1) >>> 16) & (PLACES - 1)
