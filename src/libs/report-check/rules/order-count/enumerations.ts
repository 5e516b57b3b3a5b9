import { toChineseNumeral } from '../../../chinese/numerals.ts'
import type { Line } from '../../model/lines.ts'
import { ordinalSeries } from '../../model/ordinals.ts'
import { outlineOf, type Series } from '../../model/outline.ts'
import { lineAt, nextFilled, type TextModel } from '../../model/text-model.ts'
import { FIRST } from './enumerations.words.ts'

/** Items with numbers of their own. `open` = more may follow that do not belong to the announced ones. */
export interface Enumeration {
  count: number
  open: boolean
}

/** The numbered items that begin right at `offset`: 一是, 第一, 首先, 1., ①, numbered paragraphs. */
export function enumerationAt(model: TextModel, offset: number): Enumeration | undefined {
  const start = skipBlank(model.plain, offset)
  const ordinals = ordinalCounts(model).get(start)
  if (ordinals !== undefined) return { count: ordinals, open: false }
  const line = lineAt(model, start)
  const series = line.start === start ? outlineByStart(model).get(start) : undefined
  if (series) return { count: series.items.length, open: series.style === 'cn' || series.style === 'chapter' }
  return tokenRun(model.plain, start) ?? bulletRun(model, line, start) ?? spacedRun(model, line, start)
}

/** 1  学习为先, and further on 2  服务为本: numbers with nothing but a blank behind them. */
function spacedRun({ plain, lines }: TextModel, first: Line, start: number): Enumeration | undefined {
  if (first.start !== start || !SPACED.test(plain.slice(start, start + 5))) return undefined
  let count = 1
  for (let { index } = first; count < MOST && index + 1 < lines.length; index++) {
    const next = lines[index + 1] as Line
    if (SPACED.exec(plain.slice(next.start, next.start + 5))?.[1] === `${count + 1}`) count++
  }
  return count < 2 ? undefined : { count, open: false }
}
const SPACED = /^(\d{1,2})[ \u3000]{1,3}[\u4e00-\u9fff“]/

const ordinalCache = new WeakMap<TextModel, Map<number, number>>()
function ordinalCounts(model: TextModel): Map<number, number> {
  const known =
    ordinalCache.get(model) ?? new Map(ordinalSeries(model).map((series) => [series[0]?.start ?? -1, series.length]))
  ordinalCache.set(model, known)
  return known
}

const outlineCache = new WeakMap<TextModel, Map<number, Series>>()
export function outlineByStart(model: TextModel): Map<number, Series> {
  const known =
    outlineCache.get(model) ??
    new Map(outlineOf(model).series.map((series) => [series.items[0]?.line.start ?? -1, series]))
  outlineCache.set(model, known)
  return known
}

export function skipBlank(plain: string, offset: number): number {
  let index = offset
  while (index < plain.length && /\s/.test(plain[index] as string)) index++
  return index
}
const SPOKEN: RegExp[] = [/其次/, /再次|再者|然后|第三|接着|另外|此外|还有|同时/, /最后|第四/]

/** Marks of the items after the first, by the mark of the first; undefined when `start` opens no enumeration. */
function markers(plain: string, start: number): ((value: number) => RegExp | undefined) | undefined {
  FIRST.lastIndex = start
  const groups = FIRST.exec(plain)?.groups
  if (!groups) return undefined
  const { rank, verb, dot } = groups
  if (rank) return (value) => new RegExp(`第${toChineseNumeral(value)}${rank}`)
  if (verb) return (value) => new RegExp(`${toChineseNumeral(value)}${verb}`)
  if (groups.spoken) return (value) => SPOKEN[value - 2]
  if (groups.other) return (value) => new RegExp(`其${toChineseNumeral(value)}[，是、]`)
  if (groups.circle) return (value) => new RegExp('①②③④⑤⑥⑦⑧⑨⑩'[value - 1] ?? '⑪')
  if (dot) return (value) => new RegExp(`${value}[${dot}](?!\\d)`)
  if (groups.paren !== undefined) return (value) => new RegExp(`（${value}）`)
  if (groups.cnParen !== undefined) return (value) => new RegExp(`（${toChineseNumeral(value)}）`)
  return () => new RegExp(`(?:另外?|再|还有|又)?一${groups.side}`)
}

const LAST_REACH = 200
const ITEM_REACH = 1200
const MOST = 20
/** 第一季度, 第一产业, 第一书记 are names. */
const NAME = /^第一(?:季|产|书|名|届|期|轮|批|线|时|次|代|医|中|小|人|届|资|位)/
const LINE = /\n/
const CHAPTER = /\n(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/

const BULLETS = /[●■◆▲★◇○□►➤✓✔※·•—]/

/** Lines that begin with one bullet. */
function bulletRun(model: TextModel, first: Line, start: number): Enumeration | undefined {
  const { plain } = model
  const bullet = plain[start] as string
  if (first.start !== start || !BULLETS.test(bullet)) return undefined
  let count = 1
  for (let next = nextFilled(model, first); count < MOST && next && plain[next.start] === bullet; count++)
    next = nextFilled(model, next)
  return count < 2 ? undefined : { count, open: false }
}

/** Counts items by looking for the next mark at the head of a clause; a hole is a matter for other rules. */
function tokenRun(plain: string, start: number): Enumeration | undefined {
  if (NAME.test(plain.slice(start, start + 3))) return undefined
  const marker = markers(plain, start)
  if (!marker) return undefined
  // 一个是……一个是: the same words count only inside one paragraph.
  const isRepeated = marker(2)?.source === marker(3)?.source && plain[start + 1] !== '方'
  let at = start
  let count = 1
  while (count < MOST) {
    const next = marker(count + 1)
    if (!next) break
    const rest = plain.slice(at + 1, at + ITEM_REACH)
    const chapter = plain[start] === '（' ? -1 : rest.search(isRepeated ? LINE : CHAPTER)
    const reach = chapter < 0 ? rest : rest.slice(0, chapter)
    const found = new RegExp(`[，。；：！？、\\n”]\\s?(?:${next.source})`).exec(reach)
    if (!found) {
      const after = marker(count + 2)
      // 首先……最后 leaves out the steps between.
      const spoken = next === SPOKEN[1] ? SPOKEN[2] : undefined
      if (spoken && new RegExp(`[，。；\\n](?:${spoken.source})`).test(reach)) count++
      else if (after && new RegExp(`[，。；：\\n](?:${after.source})`).test(reach)) return undefined
      break
    }
    at += 1 + found.index
    count++
  }
  // 第一笔……，第二笔……，剩下的一笔……
  const rank = /^第一([\u4e00-\u9fff])/.exec(plain.slice(start, start + 3))?.[1]
  const rest = plain.slice(at, at + LAST_REACH).split('\n')[0] as string
  if (rank && new RegExp(`(?:剩下|剩余|其余|最后|另外?|还有)的?一${rank}`).test(rest)) count++
  return count < 2 ? undefined : { count, open: false }
}

/** 一件，……。\n一件，……: paragraphs that open alike. */
function paragraphsFrom(plain: string, start: number, head: string): number {
  let count = 1
  for (let at = start; count < MOST; count++) {
    const end = plain.indexOf('\n', at)
    at = end < 0 ? plain.length : skipBlank(plain, end)
    if (!plain.startsWith(head, at)) break
  }
  return count
}

/** 两部热线，一部受理投诉，一部接受咨询: every item opens with 一 and the measure, or with 一 and the thing. */
export function countRepeated(plain: string, from: number, words: readonly string[]): number | undefined {
  const start = skipBlank(plain, from)
  if (plain[start] !== '一' || !words.includes(plain[start + 1] as string)) return undefined
  const head = plain.slice(start, start + 2)
  const paragraphs = plain[start - 1] === '\n' ? paragraphsFrom(plain, start, head) : 1
  if (paragraphs > 1) return paragraphs
  const paragraph = plain.slice(start, start + ITEM_REACH).split('\n')[0] as string
  // 一愁路难走，二愁水难喝: these go on counting.
  if (paragraph.includes(`二${head[1]}`)) return undefined
  const count = paragraph
    .split(/[，。；、]/)
    .filter((part) => part.replace(/^(?:另外?|再|还有|又)/, '').startsWith(head)).length
  return count > 1 ? count : undefined
}
