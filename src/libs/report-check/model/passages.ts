import type { BusinessLine } from '../data.ts'
import { ownWords } from './identity.ts'
import { isProse, type Line } from './lines.ts'
import { filledLines, type TextModel } from './text-model.ts'
import { matcherOf, type WordMatcher } from './word-matcher.ts'

/** Lines that speak of another line of business as of their own. */
export interface ForeignPassage {
  line: Line
  last: Line
  business: BusinessLine
  /** The words that show it, at most three. */
  proof: string[]
  start: number
  end: number
}

interface Hit {
  word: string
  start: number
  weight: number
}

/** A paragraph about working together names the others' people as a matter of course. */
const TOGETHER =
  /联合|联盟|结对(?!\d)|结成|结为|共建|共驻|协作|走进|进(?:校园|企业|社区|军营|农村|机关|课堂|家庭|高原|工地|景区|商圈)|邀请|请来|请.{1,8}(?:讲|授课)|友好|[教为给帮]老人|上门|三人组/
const ACTING = 3
const PERSON = 2
const GUEST = 0.5
const WORD = 1
/** Evidence that a passage needs, and how much of all evidence in the text must lie in it. */
const ENOUGH = 3
/** Houses that have to do with every trade need more. */
const ENOUGH_FOR_BROAD = 5
const BROAD = new Set(['街道', '社区', '镇村', '住建', '融媒', '政务服务'])
/** So many different words tell a trade without any of its people. */
const TOPICS = 4
const SHARE = 0.7
const MIN_LENGTH = 60

/** The noun stands at the head of its clause; counts and adjectives may come first. */
const HEAD = /(?:^|[。；，\n：”）]|现有|共有|青年|党员|全体|广大|优秀|老|新|由|\d[名位个])$/
/** In these clauses somebody else is met on purpose. */
const MEETS =
  /(?:走进|走访|慰问|联合|携手|邀请|请来?|会同|配合|协助|协调|结对|共建|共驻|对接|进驻|服务|送[到给往进]|帮助|支持|赴|到|进|向|为|给|与|和|同|及|在|“|《|等|获|评为|学习|参观|毗邻|附近|对)[^，。；：\n]{0,10}$/
const GUEST_AFTER =
  /^[\u4e00-\u9fff]{0,6}(?:走进|到[校家村社]|前来|来[校家村社]|应邀|受邀|现场|上门|义诊|[为给教帮对向][^，。；]{2,12}(?:讲|授|宣|普|检|诊|演示|培训|服务|介绍))/
const REACH = 14
const LONGEST = 600
/** More words of one line prove no more. */
const MOST_HITS = 20

export function foreignPassages(model: TextModel, business: BusinessLine[]): ForeignPassage[] {
  const own = ownBusiness(model, business)
  if (own.size === 0) return []
  const rows = readRows(model, business, own)
  const enough = [...own].some(({ name }) => BROAD.has(name)) ? ENOUGH_FOR_BROAD : ENOUGH
  return [...rows.byBusiness]
    .flatMap(([line, hits]) => strongest(model, line, hits, rows.own, enough) ?? [])
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The lines of business that title and opening name, or else the signature. */
function ownBusiness(model: TextModel, business: BusinessLine[]): Set<BusinessLine> {
  for (const words of ownWords(model)) {
    const own = business.filter(({ units }) => units.some((unit) => words.includes(unit)))
    if (own.length > 0) return new Set(own)
  }
  return new Set()
}

interface Rows {
  byBusiness: Map<BusinessLine, Map<number, Hit[]>>
  /** Number of own words by line. */
  own: Map<number, number>
}

interface Entry {
  line: BusinessLine
  person: boolean
}

const wordsOf = new WeakMap<BusinessLine[], Map<string, Entry[]>>()

/** Every word of every line of business; some words belong to several. */
export function businessWords(business: BusinessLine[]): Map<string, Entry[]> {
  const known = wordsOf.get(business)
  if (known) return known
  const all = new Map<string, Entry[]>()
  const add = (word: string, line: BusinessLine, person: boolean) =>
    all.set(word, [...(all.get(word) ?? []), { line, person }])
  for (const line of business) {
    for (const word of line.people) add(word, line, true)
    for (const word of line.words) add(word, line, false)
  }
  wordsOf.set(business, all)
  return all
}

export function businessMatcher(business: BusinessLine[]): WordMatcher {
  return matcherOf(business, () => businessWords(business).keys())
}

function readRows(model: TextModel, business: BusinessLine[], own: Set<BusinessLine>): Rows {
  const words = businessWords(business)
  const rows: Rows = { byBusiness: new Map(), own: new Map() }
  let row = 0
  let met = { row: -1, together: false }
  businessMatcher(business).scan(model.plain, (word, start) => {
    while (row + 1 < model.lines.length && (model.lines[row + 1] as Line).start <= start) row++
    const line = model.lines[row] as Line
    const entries = words.get(word) ?? []
    if (entries.some((entry) => own.has(entry.line))) {
      rows.own.set(row, (rows.own.get(row) ?? 0) + 1)
      return
    }
    if (!isProse(line) && line.info.kind !== 'heading') return
    if (row !== met.row)
      met = { row, together: TOGETHER.test(model.plain.slice(line.start, Math.min(line.end, line.start + LONGEST))) }
    const before = model.plain.slice(Math.max(line.start, start - REACH), start)
    for (const entry of entries) {
      const weight = met.together
        ? GUEST
        : entry.person
          ? personWeight(word, before, model.plain.slice(start + word.length, start + word.length + 24))
          : WORD
      const lines = rows.byBusiness.get(entry.line) ?? new Map<number, Hit[]>()
      if (lines.size === 0) rows.byBusiness.set(entry.line, lines)
      const there = lines.get(row)
      if (!there) lines.set(row, [{ word, start, weight }])
      else if (there.length < MOST_HITS) there.push({ word, start, weight })
    }
  })
  return rows
}

/** A house is named by everybody; only its own report lets it act. */
const HOUSE = /[局馆站院社联关会所厂部店委]$|中心$|办事处$/
const ACTS = /^(?:现有|共有|成立|把|坚持|每[年月周天]|还|先后|始终|建立|推行|守着|承担|实行|组建|定期)/

function personWeight(word: string, before: string, after: string): number {
  if (GUEST_AFTER.test(after)) return GUEST
  if (HOUSE.test(word) && !ACTS.test(after)) return HEAD.test(before) ? WORD : GUEST
  return HEAD.test(before) ? ACTING : MEETS.test(before) ? GUEST : PERSON
}

function strongest(
  model: TextModel,
  business: BusinessLine,
  hits: Map<number, Hit[]>,
  own: Map<number, number>,
  enough: number,
): ForeignPassage | undefined {
  const filled = filledRows(model)
  const rows = [...hits.keys()]
  const scores = new Map(rows.map((row) => [row, score(hits.get(row) as Hit[])]))
  const all = [...scores.values()].reduce((sum, value) => sum + value, 0)
  if (all < enough) return undefined
  let best: { from: number; to: number; score: number } | undefined
  let run: { from: number; to: number; score: number } | undefined
  for (const row of rows) {
    const value = (scores.get(row) as number) - (own.get(row) ?? 0) * 1.5
    if (value <= 0) continue
    const joins = run && near(filled, own, run.to, row)
    run = run && joins ? { from: run.from, to: row, score: run.score + value } : { from: row, to: row, score: value }
    if (!best || run.score > best.score) best = run
  }
  if (!best || best.score < enough || best.score < all * SHARE) return undefined
  const line = model.lines[best.from] as Line
  const last = model.lines[best.to] as Line
  if (last.end - line.start < MIN_LENGTH) return undefined
  const inside = rows.filter((row) => row >= best.from && row <= best.to).flatMap((row) => hits.get(row) as Hit[])
  if (distinct(inside) < (inside.some(({ weight }) => weight >= PERSON) ? 2 : TOPICS)) return undefined
  const first = inside[0] as Hit
  return {
    line,
    last,
    business,
    proof: [...new Set(inside.map(({ word }) => word))].slice(0, 3),
    start: line.start,
    end: first.start + first.word.length,
  }
}

const distinct = (hits: Hit[]) => new Set(hits.map(({ word }) => word)).size

const AGAIN = 0.5

/** Each word counts in a line with its strongest appearance, and a little more when it comes again. */
function score(hits: Hit[]): number {
  const best = new Map<string, number>()
  const again = new Set<string>()
  for (const { word, weight } of hits) {
    if (best.has(word)) again.add(word)
    best.set(word, Math.max(best.get(word) ?? 0, weight))
  }
  return [...best.values()].reduce((sum, value) => sum + value, again.size * AGAIN)
}

const GAP = 4

/** Few lines lie between, and none of them speaks of our own trade. */
function near(filled: Map<number, number>, own: Map<number, number>, from: number, to: number): boolean {
  if ((filled.get(to) as number) - (filled.get(from) as number) > GAP) return false
  for (let row = from + 1; row < to; row++) if (own.has(row)) return false
  return true
}

const ranks = new WeakMap<TextModel, Map<number, number>>()

/** Place of each filled line among the filled ones. */
function filledRows(model: TextModel): Map<number, number> {
  const known = ranks.get(model)
  if (known) return known
  const rows = new Map(filledLines(model).map((line, rank) => [line.index, rank]))
  ranks.set(model, rows)
  return rows
}
