import { breakdownsOf } from './model/breakdown.ts'
import type { Quantity } from './model/numbers.ts'
import { inferPeriod, titleYear } from './model/period.ts'
import { readModel, sentenceAt, type TextModel } from './model/text-model.ts'
import { unitFamily } from './model/units.ts'
import type { Bookmark, CheckDocument, KnownFigure } from './types.ts'

/** What one number of a text is worth against the unit's figures. Offsets are UTF-16 indexes into the text. */
export interface ComparedFigure {
  start: number
  end: number
  status: '一致' | '不一致' | '无来源'
  /** The figure the number was matched with; absent for 无来源. */
  figure?: KnownFigure
}

const MAGNITUDES: Record<string, number> = { 万: 1e4, 亿: 1e8, 百: 100, 千: 1e3 }
const NOUN_REACH = 30

interface Candidate {
  figure: KnownFigure
  name: string
  value: number
  family: string
}

/** 万元 is 元 times ten thousand. */
function readUnit(unit: string): { factor: number; family: string } {
  let factor = 1
  let rest = unit
  while (rest.length > 1 && MAGNITUDES[rest[0] as string] !== undefined) {
    factor *= MAGNITUDES[rest[0] as string] as number
    rest = rest.slice(1)
  }
  return { factor, family: unitFamily(rest) }
}

function candidatesOf(figures: KnownFigure[]): Candidate[] {
  return figures
    .flatMap((figure) => {
      const { factor, family } = readUnit(figure.unit)
      const value = Number(figure.value) * factor
      return [figure.name, ...(figure.aliases ?? [])]
        .filter((name) => name.length >= 2)
        .map((name) => ({ figure, name, value, family }))
    })
    .sort((a, b) => b.name.length - a.name.length)
}

/** Text around a number that may name it: its clause before, and the words right behind its unit. */
function surroundings(model: TextModel, quantity: Quantity): { before: string; after: string } {
  const sentence = sentenceAt(model, quantity.start)
  const from = Math.max(sentence.start, quantity.start - NOUN_REACH)
  const window = model.plain.slice(from, quantity.start)
  const cut = Math.max(...[...'，；：、'].map((mark) => window.lastIndexOf(mark)))
  const tail = model.plain.slice(quantity.end, quantity.end + 16)
  return { before: window.slice(cut + 1), after: (tail.split(/[，。；：、\n]/)[0] ?? '').replace(/^的/, '') }
}

function match(
  model: TextModel,
  quantity: Quantity,
  candidates: Candidate[],
  marks: Bookmark[],
): Candidate | undefined {
  const { before, after } = surroundings(model, quantity)
  const fitting = candidates.filter(
    ({ family }) => family === quantity.family || (family === '' && quantity.unit !== ''),
  )
  const mark = markOf(marks, quantity)
  const marked = mark === undefined ? undefined : fitting.find(({ figure }) => figure.id === mark)
  if (marked) return marked
  const named = fitting.filter(({ name }) => before.includes(name) || after.startsWith(name))
  // Of several figures with the longest name the one with the same value is meant.
  const longest = named.filter(({ name }) => name.length === named[0]?.name.length)
  return longest.find((candidate) => agrees(quantity, candidate.value)) ?? longest[0]
}

/** The figure in whose bookmark a number stands; a report made from figures carries their ids. `marks` do not overlap. */
function markOf(marks: Bookmark[], { start, end }: Quantity): string | undefined {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle] as Bookmark).end <= start) low = middle + 1
    else high = middle
  }
  const found = marks[low]
  return found && found.start < end ? found.name : undefined
}

/** Equal at the digits written: 1.2万 agrees with 12036, 近三成 with 28.6 %. */
export function agrees(quantity: Quantity, value: number): boolean {
  if (quantity.bound === 'under') return value < quantity.value && value >= quantity.value * 0.8
  if (quantity.bound === 'over') return value >= quantity.value && value <= quantity.value * 1.25
  if (quantity.approximate) return value >= quantity.value * 0.95 && value < quantity.value * 1.2
  const tolerance = quantity.step === 1 ? 1e-9 : quantity.step / 2 + 1e-9
  return Math.abs(quantity.value - value) <= tolerance
}

/** Below this share of common days two periods are not the same: a quarter is not judged by the year. */
const SAME_PERIOD = 0.6
const DAY = 86_400_000

type Period = KnownFigure['period']

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY + 1

/** Common days as a share of all days of both. */
function likeness(a: Period, b: Period): number {
  const common = days(a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to)
  return common <= 0 ? 0 : common / (days(a.from, a.to) + days(b.from, b.to) - common)
}

/** The period that the text names in its title. */
function namedPeriod(model: TextModel): Period | undefined {
  const year = titleYear(model)
  return inferPeriod(model, {}) ?? (year === undefined ? undefined : { from: `${year}-01-01`, to: `${year}-12-31` })
}

/** Of each figure the one of the text's period; of the latest period when the text names none. */
function ofItsPeriod(model: TextModel, figures: KnownFigure[]): KnownFigure[] {
  const named = namedPeriod(model)
  const best = new Map<string, { figure: KnownFigure; rank: number }>()
  for (const figure of figures) {
    const rank = named ? likeness(named, figure.period) : Date.parse(figure.period.to)
    const known = best.get(figure.id)
    if ((!named || rank >= SAME_PERIOD) && (!known || rank > known.rank)) best.set(figure.id, { figure, rank })
  }
  return [...best.values()].map(({ figure }) => figure)
}

/** 三级网格 and “五个一” name a thing, they do not count it. */
function isRank({ plain }: TextModel, { start, end, unit }: Quantity): boolean {
  return !/\d/.test(plain.slice(start, end)) && (unit === '级' || unit === '届' || plain[end] === '一')
}

export function compareModel(model: TextModel, figures: KnownFigure[]): ComparedFigure[] {
  const candidates = candidatesOf(ofItsPeriod(model, figures))
  const ids = new Set(figures.map(({ id }) => id))
  // A figure that is quoted again has a number behind its id, because names of bookmarks must differ.
  const marks = (model.document.bookmarks ?? [])
    .map(({ name, ...place }) => ({ ...place, name: name.replace(/\.\d+$/, '') }))
    .filter(({ name }) => ids.has(name))
  const wholes = new Map(
    breakdownsOf(model).flatMap(({ whole, parts }) => parts.map(({ quantity }) => [quantity.start, whole] as const)),
  )
  /** 志愿者523人，其中党员300人: a figure as large as the whole, or the whole's own, is not what the part tells. */
  const isAlien = ({ figure, value }: Candidate, whole: Quantity) =>
    value > whole.value || match(model, whole, candidates, marks)?.figure === figure
  return model.quantities
    .filter((quantity) => (quantity.unit !== '' || quantity.percent) && !isRank(model, quantity))
    .map((quantity) => {
      const found = match(model, quantity, candidates, marks)
      const whole = wholes.get(quantity.start)
      const alien = found && whole && !agrees(quantity, found.value) && isAlien(found, whole)
      if (!found || alien) return { start: quantity.start, end: quantity.end, status: '无来源' }
      return {
        start: quantity.start,
        end: quantity.end,
        status: agrees(quantity, found.value) ? '一致' : '不一致',
        figure: found.figure,
      }
    })
}

/**
 * Compares every number of a document that has a unit with the unit's figures. A number belongs to a figure when it stands in the
 * figure's bookmark, or when the words of its clause, or those right behind it, name the figure; the units must count the same kind of thing.
 */
export function compareFigures(document: CheckDocument, figures: KnownFigure[]): ComparedFigure[] {
  return compareModel(readModel(document), figures)
}
