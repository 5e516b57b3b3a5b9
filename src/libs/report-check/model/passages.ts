import type { BusinessLine, CheckData } from '../data.ts'
import type { CheckOptions } from '../options.ts'
import { isFirm, strangeActors } from './actors.ts'
import { housesOf, ownHouse, ownNames } from './identity.ts'
import { beginning, firstWords, type Rows, type Run, sum, trim } from './passage-start.ts'
import { SELF, strangers } from './strangers.ts'
import { bodyLines, isProse, lineAt, type TextModel } from './text-model.ts'
import { ownTrades, readTradeHits, type TradeHit } from './trades.ts'

/** Sentences that speak of another trade as of their own. */
export interface ForeignPassage {
  business: BusinessLine
  /** The words that show it, the weightiest first. */
  proof: string[]
  /** Its first words. */
  start: number
  end: number
  /** Where the passage itself ends. */
  stop: number
  score: number
}

/** Evidence that a passage needs. */
const ENOUGH = 3.45
/** A trade with which our own has much to do needs more, and so do houses that deal with every trade. */
const FOR_KIN = 3.5
const FOR_BROAD = 1.1
/** A text that speaks of everything, as a government does, proves little with the words of one trade. */
const MANY_WORDS = 40
const FOR_MANY = 1 / 40
/** A text that does not say what it is must be long, and the passage plain. */
const FOR_UNKNOWN = 1.5
const LONG = 500
/** So long a text is no report of one unit. */
const BUNDLE = 100_000
const BROAD = new Set(
  '街道 社区 镇政府 村 群团 住建 融媒 政务服务 文旅局 工会 共青团 妇联 组织宣传 人大政协 应急管理 老干部 企业通用'.split(
    ' ',
  ),
)
/** The signature is of that trade. */
const SIGNED = 3
/** Nobody of that trade appears, and the topic may be a side business of ours, above all one that every house has. */
const FOR_TOPIC = 0.4
const FOR_SIDE = 2
const SIDE = new Set(
  '工会 共青团 妇联 体育 公园绿化 林场林业 机关事务 文化站 组织宣传 老干部 残联康复 救助 生态环境'.split(' '),
)
/** What a sentence must say to count at all. */
const SILENCE = 0.2
/** A word that stands elsewhere, too. */
const KNOWN = 0.25
/** The trade's words elsewhere speak against a splice, and so do our own inside. */
const ELSEWHERE = 0.8
const OWN = 0.7
const PROOF = 4
/** Somebody of that trade is the subject of our sentence. */
const ACTOR = 3
/** Signs of a stranger alone do not tell a trade. */
const LEAST = 2
/** With whom we have much to do may be our subject. */
const NOBODY = new Map<number, TradeHit>()
const isPlain = ({ weight }: TradeHit) => weight >= 0.5

const passages = new WeakMap<TextModel, ForeignPassage[]>()

/** Passages that speak for a unit of another trade, in order. */
export function foreignPassages(model: TextModel, data: CheckData, options: CheckOptions): ForeignPassage[] {
  const known = passages.get(model) ?? strongest(model, data, options)
  passages.set(model, known)
  return known
}

function strongest(model: TextModel, data: CheckData, options: CheckOptions): ForeignPassage[] {
  const found: ForeignPassage[] = []
  const opening = bodyLines(model).find(
    (line) => isProse(line) && model.plain.slice(line.start, line.end).includes('。'),
  )
  for (const passage of candidates(model, data, options)) {
    if (passage.score < ENOUGH) break
    // The first sentence of running text is the author's own.
    if (passage.start <= (opening?.start ?? 0)) continue
    if (found.every(({ start, stop }) => passage.stop <= start || passage.start >= stop)) found.push(passage)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The best passage of every trade but ours, the strongest first. */
export function candidates(model: TextModel, data: CheckData, options: CheckOptions): ForeignPassage[] {
  if (model.plain.length > BUNDLE) return []
  const own = ownTrades(model, data.business)
  const hits = readTradeHits(model, data.business, own)
  const byTrade = new Map<BusinessLine, TradeHit[]>()
  for (const hit of hits) {
    if (hit.own) continue
    for (const trade of hit.trades) {
      const list = byTrade.get(trade)
      if (list) list.push(hit)
      else byTrade.set(trade, [hit])
    }
  }
  if (byTrade.size === 0 || (own.size === 0 && model.plain.length < LONG)) return []
  const strange = rowsOf(model, hits, data, options)
  const said = new Map(strange.own)
  for (const [row, weight] of strange.ours) add(said, row, weight)
  const kinds = housesOf(ownHouse(model))
  const shared = (trade: BusinessLine) =>
    trade.units.some((unit) => housesOf(unit).some((kind) => kinds.includes(kind)))
  // 本院 may be a hospital's as well as a court's.
  const rowsFor = (trade: BusinessLine): Rows => (shared(trade) ? strange : { ...strange, own: said })
  const kin = new Set([...own].flatMap(({ kin = [] }) => kin))
  const houses = own.size === 0 ? FOR_UNKNOWN : [...own].every(({ name }) => BROAD.has(name)) ? FOR_BROAD : 0
  const broad = houses + Math.max(0, varietyOf(hits) - MANY_WORDS) * FOR_MANY
  const [, signature = ''] = ownNames(model)
  return [...byTrade]
    .flatMap(([trade, list]) => {
      const signed = trade.units.some((unit) => signature.includes(unit))
      const isKin = kin.has(trade.name)
      const doubt = broad + (isKin ? FOR_KIN : 0) - (signed ? SIGNED : 0)
      return (
        passageOf(model, trade, list, isKin ? { ...rowsFor(trade), actors: NOBODY } : rowsFor(trade), doubt, signed) ??
        []
      )
    })
    .sort((a, b) => b.score - a.score)
}

/** How many different words of other trades the text has. */
const varietyOf = (hits: TradeHit[]) =>
  new Set(hits.filter((hit) => !hit.own && hit.trades.length < 3 && isPlain(hit)).map(({ word }) => word)).size

const add = <T>(map: Map<T, number>, key: T, value: number) => map.set(key, (map.get(key) ?? 0) + value)

function rowsOf(model: TextModel, hits: TradeHit[], data: CheckData, options: CheckOptions): Rows {
  const { signs, ours } = strangers(model, data, options)
  const own = new Map<number, number>()
  for (const hit of hits) {
    if (hit.own) add(own, hit.row, hit.weight * OWN)
  }
  return { rank: ranksOf(model), own, ours, signs, actors: strangeActors(model, hits) }
}

const TEXT = /[\u4e00-\u9fff]/

function ranksOf({ plain, sentences }: TextModel): Int32Array {
  const ranks = new Int32Array(sentences.length)
  let rank = 0
  for (let at = 0; at < sentences.length; at++) {
    ranks[at] = rank
    const start = sentences[at] as number
    // A line break behind a full stop makes an empty sentence.
    if (TEXT.test(plain.slice(start, start + 4))) rank++
  }
  return ranks
}

function passageOf(
  model: TextModel,
  trade: BusinessLine,
  list: TradeHit[],
  rows: Rows,
  doubt: number,
  signed: boolean,
): ForeignPassage | undefined {
  const run = best(list, rows)
  if (!run) return undefined
  trim(model, list, rows, run)
  const inside = list.filter(({ row }) => row >= run.from && row <= run.to)
  const { from, to } = surroundings(model, run)
  const outside = list.filter(({ start }) => start < from || start >= to)
  const elsewhere = new Set(outside.map(({ word }) => word))
  const factor = (word: string) => (elsewhere.has(word) ? KNOWN : 1)
  const value = sum(inside, factor)
  const words = new Set(inside.filter(isPlain).map(({ word }) => word))
  // One word is enough only where a house speaks of itself.
  const acts = inside.filter((hit) => rows.actors.get(hit.row) === hit)
  if (acts.length === 0 && (value < LEAST || (words.size < 2 && !inside.some(({ weight }) => weight >= LEAST))))
    return undefined
  let score = value + (acts.length > 0 ? ACTOR : 0) - ELSEWHERE * sum(outside) - doubt
  const said: string[] = []
  let strange = acts.length
  let ownSaid = false
  for (let row = run.from; row <= run.to; row++) {
    const sign = rows.signs.get(row)
    score += (sign?.weight ?? 0) - (rows.own.get(row) ?? 0)
    strange += sign?.weight ?? 0
    ownSaid ||= (rows.own.get(row) ?? 0) > 0
    if (sign) said.push(...sign.said)
  }
  if (strange < 1) {
    if (SIDE.has(trade.name)) score -= FOR_SIDE
    else if (inside.every((hit) => !hit.actor || hit.weight < 1)) score -= FOR_TOPIC
  }
  const stop = model.sentences[run.to + 1] ?? model.plain.length
  const length = stop - (model.sentences[run.from] as number)
  const solid = new Set(inside.filter(isSolid).map(({ word }) => word)).size
  const outer = sum(outside)
  const signs = {
    value,
    solid,
    words: words.size,
    acts: acts.length,
    firm: acts.some((hit) => isFirm(model, hit)),
    strange: strange - acts.length,
    outer,
    ownSaid,
  }
  if (score < FOR_ITSELF && !isProved(signs, length)) return undefined
  // One strange self-name in a sentence is a slip in a name, not a passage.
  if (run.from === run.to && rows.signs.get(run.from)?.self && score < ENOUGH + SELF) return undefined
  const start = beginning(model, rows, run, list, signed)
  const weighty = inside.toSorted((a, b) => b.weight - a.weight).map(({ word }) => word)
  return {
    business: trade,
    proof: [...new Set([...weighty.slice(0, 12), ...said])].slice(0, PROOF),
    start,
    end: firstWords(model, start),
    stop,
    score,
  }
}

interface Proof {
  /** Weight of the trade's words inside and outside, and how many there are: all, and those of few trades. */
  value: number
  outer: number
  words: number
  solid: number
  /** Sentences with a strange subject. */
  acts: number
  /** One of them as a report words its work. */
  firm: boolean
  /** Weight of strange self-names, places and orphan numbers. */
  strange: number
  /** Words of ours stand inside. */
  ownSaid: boolean
}

/** So strong a passage needs no second sign. */
const FOR_ITSELF = 9

/**
 * A unit of a trade that no list knows writes strange words of its own, and an anecdote has its people: one sign is none.
 * Two different signs prove it, or a strange subject with a second word, or word upon word of that trade.
 */
function isProved({ value, outer, words, solid, acts, firm, strange, ownSaid }: Proof, length: number): boolean {
  const density = value / length
  if (strange >= SELF || (strange >= PLAIN_SIGN && solid > 0)) return true
  if (firm || (acts > 0 && words > 1 && (solid > 2 || density >= 0.045))) return true
  if (ownSaid) return value >= 7 && density >= 0.08
  return (value >= 4.5 && solid > 1 && density >= 0.06) || (value >= 6 && solid > 3 && outer < 0.5)
}

const PLAIN_SIGN = 1.5
const isSolid = ({ weight, trades }: TradeHit) => weight >= 0.8 && trades.length < 3

/** The paragraphs of the run and one on either side: what they say is neither ours nor the stranger's for certain. */
function surroundings(model: TextModel, run: Run): { from: number; to: number } {
  const { lines, sentences, plain } = model
  const first = lineAt(model, sentences[run.from] as number).index
  const last = lineAt(model, (sentences[run.to + 1] ?? plain.length) - 1).index
  return { from: lines[first - 1]?.start ?? 0, to: lines[last + 1]?.end ?? plain.length }
}

/** The run of sentences in which the trade's words outweigh our own and the sentences that say nothing. The title is ours. */
function best(list: TradeHit[], { rank, own, signs, actors }: Rows): Run | undefined {
  let top: Run | undefined
  let run: Run | undefined
  for (let at = 0; at < list.length; ) {
    const { row } = list[at] as TradeHit
    let to = at
    while (to < list.length && (list[to] as TradeHit).row === row) to++
    const here = list.slice(at, to)
    const acts = here.includes(actors.get(row) as TradeHit) ? ACTOR : 0
    const value = sum(here) + acts + (signs.get(row)?.weight ?? 0) - (own.get(row) ?? 0) - SILENCE
    at = to
    const place = rank[row] as number
    if (place === 0) continue
    if (run) {
      let left = run.score - (place - (rank[run.to] as number) - 1) * SILENCE
      for (let between = run.to + 1; between < row && left > 0; between++) left -= own.get(between) ?? 0
      run = left > 0 ? { from: run.from, to: row, score: left + value } : undefined
    }
    if (!run || run.score < value) run = { from: row, to: row, score: value }
    if (!top || run.score > top.score) top = run
  }
  return top
}
