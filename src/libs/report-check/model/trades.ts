import type { BusinessLine } from '../data.ts'
import { ownNames } from './identity.ts'
import { isProse, type Line } from './lines.ts'
import type { TextModel } from './text-model.ts'
import { GUEST_AFTER, HEAD, MEETS, TOGETHER } from './trades.words.ts'
import { matcherOf, type WordMatcher } from './word-matcher.ts'

type Kind = 'house' | 'people' | 'words' | 'common'
const KINDS: Kind[] = ['house', 'people', 'words', 'common']

interface Entry {
  trade: BusinessLine
  kind: Kind
}

/** A word of one or more trades where it stands, with its weight as a sign of who writes. */
export interface TradeHit {
  word: string
  start: number
  /** Number of the sentence. */
  row: number
  weight: number
  trades: BusinessLine[]
  /** Our own unit may write it. */
  own: boolean
  /** It names a house or its people. */
  actor: boolean
  people: boolean
}

const wordsOf = new WeakMap<BusinessLine[], Map<string, Entry[]>>()

/** Every word of every trade; some belong to several. */
export function tradeWords(business: BusinessLine[]): Map<string, Entry[]> {
  const known = wordsOf.get(business)
  if (known) return known
  const all = new Map<string, Entry[]>()
  for (const trade of business)
    for (const kind of KINDS)
      for (const word of trade[kind]) {
        const entries = all.get(word)
        if (entries) entries.push({ trade, kind })
        else all.set(word, [{ trade, kind }])
      }
  wordsOf.set(business, all)
  return all
}

export function tradeMatcher(business: BusinessLine[]): WordMatcher {
  return matcherOf(business, () => tradeWords(business).keys())
}

/** 农村商业银行, 村镇银行, 农村电影放映队 are no villages. */
const RURAL_BANK = /农村|村镇(?=银行)|商业(?=银行)/g

/** The trades that a name of a unit tells. */
export function tradesOf(name: string, business: BusinessLine[]): BusinessLine[] {
  const told = name.replace(RURAL_BANK, '')
  return business.filter(({ units }) => units.some((unit) => told.includes(unit)))
}

/** The trades that title, signature or opening name, those they govern, and the one of which the text is full. */
export function ownTrades(model: TextModel, business: BusinessLine[]): Set<BusinessLine> {
  const main = mainTrade(model, business)
  for (const words of ownNames(model)) {
    const own = tradesOf(words, business)
    if (own.length === 0) continue
    const held = new Set(own.flatMap(({ holds = [] }) => holds))
    return new Set([...own, ...main, ...business.filter(({ name }) => held.has(name))])
  }
  return new Set(main)
}

/** Of how many lines, and of which share of them, a trade must be the subject to be ours. */
const SPREAD = 4
const SHARE = 0.4
const PROSE = 30

function mainTrade({ plain, lines }: TextModel, business: BusinessLine[]): BusinessLine[] {
  const words = tradeWords(business)
  const counts = new Map<BusinessLine, number>()
  let seen = new Set<BusinessLine>()
  let at = 0
  tradeMatcher(business).scan(plain, (word, start) => {
    if (at + 1 < lines.length && (lines[at + 1] as Line).start <= start) seen = new Set()
    while (at + 1 < lines.length && (lines[at + 1] as Line).start <= start) at++
    for (const { trade, kind } of words.get(word) as Entry[]) {
      if (kind === 'common' || seen.has(trade)) continue
      seen.add(trade)
      counts.set(trade, (counts.get(trade) ?? 0) + 1)
    }
  })
  const [main] = [...counts].sort((a, b) => b[1] - a[1])
  const prose = lines.filter(({ start, end }) => end - start > PROSE).length
  return main && main[1] >= Math.max(SPREAD, prose * SHARE) ? [main[0]] : []
}
/** What follows a house that does something by itself. */
const ACTS = /^(?!等|联合|共同|一起|结|们?[的、和与及]|[\u4e00-\u9fff]{0,3}[、等]|[，。；：”）、])/
/** 银盆环卫所将: a house with its name promises or prides itself. */
const NAMED = /(?:^|[。，；：\n])[\u4e00-\u9fff]{2,6}$/
const CLAIMS = /^(?:将|愿|始终|坚持|现有|共有|先后|荣获|被评为)/
const REACH = 16
const AFTER = 24
const SENTENCE = 120
const MANY = 3

/** Long words of one trade tell most, words of many little. */
function exclusive(word: string, trades: number): number {
  if (trades >= MANY) return trades > MANY + 1 ? 0.6 : 0.8
  return 1 + (trades === 1 ? 0.25 : 0.05) * Math.min(3, word.length - 2)
}

export function readTradeHits(model: TextModel, business: BusinessLine[], own: Set<BusinessLine>): TradeHit[] {
  const words = tradeWords(business)
  const [title = '', , head = ''] = ownNames(model)
  const names = title || head
  const hits: TradeHit[] = []
  let at = 0
  let row = 0
  tradeMatcher(business).scan(model.plain, (word, start) => {
    while (at + 1 < model.lines.length && (model.lines[at + 1] as Line).start <= start) at++
    while (row + 1 < model.sentences.length && (model.sentences[row + 1] as number) <= start) row++
    const line = model.lines[at] as Line
    if (!isProse(line) && line.info.kind !== 'heading') return
    const entries = words.get(word) as Entry[]
    const kind = (entries[0] as Entry).kind
    const trades = entries.map(({ trade }) => trade)
    const isOwn = trades.some((trade) => own.has(trade)) || (kind === 'house' && names.includes(bare(word)))
    const weight = weigh(model, line, start, word, kind) * (kind === 'house' ? 1 : exclusive(word, trades.length))
    const people = entries.some((entry) => entry.kind === 'people')
    const actor = people || entries.some((entry) => entry.kind === 'house')
    hits.push({ word, start, row, weight, trades, own: isOwn, actor, people })
  })
  return hits
}

/** 站里, 全站, 局党组 → 站, 局. */
const bare = (house: string) => house.replace(/^全(?=.$)|里$|党[委组]$|党支部$/g, '')

/** Names somebody who is met on purpose. */
export const isMet = (before: string) => MEETS.test(before)

function weigh(model: TextModel, line: Line, start: number, word: string, kind: Kind): number {
  const before = model.plain.slice(Math.max(line.start, start - REACH), start)
  const meets = MEETS.test(before)
  if (kind === 'common') return meets ? 0.1 : 0.3
  if (meets) return kind === 'words' ? 0.5 : 0.3
  const together = TOGETHER.test(sentence(model, line, start))
  if (kind === 'words') return together ? 0.6 : 1
  const after = model.plain.slice(start + word.length, Math.min(line.end, start + word.length + AFTER))
  if (together || GUEST_AFTER.test(after)) return 0.3
  if (kind === 'people') return HEAD.test(before) ? 1.5 : 1
  if (HEAD.test(before) && ACTS.test(after)) return word.startsWith('全') ? 3 : 2
  if (word.endsWith('里') && word !== '村里') return 1.2
  return NAMED.test(before) && CLAIMS.test(after) ? 1.5 : 0.4
}

function sentence({ plain }: TextModel, line: Line, start: number): string {
  const text = plain.slice(Math.max(line.start, start - SENTENCE), Math.min(line.end, start + SENTENCE))
  const at = Math.min(SENTENCE, start - line.start)
  const end = text.indexOf('。', at)
  return text.slice(text.lastIndexOf('。', at) + 1, end < 0 ? text.length : end)
}
