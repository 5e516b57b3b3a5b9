import type { CheckData } from '../../data.ts'
import { alikeOf } from '../../model/alike.ts'
import { companyOf } from '../../model/company.ts'
import { gramsOf } from '../../model/grams.ts'
import { type Lexicon, lexiconOf } from '../../model/lexicon.ts'
import { type Neighbours, neighboursOf } from '../../model/neighbours.ts'
import { isHanzi } from '../../model/normalize.ts'
import { type PairIndex, pairIndex } from '../../model/pair-index.ts'
import { listedPairsOf, officeWordsOf } from '../../model/vocabulary.ts'
import type { Rule } from '../../rule.ts'
import { findMisfits, type Remedies, remediesOf } from './misfits.ts'
import { findMistaken, type Meant } from './mistaken.ts'
import { reserve } from './names.ts'
import { FUNCTION, type Outside, PairMemory, readPairs, type Slip } from './slip.ts'

/** Gain from which a slip is certain enough. */
const LEAST_GAIN = 6
/** Without a neighbour that the right word is known to have, much more; shorthand such as 智汇 and 府检 never shows one. */
const ALONE_GAIN = 12
/** 了 and 一 beside it vouch for almost any word. */
const FUNCTION_GAIN = 9
/** Less likely ways to go wrong must gain more. */
const HARDSHIP = { tone: 0, shape: 1.5, sound: 3, near: 5 }
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

/** The words of official prose. */
interface Office {
  words: PairIndex
  memory: PairMemory<Correction>
  /** For a word that is none of these those of its sound. */
  mistaken: PairMemory<Meant>
}

interface Correction {
  right: string
  hardship: number
  promise: number
  /** The same sound in tone, and no word of its own: then even 了 and 一 beside it may vouch for the right word. */
  isTyped: boolean
  /** The same sound in tone, or alike to the eye: what fingers and scanners do most. */
  isClose: boolean
}

const NONE: Correction[] = []

const offices = new WeakMap<CheckData['vocabulary'], Office>()

function officeOf({ vocabulary }: CheckData, lexicon: Lexicon): Office {
  const known = offices.get(vocabulary)
  if (known) return known
  const joined = vocabulary.office
  const costs = new Float64Array(joined.length / 2)
  for (let word = 0; word < costs.length; word++) costs[word] = lexicon.cost(joined.slice(word * 2, word * 2 + 2)) ?? 0
  const office: Office = { words: pairIndex(joined, costs), memory: new PairMemory(), mistaken: new PairMemory() }
  offices.set(vocabulary, office)
  return office
}

/** Right words for the pair, best first, that could gain enough; seen without its neighbours. */
function corrections(first: string, second: string, lexicon: Lexicon, { words }: Office): Correction[] {
  const found: Correction[] = []
  const own = lexicon.read(first) + lexicon.read(second)
  const stands = (character: string, at: 0 | 1) => FUNCTION.has(character) && (at === 1 || !SUFFIX.has(character))
  const tryAll = (wrong: string, beside: string, at: 0 | 1) => {
    const isBound = (lexicon.cost(beside) ?? BOUND) >= BOUND
    const weak = isBound
      ? 0
      : (stands(wrong, at) ? AS_FUNCTION : 0) + (stands(beside, at === 0 ? 1 : 0) ? BESIDE_FUNCTION : 0)
    for (const word of words.having(beside, at === 0 ? 1 : 0)) {
      const cost = words.costs[word] as number
      if (own - cost - weak < LEAST_GAIN) continue
      const kind = lexicon.likeness(wrong, words.joined[word * 2 + at] as string)
      if (!kind) continue
      const hardship = HARDSHIP[kind] + weak
      const promise = own - cost - hardship
      if (promise >= LEAST_GAIN)
        found.push({
          right: words.joined.slice(word * 2, word * 2 + 2),
          hardship,
          promise,
          isTyped: kind === 'tone' && hardship < BESIDE_FUNCTION,
          isClose: kind === 'tone' || kind === 'shape',
        })
    }
  }
  tryAll(first, second, 0)
  tryAll(second, first, 1)
  if (found.length === 0) return NONE
  return found.length > 1 ? found.sort((a, b) => b.promise - a.promise).slice(0, 4) : found
}

/** Every pair that is no word, is not the seam of two, and reads far better with a like character. */
function findSlips(plain: string, pairs: Outside[], lexicon: Lexicon, office: Office, isNeighbour: Neighbours): Slip[] {
  const slips: Slip[] = []
  const find = (first: string, second: string) => corrections(first, second, lexicon, office)
  for (const { start, heldLeft, heldRight } of pairs) {
    const found = office.memory.recall(plain, start, find)
    if (!found) continue
    const first = plain[start] as string
    const second = plain[start + 1] as string
    let from = start
    while (start - from < BEFORE && isHanzi(plain.charCodeAt(from - 1))) from--
    let to = start + 2
    while (to - start < AFTER + 2 && isHanzi(plain.charCodeAt(to))) to++
    const before = plain.slice(from, start)
    const after = plain.slice(start + 2, to)
    const asWritten = lexicon.read(before + first + second + after)
    let best: Slip | undefined
    for (const { right, hardship, isTyped, isClose } of found) {
      const gain = asWritten - lexicon.read(before + right + after) - hardship
      if (gain < LEAST_GAIN || gain <= (best?.gain ?? 0)) continue
      const goesWith = (side: 0 | 1, neighbour = '') =>
        ((isTyped && gain >= FUNCTION_GAIN) || !FUNCTION.has(neighbour)) && isNeighbour(right, side, neighbour)
      const isKnown = goesWith(0, plain[start - 1]) || goesWith(1, plain[start + 2]) || (isClose && gain >= ALONE_GAIN)
      best = { start, wrong: first + second, right, gain, certain: isKnown }
    }
    if (!best) continue
    if (best.certain) {
      const wanted = LEAST_GAIN + (heldLeft || heldRight ? HELD : 0) + reserve(plain, start, lexicon.isPair)
      best.certain = best.gain >= wanted
    }
    const last = slips.at(-1)
    if (!last || last.start + 2 <= start) slips.push(best)
    else if (best.gain > last.gain) slips[slips.length - 1] = best
  }
  return slips
}

/** 做出 and 作出, 制订 and 制定: a matter of usage. */
const USAGE = new Set('做作订定须需帐账像象起启')

/** 机制 for 机智: words of official prose that sound like a word which is none. */
function soundingLike(
  first: string,
  second: string,
  lexicon: Lexicon,
  { words }: Office,
  office: Set<string>,
): Meant[] {
  if (office.has(first + second)) return []
  const found: Meant[] = []
  const tryAll = (wrong: string, beside: string, at: 0 | 1) => {
    if (USAGE.has(wrong)) return
    for (const place of words.having(beside, at === 0 ? 1 : 0)) {
      if (lexicon.likeness(wrong, words.joined[place * 2 + at] as string) !== 'tone') continue
      const word = words.joined.slice(place * 2, place * 2 + 2)
      found.push({ word, number: lexicon.pairNumber(word, 0) })
    }
  }
  tryAll(first, second, 0)
  tryAll(second, first, 1)
  return found
}

const made = new WeakMap<CheckData['vocabulary'], Remedies>()

function remediesIn(data: CheckData, lexicon: Lexicon): Remedies {
  const { vocabulary } = data
  const remedies = made.get(vocabulary) ?? remediesOf(vocabulary.words, alikeOf(data), lexicon)
  made.set(vocabulary, remedies)
  return remedies
}

export const wordHomophone: Rule = {
  id: 'W-TYPO-HOMOPHONE',
  severity: 'blocker',
  title: '同音、形近错字',
  why: '拼音输入选错了字，扫描、手写认错了字，写出来的不成词。',
  check({ model: { plain }, data, report }) {
    const lexicon = lexiconOf(data)
    const { outside: pairs, words: whole } = readPairs(plain, lexicon)
    const words = officeWordsOf(data)
    const office = officeOf(data, lexicon)
    const grams = gramsOf(data)
    const slips = findSlips(plain, pairs, lexicon, office, neighboursOf(data))
    const rights = (first: string, second: string) => soundingLike(first, second, lexicon, office, words)
    const mistaken = findMistaken(plain, whole, office.mistaken, rights, lexicon, grams)
    const misfits = findMisfits(plain, pairs, lexicon, companyOf(data), remediesIn(data, lexicon), words, grams)
    const places = new Map<string, Set<number>>()
    for (const { wrong, start } of [...slips, ...misfits, ...mistaken])
      places.set(wrong, (places.get(wrong) ?? new Set()).add(start))
    const told = new Set(slips.filter(({ certain }) => certain).map(({ start }) => start))
    const isTold = ({ start }: Slip) => [-1, 0, 1].some((shift) => told.has(start + shift))
    // The word lists know these better, and say so themselves.
    const listed = listedPairsOf(data)
    const isListed = (start: number) =>
      [-1, 0, 1].some((shift) => listed.has(plain.slice(start + shift, start + shift + 2)))
    for (const { start, wrong, right, certain } of [
      ...slips,
      ...misfits.filter((slip) => !isTold(slip)),
      ...mistaken,
    ]) {
      // Written twice or more it is a word of the author's trade or a name, not a slip.
      if (!certain || places.get(wrong)?.size !== 1 || isListed(start)) continue
      report({
        start,
        end: start + 2,
        message: `“${wrong}”${lexicon.isPair(wrong, 0) ? '用在这里不通' : '不成词'}，疑为“${right}”。`,
        fix: { text: right, safe: false },
      })
    }
  },
}
