import { type Company, EDGE } from '../../model/company.ts'
import type { Lexicon, Likeness } from '../../model/lexicon.ts'
import { isHanzi } from '../../model/normalize.ts'
import { reserve } from './names.ts'
import { DullPairs, FUNCTION, keyOf, type Outside, type Slip } from './slip.ts'

/** A common word that the pair becomes when one character gives way to a like one. */
interface Remedy {
  right: string
  /** The character that is exchanged. */
  at: 0 | 1
  kind: Likeness
  /** How much of what the kept character stands for is this word: nearly all for 牺 and 牺牲. */
  share: number
  /** What the word saves when nothing stands around it. */
  saving: number
}

/** What the remedies of pairs are read from. */
export interface Remedies {
  byFirst: Map<string, { word: string; cost: number }[]>
  bySecond: Map<string, { word: string; cost: number }[]>
  alike: ReadonlyMap<string, string>
  /** What was found for a pair, by a number for its two characters; texts repeat themselves. */
  known: Map<number, Remedy[]>
  dull: DullPairs
}

const KNOWN_PAIRS = 100_000
const NONE: Remedy[] = []
/** Words counted less often than 2^6 times are no likely meaning. */
const COMMON_STEP = 6

export function remediesOf(words: string[][], alike: Remedies['alike'], lexicon: Lexicon): Remedies {
  const remedies: Remedies = { byFirst: new Map(), bySecond: new Map(), alike, known: new Map(), dull: new DullPairs() }
  const add = (by: Remedies['byFirst'], character: string, entry: { word: string; cost: number }) => {
    const others = by.get(character)
    if (others) others.push(entry)
    else by.set(character, [entry])
  }
  for (const joined of (words[1] ?? []).slice(COMMON_STEP))
    for (let at = 0; at < joined.length; at += 2) {
      const word = joined.slice(at, at + 2)
      const entry = { word, cost: lexicon.cost(word) ?? 0 }
      add(remedies.byFirst, word[0] as string, entry)
      add(remedies.bySecond, word[1] as string, entry)
    }
  return remedies
}

/** Least that the right word must save, so much that the neighbours can still turn it. */
const LEAST_SAVING = 3

function find(first: string, second: string, lexicon: Lexicon, { byFirst, bySecond, alike }: Remedies): Remedy[] {
  const found: Remedy[] = []
  const own = lexicon.read(first) + lexicon.read(second)
  const tryAll = (wrong: string, kept: string, words: { word: string; cost: number }[] | undefined, at: 0 | 1) => {
    let all = 0
    for (const { word, cost } of words ?? []) {
      if (own - cost < LEAST_SAVING || word[at] === wrong) continue
      const character = word[at] as string
      const kind = lexicon.likeness(wrong, character) ?? (alike.get(wrong)?.includes(character) ? 'shape' : undefined)
      if (!kind) continue
      const isBound = lexicon.read(kept) >= BOUND && (kind === 'tone' || kind === 'shape')
      all ||= Math.exp(-lexicon.read(kept)) + (words ?? []).reduce((sum, { cost }) => sum + Math.exp(-cost), 0)
      found.push({ right: word, at, kind, share: isBound ? Math.exp(-cost) / all : 0, saving: own - cost })
    }
  }
  tryAll(first, second, bySecond.get(second), 0)
  tryAll(second, first, byFirst.get(first), 1)
  return found.length === 0 ? NONE : found
}

/** A pair seen more often than this belongs together, whatever it means. */
const MOST_SEEN = 8
const LEAST_FIT = 4
/** From this cost on a character hardly stands alone, so that it asks for its word. */
const BOUND = 11
/** Rare characters have hardly been counted beside others; for them speaks what the word saves. */
const MUCH = 8
/** What was never counted is no more of a name than what was counted seldom. */
const MOST_RARE = 10
const BEFORE = 4
/** Items of a series begin so near one another. */
const SERIES = 12
const AFTER = 5

/** Weight from which a slip is certain enough. */
const CERTAIN = 2.2
/** Enough for a pair never seen, where the right word is known to stand. */
const FAIRLY_CERTAIN = 1.2
const wantedOf = ({ seen, before, behind, kind }: Evidence, pair: string) =>
  seen === 0 && (before || behind) && kind !== 'sound' && kind !== 'near' && !hasFunction(pair)
    ? FAIRLY_CERTAIN
    : CERTAIN
const hasFunction = (pair: string) => FUNCTION.has(pair[0] as string) || FUNCTION.has(pair[1] as string)

/** Weights of the evidence, fitted on slips made by chance in texts that were not counted. */
const WEIGHT = {
  base: -6.54,
  gain: 0.41,
  fit: 0.11,
  share: 5,
  seen: -0.07,
  edge: -0.05,
  tone: 3.93,
  sound: 2.39,
  shape: 2.69,
  near: 0,
  rare: -0.24,
  heldLeft: -2.54,
  heldRight: -1.21,
  name: -0.4,
  before: 2.26,
  behind: 2.11,
}

export interface Evidence {
  gain: number
  fit: number
  share: number
  seen: number
  edge: number
  kind: Likeness
  rare: number
  heldLeft: boolean
  heldRight: boolean
  name: boolean
  before: boolean
  behind: boolean
}

export function weigh(evidence: Evidence): number {
  const { gain, fit, share, seen, edge, kind, rare, heldLeft, heldRight, name, before, behind } = evidence
  return (
    WEIGHT.base +
    WEIGHT.gain * Math.min(gain, 20) +
    WEIGHT.fit * Math.min(fit, 25) +
    WEIGHT.share * share +
    WEIGHT.seen * Math.log2(1 + seen) +
    WEIGHT.edge * Math.log2(1 + edge) +
    WEIGHT[kind] +
    WEIGHT.rare * rare +
    (heldLeft ? WEIGHT.heldLeft : 0) +
    (heldRight ? WEIGHT.heldRight : 0) +
    (name ? WEIGHT.name : 0) +
    (before ? WEIGHT.before : 0) +
    (behind ? WEIGHT.behind : 0)
  )
}

/** Every pair that fits its neighbours badly and would fit as a common word, with what speaks for it. */
export function findMisfits(
  plain: string,
  pairs: Outside[],
  lexicon: Lexicon,
  company: Company,
  remedies: Remedies,
): (Slip & { evidence: Evidence })[] {
  const found: (Slip & { evidence: Evidence })[] = []
  const { likely } = company
  const edge = (at: number) => (isHanzi(plain.charCodeAt(at)) ? (plain[at] as string) : EDGE)
  for (const { start, heldLeft, heldRight } of pairs) {
    const key = keyOf(plain, start)
    if (remedies.dull.has(key)) continue
    const first = plain[start] as string
    const second = plain[start + 1] as string
    let list = remedies.known.get(key)
    if (!list) {
      if (remedies.known.size >= KNOWN_PAIRS) remedies.known.clear()
      list = company.seen(first, second) > MOST_SEEN ? NONE : find(first, second, lexicon, remedies)
      remedies.known.set(key, list)
    }
    if (list.length === 0) {
      remedies.dull.add(key)
      continue
    }
    const seen = company.seen(first, second)
    // 三盼, 五进: a count opens a shortened name.
    if (/\d/.test(plain[start - 1] ?? '') || NUMERALS.includes(first)) continue
    const left = edge(start - 1)
    const right = edge(start + 2)
    let context: { before: string; after: string; cost: number } | undefined
    let best: (typeof found)[number] | undefined
    for (const { right: word, at, kind, share, saving } of list) {
      const wrong = at === 0 ? first : second
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
      if (fit < LEAST_FIT && (saving < MUCH || kind === 'sound' || kind === 'near')) continue
      context ??= contextOf(plain, start, lexicon)
      const gain = context.cost - lexicon.read(context.before + word + context.after)
      if (gain < LEAST_SAVING) continue
      const evidence: Evidence = {
        gain,
        fit,
        share,
        seen,
        edge: at === 0 ? company.seen(left, first) : company.seen(second, right),
        kind,
        rare: Math.min(MOST_RARE, -company.common(wrong)),
        heldLeft,
        heldRight,
        name: false,
        before: company.goesWith(word, 0, left),
        behind: company.goesWith(word, 1, right),
      }
      const weight = weigh(evidence)
      if (best && weight <= best.gain) continue
      best = {
        start,
        wrong: first + second,
        right: word,
        gain: weight,
        certain: weight >= wantedOf(evidence, first + second),
        evidence,
      }
    }
    if (!best) continue
    const wanted = reserve(plain, start, lexicon.isPair)
    if (wanted === Number.POSITIVE_INFINITY || isSeries(plain, start)) continue
    if (wanted > 0 || AGENT.has(second)) {
      best.evidence.name = wanted > 0
      best.gain = weigh(best.evidence) - (AGENT.has(second) ? COINED : 0)
      best.certain = best.gain >= wantedOf(best.evidence, best.wrong)
    }
    const last = found.at(-1)
    if (!last || last.start + 2 <= start) found.push(best)
    else if (best.gain > last.gain) found[found.length - 1] = best
  }
  return found
}

const NUMERALS = '一二三四五六七八九十两'
/** 护草员, 递上, 管里: behind these any deed or thing will do. */
const AGENT = new Set('员工户里上下出起过好完着来去进成住掉')
const COINED = 1.5

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
