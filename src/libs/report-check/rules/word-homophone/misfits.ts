import type { Alike } from '../../model/alike.ts'
import { type Company, EDGE } from '../../model/company.ts'
import type { Grams } from '../../model/grams.ts'
import { COMMON_STEP, type Lexicon } from '../../model/lexicon.ts'
import { isHanzi } from '../../model/normalize.ts'
import { type PairIndex, pairIndex } from '../../model/pair-index.ts'
import { reserve } from './names.ts'
import { FUNCTION, type Outside, PairMemory, type Slip } from './slip.ts'
import { CERTAIN, type Evidence, type Kind, weigh } from './weigh.ts'

/** A common word that the pair becomes when one character gives way to a like one. */
interface Remedy {
  right: string
  number: number
  /** The character that is exchanged. */
  at: 0 | 1
  kind: Kind
  /** More than a likeness that only codes of shapes tell. */
  isLike: boolean
  /** The pair itself was met; then it needs a neighbour that is met with the word. */
  isMetItself: boolean
  /** How much of what the kept character stands for is this word: nearly all for 牺 and 牺牲. */
  share: number
}

/** What the remedies of pairs are read from: the common words. */
export interface Remedies {
  words: PairIndex
  alike: Alike
  memory: PairMemory<Remedy>
}

const NONE: Remedy[] = []

export function remediesOf(words: string[][], alike: Remedies['alike'], lexicon: Lexicon): Remedies {
  const steps = (words[1] ?? []).slice(COMMON_STEP)
  const joined = steps.join('')
  const costs = new Float64Array(joined.length / 2)
  let from = 0
  for (const [step, { length }] of steps.entries()) {
    costs.fill(lexicon.costOf(step + COMMON_STEP), from, from + length / 2)
    from += length / 2
  }
  return { words: pairIndex(joined, costs), alike, memory: new PairMemory() }
}

/** Least that the right word must save. */
const LEAST_SAVING = 5

function find(
  first: string,
  second: string,
  lexicon: Lexicon,
  { words, alike }: Remedies,
  isMetItself: boolean,
): Remedy[] {
  const found: Remedy[] = []
  const own = lexicon.read(first) + lexicon.read(second)
  const tryAll = (wrong: string, kept: string, at: 0 | 1) => {
    let all = 0
    const kin = words.having(kept, at === 0 ? 1 : 0)
    for (const word of kin) {
      const cost = words.costs[word] as number
      if (own - cost < LEAST_SAVING) continue
      const character = words.joined[word * 2 + at] as string
      if (character === wrong) continue
      const like = lexicon.likeness(wrong, character)
      const kind = like ?? (alike.get(wrong).includes(character) ? 'shape' : undefined)
      if (!kind || kind === 'near' || (isMetItself && !mayBeMet(first, second, at, kind, like !== undefined))) continue
      const isBound = lexicon.read(kept) >= BOUND && kind !== 'sound'
      all ||=
        Math.exp(-lexicon.read(kept)) + kin.reduce((sum, other) => sum + Math.exp(-(words.costs[other] as number)), 0)
      const right = words.joined.slice(word * 2, word * 2 + 2)
      found.push({
        right,
        number: lexicon.pairNumber(right, 0),
        isMetItself,
        at,
        kind,
        isLike: like !== undefined,
        share: isBound ? Math.exp(-cost) / all : 0,
      })
    }
  }
  tryAll(first, second, 0)
  tryAll(second, first, 1)
  return found.length === 0 ? NONE : found
}

/** 占道经赢, 营造良好分围: may the right word and the one beside it, met together, suffice? Not for what goes with anything. */
function mayBeMet(first: string, second: string, at: 0 | 1, kind: Kind, isLike: boolean): boolean {
  const wrong = at === 0 ? first : second
  return (
    isLike &&
    !LOOSE.has(at === 0 ? second : first) &&
    (kind === 'tone' ? !NEGATIONS.includes(wrong) : !LOOSE.has(wrong))
  )
}

/** Right words need to follow and to be followed so much more likely. */
const LEAST_FIT = 6
/** Pairs met so often may still be two words' ends by chance. */
const MOST_SEEN = 8
const MET = 10
const LEAST_OF_SHAPE = 2
/** From this cost on a character hardly stands alone, so that it asks for its word. */
const BOUND = 11
const BEFORE = 4
/** Items of a series begin so near one another. */
const SERIES = 12
const AFTER = 5

/** Every pair that fits its neighbours badly and would fit as a common word, with what speaks for it. */
export function findMisfits(
  plain: string,
  pairs: Outside[],
  lexicon: Lexicon,
  company: Company,
  remedies: Remedies,
  office: Set<string>,
  grams: Grams,
): (Slip & { evidence: Evidence })[] {
  const found: (Slip & { evidence: Evidence })[] = []
  const { likely } = company
  const edge = (at: number) => (isHanzi(plain.charCodeAt(at)) ? (plain[at] as string) : EDGE)
  const seek = (first: string, second: string) => {
    const times = company.seen(first, second)
    return times > MOST_SEEN ? NONE : find(first, second, lexicon, remedies, times > 0)
  }
  for (const { start, heldLeft, heldRight } of pairs) {
    const list = remedies.memory.recall(plain, start, seek)
    if (!list) continue
    const first = plain[start] as string
    const second = plain[start + 1] as string
    // 三盼, 五进: a count opens a shortened name.
    if (/\d/.test(plain[start - 1] ?? '') || NUMERALS.includes(first)) continue
    const left = edge(start - 1)
    const right = edge(start + 2)
    let context: { before: string; after: string; cost: number } | undefined
    let best: (typeof found)[number] | undefined
    const wordBefore = lexicon.pairNumber(plain, start - 2)
    const wordBehind = lexicon.pairNumber(plain, start + 2)
    for (const { right: word, number, at, kind, isLike, isMetItself, share } of list) {
      const wrong = at === 0 ? first : second
      const isMet =
        (grams.seen(wordBefore, number) || grams.seen(number, wordBehind)) && mayBeMet(first, second, at, kind, isLike)
      // What was seen even once belongs together, whatever it means.
      if (isMetItself && !isMet) continue
      const fit =
        at === 0
          ? likely(left, word[0] as string) +
            likely(word[0] as string, second) -
            likely(left, first) -
            likely(first, second)
          : likely(first, word[1] as string) +
            likely(word[1] as string, right) -
            likely(first, second) -
            likely(second, right)
      if (!isMet && fit < LEAST_FIT) continue
      context ??= contextOf(plain, start, lexicon)
      const gain = context.cost - lexicon.read(context.before + word + context.after)
      if (gain < LEAST_SAVING) continue
      const telling = (side: 0 | 1) => {
        const neighbour = side === 0 ? left : right
        // 了, 一: anything goes with these.
        const tells = neighbour !== EDGE && !FUNCTION.has(neighbour) && company.goesWith(word, side, neighbour)
        return tells ? -company.common(neighbour) : 0
      }
      const evidence: Evidence = {
        gain,
        fit,
        share,
        kind,
        rare: -company.common(wrong),
        heldBeside: at === 0 ? heldLeft : heldRight,
        heldBeyond: at === 0 ? heldRight : heldLeft,
        beside: telling(at),
        beyond: telling(at === 0 ? 1 : 0),
        alone: lexicon.read(wrong),
        isOffice: office.has(word),
      }
      const own = weigh(evidence)
      // 交旅融合 is no slip for 文旅融合: what only looks alike may be another word.
      const isSure = isMet && (kind !== 'shape' || own > LEAST_OF_SHAPE)
      if (!isSure && (fit < LEAST_FIT || isMetItself)) continue
      const weight = own + (isSure ? MET : 0)
      if (best && weight <= best.gain) continue
      best = {
        start,
        wrong: first + second,
        right: word,
        gain: weight,
        certain: isSure,
        evidence,
      }
    }
    if (!best) continue
    if (isSeries(plain, start)) continue
    const wanted = reserve(plain, start, lexicon.isPair)
    if (wanted === Number.POSITIVE_INFINITY) continue
    best.certain =
      best.certain ||
      best.gain - (best.certain ? MET : 0) >= CERTAIN + (wanted > 0 ? NAMED : 0) + (AGENT.has(second) ? COINED : 0)
    const last = found.at(-1)
    if (!last || last.start + 2 <= start) found.push(best)
    else if (best.gain > last.gain) found[found.length - 1] = best
  }
  return found
}

const NUMERALS = '一二三四五六七八九十两'
/** 护草员, 递上, 管里: behind these any deed or thing will do. */
/** What stands alone anywhere, and numbers. */
const NEGATIONS = '未没非无不'
const LOOSE = new Set([...FUNCTION, ...'百千万亿'])
const AGENT = new Set('员工户里上下出起过好完着来去进成住掉到给')
const COINED = 1.5
/** What stands like a name must be the surer. */
const NAMED = 1

const OPENS = '，、：；。“\n'

/** 真查、真改、真提; 同坐一条板凳、同议一件事情: other items begin with the same character. */
function isSeries(plain: string, start: number): boolean {
  if (!OPENS.includes(plain[start - 1] ?? '\n')) return false
  for (let at = start - SERIES; at <= start + SERIES; at++)
    if (at !== start && plain[at] === plain[start] && OPENS.includes(plain[at - 1] ?? '\n')) return true
  return false
}

function contextOf(plain: string, start: number, lexicon: Lexicon) {
  let from = start
  while (start - from < BEFORE && isHanzi(plain.charCodeAt(from - 1))) from--
  let to = start + 2
  while (to - start < AFTER + 2 && isHanzi(plain.charCodeAt(to))) to++
  const before = plain.slice(from, start)
  const after = plain.slice(start + 2, to)
  return { before, after, cost: lexicon.read(plain.slice(from, to)) }
}
