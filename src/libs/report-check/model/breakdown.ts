import type { Quantity } from './numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from './text-model.ts'

/** A total and the parts that a sentence names for it: 职工86人，其中党员52人、群众34人. */
export interface Breakdown {
  whole: Quantity
  parts: { quantity: Quantity; label: string }[]
  /** How the parts are introduced. */
  lead: '其中' | '分别' | '：' | '（'
}

const PART_LABEL = /^(?:[、，和及]|以及|，其中|、其中)?(?:其中|包括|含|有)?([\u4e00-\u9fffA-Za-z0-9“”《》·—-]{1,16})$/
const LEADS = /其中[：，]?|分别(?:为|是)|：|（(?:其中)?/g
const found = new WeakMap<TextModel, Breakdown[]>()

/** Every total with named parts, in order; computed once. */
export function breakdownsOf(model: TextModel): Breakdown[] {
  const known = found.get(model)
  if (known) return known
  const all: Breakdown[] = []
  for (const match of model.plain.matchAll(LEADS)) {
    const breakdown = readBreakdown(model, match.index, match.index + match[0].length, match[0])
    if (breakdown) all.push(breakdown)
  }
  found.set(model, all)
  return all
}

const REACH = 40
const SPAN = 240

function readBreakdown(model: TextModel, leadStart: number, leadEnd: number, lead: string): Breakdown | undefined {
  const { plain } = model
  const sentence = sentenceAt(model, leadStart)
  const whole = quantitiesWithin(model, Math.max(sentence.start, leadStart - REACH), leadStart)
    .filter((quantity) => !quantity.percent)
    .at(-1)
  if (!whole || whole.unit === '') return undefined
  const gap = plain.slice(whole.end, leadStart)
  const isTight = lead.startsWith('其中')
    ? !/[。；]/.test(gap)
    : lead.startsWith('分别')
      ? gap.length <= 14
      : gap.length <= 8 && !/[。；，]/.test(gap)
  if (!isTight) return undefined
  const close = lead.startsWith('（') ? plain.indexOf('）', leadEnd) : -1
  const end = Math.min(close > 0 ? close : sentence.end, leadEnd + SPAN)
  const parts = readParts(model, whole, leadEnd, end)
  if (parts.length === 0) return undefined
  return {
    whole,
    parts,
    lead: (lead.startsWith('其中') || lead === '（其中'
      ? '其中'
      : lead.startsWith('分别')
        ? '分别'
        : lead) as Breakdown['lead'],
  }
}

function readParts(model: TextModel, whole: Quantity, from: number, end: number): Breakdown['parts'] {
  const parts: Breakdown['parts'] = []
  let cursor = from
  let separator = ''
  for (const quantity of quantitiesWithin(model, from, end)) {
    const gap = model.plain.slice(cursor, quantity.start)
    if (/[；。：\n]/.test(gap)) break
    if (quantity.percent) {
      if (!/^[，（]?(?:占|比|约占)/.test(gap.replace(/^）/, ''))) break
      cursor = model.plain[quantity.end] === '）' ? quantity.end + 1 : quantity.end
      continue
    }
    const label = PART_LABEL.exec(gap)?.[1]
    if (label === undefined || quantity.family !== whole.family) break
    // A list that 、 separates ends at the next comma: what follows is another statement.
    const mark = /^[，、]/.exec(gap)?.[0] ?? ''
    if (parts.length === 1) separator = mark
    else if (parts.length > 1 && separator === '、' && mark === '，') break
    parts.push({ quantity, label })
    cursor = quantity.end
  }
  return parts
}
