import { type Lexicon, lexiconOf } from '../../model/lexicon.ts'
import { type Neighbours, neighboursOf } from '../../model/neighbours.ts'
import { isHanzi } from '../../model/normalize.ts'
import { listedPairsOf, officeWordsOf } from '../../model/vocabulary.ts'
import type { Rule } from '../../rule.ts'
import { reserve } from './names.ts'

/** A pair of characters that is no word, and the word that it stands for. */
interface Slip {
  start: number
  wrong: string
  right: string
  /** How much better the place reads with the right word, in the measure of `Lexicon.cost`. */
  gain: number
  /** Neither a name nor a coined word, as far as can be seen here. */
  certain: boolean
}

/** Gain from which a slip is certain enough. */
const LEAST_GAIN = 6
/** Without a neighbour that the right word is known to have, much more; shorthand such as 智汇 and 府检 never shows one. */
const ALONE_GAIN = 9.5
/** Less likely ways to go wrong must gain more. */
const HARDSHIP = { tone: 0, shape: 1.5, sound: 3, near: 3 }
/** These stand alone so often that a pair with one of them is weak evidence. */
const FUNCTION = new Set(
  '的了在和与及或是有等为以于对将把被从由向并而其这那各本该所着过地得不也都就又再已还更最很因如若则因用到至给使让个名位次年月日时中上下前后内外里间一二三四五六七八九十两几多大小老新好出起过成完住来去回入进掉',
)
const IS_FUNCTION = new Uint8Array(0x10000)
for (const character of FUNCTION) IS_FUNCTION[character.charCodeAt(0)] = 1
const AS_FUNCTION = 2
const BESIDE_FUNCTION = 1.5
/** 踊, 慰: from this cost on a character hardly stands alone, so that it asks for its word. */
const BOUND = 11
/** These are words of their own only behind another: 家里, 其间. */
const SUFFIX = new Set('里间内外上下中')
/** One half belongs to a neighbour. */
const HELD = 1
const BEFORE = 4
const AFTER = 5

interface OfficeWord {
  word: string
  cost: number
}

/** The words of official prose by their first and by their second character. */
interface Office {
  byFirst: Map<string, OfficeWord[]>
  bySecond: Map<string, OfficeWord[]>
  /** What was found for a pair, by a number for its two characters; texts repeat themselves. */
  known: Map<number, Correction[]>
}

interface Correction {
  right: string
  hardship: number
  promise: number
  /** The same sound in tone, or alike to the eye: what fingers and scanners do most. */
  isClose: boolean
}

const KNOWN_PAIRS = 100_000
const NONE: Correction[] = []
const HANZI = 0x4e00

const offices = new WeakMap<Set<string>, Office>()

function officeOf(words: Set<string>, lexicon: Lexicon): Office {
  const known = offices.get(words)
  if (known) return known
  const office: Office = { byFirst: new Map(), bySecond: new Map(), known: new Map() }
  const add = (by: Map<string, OfficeWord[]>, character: string, entry: OfficeWord) => {
    const others = by.get(character)
    if (others) others.push(entry)
    else by.set(character, [entry])
  }
  for (const word of words) {
    const entry = { word, cost: lexicon.cost(word) ?? 0 }
    add(office.byFirst, word[0] as string, entry)
    add(office.bySecond, word[1] as string, entry)
  }
  offices.set(words, office)
  return office
}

/** Right words for the pair, best first, that could gain enough; seen without its neighbours. */
function corrections(first: string, second: string, lexicon: Lexicon, office: Office): Correction[] {
  const found: Correction[] = []
  const own = lexicon.read(first) + lexicon.read(second)
  const stands = (character: string, at: 0 | 1) => FUNCTION.has(character) && (at === 1 || !SUFFIX.has(character))
  const tryAll = (wrong: string, beside: string, words: OfficeWord[] | undefined, at: 0 | 1) => {
    if (!words) return
    const isBound = (lexicon.cost(beside) ?? BOUND) >= BOUND
    const weak = isBound
      ? 0
      : (stands(wrong, at) ? AS_FUNCTION : 0) + (stands(beside, at === 0 ? 1 : 0) ? BESIDE_FUNCTION : 0)
    for (const { word, cost } of words) {
      if (own - cost - weak < LEAST_GAIN) continue
      const kind = lexicon.likeness(wrong, word[at] as string)
      if (!kind) continue
      const hardship = HARDSHIP[kind] + weak
      const promise = own - cost - hardship
      if (promise >= LEAST_GAIN)
        found.push({ right: word, hardship, promise, isClose: kind === 'tone' || kind === 'shape' })
    }
  }
  tryAll(first, second, office.bySecond.get(second), 0)
  tryAll(second, first, office.byFirst.get(first), 1)
  if (found.length === 0) return NONE
  return found.length > 1 ? found.sort((a, b) => b.promise - a.promise).slice(0, 4) : found
}

/** Every pair that is no word, is not the seam of two, and reads far better with a like character. */
function findSlips(plain: string, lexicon: Lexicon, office: Office, isNeighbour: Neighbours): Slip[] {
  const slips: Slip[] = []
  let joinsLeft = false
  let joins = lexicon.isPair(plain, 0)
  for (let start = 0; start + 1 < plain.length; start++) {
    const joinsRight = lexicon.isPair(plain, start + 1)
    const isSeam = joins || (joinsLeft && joinsRight)
    const leftHeld = joinsLeft
    joinsLeft = joins
    joins = joinsRight
    if (isSeam || !isHanzi(plain.charCodeAt(start)) || !isHanzi(plain.charCodeAt(start + 1))) continue
    const one = plain.charCodeAt(start)
    const two = plain.charCodeAt(start + 1)
    if ((leftHeld || IS_FUNCTION[one] === 1) && (joinsRight || IS_FUNCTION[two] === 1)) continue
    // Small enough to be no number on the heap.
    const key = (one - HANZI) * 0x5200 + two - HANZI
    const first = plain[start] as string
    const second = plain[start + 1] as string
    let found = office.known.get(key)
    if (!found) {
      if (office.known.size >= KNOWN_PAIRS) office.known.clear()
      found = corrections(first, second, lexicon, office)
      office.known.set(key, found)
    }
    if (found.length === 0) continue
    let from = start
    while (start - from < BEFORE && isHanzi(plain.charCodeAt(from - 1))) from--
    let to = start + 2
    while (to - start < AFTER + 2 && isHanzi(plain.charCodeAt(to))) to++
    const before = plain.slice(from, start)
    const after = plain.slice(start + 2, to)
    const asWritten = lexicon.read(before + first + second + after)
    let best: Slip | undefined
    for (const { right, hardship, isClose } of found) {
      const gain = asWritten - lexicon.read(before + right + after) - hardship
      if (gain < LEAST_GAIN || gain <= (best?.gain ?? 0)) continue
      const isKnown =
        isNeighbour(right, 0, plain[start - 1] ?? '') ||
        isNeighbour(right, 1, plain[start + 2] ?? '') ||
        (isClose && gain >= ALONE_GAIN)
      best = { start, wrong: first + second, right, gain, certain: isKnown }
    }
    if (!best) continue
    if (best.certain) {
      const wanted = LEAST_GAIN + (leftHeld || joinsRight ? HELD : 0) + reserve(plain, start, lexicon.isPair)
      best.certain = best.gain >= wanted
    }
    const last = slips.at(-1)
    if (!last || last.start + 2 <= start) slips.push(best)
    else if (best.gain > last.gain) slips[slips.length - 1] = best
  }
  return slips
}

export const wordHomophone: Rule = {
  id: 'W-TYPO-HOMOPHONE',
  severity: 'blocker',
  title: '同音、形近错字',
  why: '拼音输入选错了字，扫描、手写认错了字，写出来的不成词。',
  check({ model: { plain }, data, report }) {
    const lexicon = lexiconOf(data)
    const slips = findSlips(plain, lexicon, officeOf(officeWordsOf(data), lexicon), neighboursOf(data))
    const times = new Map<string, number>()
    for (const { wrong } of slips) times.set(wrong, (times.get(wrong) ?? 0) + 1)
    // The word lists know these better, and say so themselves.
    const listed = listedPairsOf(data)
    const isListed = (start: number) =>
      [-1, 0, 1].some((shift) => listed.has(plain.slice(start + shift, start + shift + 2)))
    for (const { start, wrong, right, certain } of slips) {
      // Written twice or more it is a word of the author's trade or a name, not a slip.
      if (!certain || times.get(wrong) !== 1 || isListed(start)) continue
      report({
        start,
        end: start + 2,
        message: `“${wrong}”不成词，疑为“${right}”。`,
        fix: { text: right, safe: false },
      })
    }
  },
}
