import type { CheckData } from '../data.ts'
import type { CheckOptions } from '../options.ts'
import { homeOf, isHome, isSettled } from './home.ts'
import { fitsHouse, ownHouse, ownNames, selfNames, spokenKind } from './identity.ts'
import type { Line } from './lines.ts'
import { type PlaceMention, placeMentions } from './places.ts'
import { ACTS, COUNTED_STAFF, LEADS, WHOLE } from './strangers.words.ts'
import { filledLines, firstMatches, lineAt, sentenceNumber, type TextModel } from './text-model.ts'
import { isMet } from './trades.ts'

/** What tells, whatever the trade, that a sentence is not ours: its weight and its words. */
export interface Sign {
  weight: number
  said: string[]
  /** It calls itself by a strange name. */
  self: boolean
}

export const SELF = 2.5
const ORPHAN = 1.2
const PLACE = 0.5
/** More places of one line prove no more. */
const MOST_PLACES = 3

/** Signs of a stranger by sentence, and sentences that call themselves by a name of ours. */
export function strangers(model: TextModel, data: CheckData, options: CheckOptions) {
  const signs = new Map<number, Sign>()
  const ours = new Map<number, number>()
  const add = (start: number, weight: number, said: string, self = false) => {
    const row = sentenceNumber(model, start)
    const known = signs.get(row)
    if (!known) signs.set(row, { weight, said: [said], self })
    else if (!self || !known.self) {
      known.weight += weight
      known.said.push(said)
      known.self ||= self
    }
  }
  const house = ownHouse(model)
  if (house !== '')
    for (const name of selfNames(model)) {
      if (name.kind === spokenKind(model) || fitsHouse(name, house)) ours.set(sentenceNumber(model, name.start), SELF)
      else add(name.start, SELF, name.text, true)
    }
  for (const { start, text } of collectives(model)) add(start, COLLECTIVE, text)
  for (const { start, label } of orphans(model)) add(start, ORPHAN, label)
  const places = new Map<number, number>()
  for (const { start, end, name } of strangePlaces(model, data, options)) {
    const row = sentenceNumber(model, start)
    if (CLAUSE.test(model.plain.slice(start - 1, start)) && ACTS.test(model.plain.slice(end, end + REACH)))
      add(start, NAMED, name)
    places.set(row, (places.get(row) ?? 0) + 1)
    if ((places.get(row) ?? 0) <= MOST_PLACES) add(start, PLACE, name)
  }
  return { signs, ours }
}

const COLLECTIVE = 1.5

/** 全站、全村 in a text that speaks of no such house of its own. */
export function collectives(model: TextModel): { start: number; text: string }[] {
  const { plain } = model
  const names = ownNames(model).join('')
  return firstMatches(plain, WHOLE, MOST_WHOLES)
    .flatMap(({ 0: text, index: start }) => {
      const house = text.slice(1)
      if (names.includes(house)) return []
      const line = lineAt(model, start)
      const rest = plain.slice(Math.max(0, line.start - REST), line.start) + plain.slice(line.end, line.end + REST)
      const own = /[镇乡村]/.test(house) ? new RegExp(house) : new RegExp(`[我本全该学]${house}|${house}(?:里|党|长)`)
      return own.test(rest) || plain.slice(Math.max(line.start, start - REACH_BACK), start).includes(house)
        ? []
        : [{ start, text }]
    })
    .concat(rulers(model))
}

/** 全所81人 and 局党组书记、局长 leads us, in the report of a house that has neither: its own staff and head only it tells so. */
function rulers(model: TextModel): { start: number; text: string }[] {
  const house = ownHouse(model)
  if (house === '') return []
  const { plain } = model
  return [...firstMatches(plain, COUNTED_STAFF, MOST_WHOLES), ...firstMatches(plain, LEADS, MOST_WHOLES)].flatMap(
    ({ 0: text, 1: kind = '', index: start }) => {
      const before = plain.slice(Math.max(0, start - MET_BEFORE), start)
      const isOurs = fitsHouse({ kind }, house) || kind === spokenKind(model)
      return isOurs || fitsHouse({ kind }, before) ? [] : [{ start, text }]
    },
  )
}

/** So far back a house may have been named of which the text goes on to speak. */
const MET_BEFORE = 300

const REACH_BACK = 200
/** More of them prove no more, and so much of the text around is looked at. */
const MOST_WHOLES = 20
const REST = 5000
/** 哈尔滨市示例动物园接待: a house elsewhere does something by itself. */
const NAMED = 2
const CLAUSE = /[，。；：\n年]/
const LOOK_BACK = 12
const NUMERALS = '一二三四五六七八九'
const COUNTED = new RegExp(`^第([${NUMERALS}])([\\u4e00-\\u9fff])`)

/** Lines whose number has no number before it: 三是 without 二是. */
function orphans(model: TextModel): { start: number; label: string }[] {
  const lines = filledLines(model)
  return lines.flatMap((line, at) => {
    const label = line.label
      ? model.plain.slice(line.start, line.label.end)
      : COUNTED.exec(model.plain.slice(line.start, line.start + 3))?.[0]
    if (!label || ['cn', 'chapter', 'section'].includes(line.label?.style ?? '')) return []
    const before = precedingLabel(line, label)
    return before !== undefined && !isNumbered(model, lines, at, before) ? [{ start: line.start, label }] : []
  })
}

/** 二是 for 三是, 1. for 2.; undefined before the first. */
function precedingLabel({ label }: Line, text: string): string | undefined {
  if (label?.style === 'circle') return label.value < 2 ? undefined : String.fromCharCode(text.charCodeAt(0) - 1)
  const digits = /[一二三四五六七八九]|\d/.exec(text)?.[0] ?? ''
  const value = NUMERALS.indexOf(digits) + 1 || Number(digits)
  if (value < 2 || (label !== undefined && label.value !== value)) return undefined
  return text.replace(digits, digits >= '一' ? (NUMERALS[value - 2] as string) : String(value - 1))
}

function isNumbered(model: TextModel, lines: readonly Line[], at: number, before: string): boolean {
  const { label } = lines[at] as Line
  const from = Math.max(0, at - LOOK_BACK)
  return lines.slice(from, at).some(
    (line) =>
      (label && line.label?.style === label.style && line.label.value === label.value - 1) ||
      // 一是 may stand inside a line; of a long one the beginning is enough.
      model.plain.slice(line.start, Math.min(line.end, line.start + 1000)).includes(before),
  )
}

const REACH = 16

/** Places of the national list that are not ours and that nobody is said to visit, each where it stands first. */
function strangePlaces(model: TextModel, data: CheckData, options: CheckOptions): PlaceMention[] {
  const home = homeOf(model, data.divisions, options)
  if (!isSettled(home)) return []
  const seen = new Set<string>()
  let last = { end: -2, met: false }
  return placeMentions(model, data.divisions).filter(({ name, start, end, places }) => {
    const line = lineAt(model, start)
    // 来自新疆、甘肃: what stands before the first holds for all.
    const goesOn = start - last.end <= 1 && last.met
    const met = goesOn || isMet(model.plain.slice(Math.max(line.start, start - REACH), start))
    last = { end, met }
    if (met || seen.has(name) || isHome({ name, places }, home)) return false
    seen.add(name)
    return true
  })
}
