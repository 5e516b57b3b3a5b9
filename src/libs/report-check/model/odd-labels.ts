import { toChineseNumeral } from '../../chinese/numerals.ts'
import { type LabelStyle, SIGNS } from './labels.ts'
import { NUMERAL } from './odd-labels.words.ts'
import { type Item, outlineOf, RANKS, type Series } from './outline.ts'
import type { TextModel } from './text-model.ts'

/** A number that goes on with its series in the style of another level: 一、二、（三）四、. */
export interface OddLabel {
  start: number
  end: number
  /** How the series would write it. */
  right: string
  /** What looks wrong only because of it. */
  excuses: Item[]
}

const FORMS: Partial<Record<LabelStyle, (value: number) => string>> = {
  cn: (value) => `${toChineseNumeral(value)}、`,
  cnParen: (value) => `（${toChineseNumeral(value)}）`,
  num: (value) => `${value}.`,
  numParen: (value) => `（${value}）`,
  numHalf: (value) => `${value}）`,
  circle: (value) => SIGNS.circle?.[value - 1] as string,
  formal: (value) => `${SIGNS.formal?.[value - 1]}、`,
  stem: (value) => `${SIGNS.stem?.[value - 1]}、`,
  letter: (value) => `${SIGNS.letter?.[value - 1]}.`,
}

const found = new WeakMap<TextModel, OddLabel[]>()

/** Numbers written in the style of another level than those they go on with; computed once. */
export function oddLabels(model: TextModel): OddLabel[] {
  const known = found.get(model)
  if (known) return known
  const { items, series } = outlineOf(model)
  const lone = new Set(series.flatMap(({ items: [first, more] }) => (first && !more ? [first] : [])))
  const opens = new Set(series.map(({ items: [first] }) => first))
  const at = new Map(items.map((item, index) => [item, index]))
  const indexOf = (item: Item) => at.get(item) as number
  const after = new Map(series.flatMap(({ items: own }) => own.map((item, index) => [item, own[index + 1]] as const)))
  const odd = new Map<Item, OddLabel>()
  const excused = new Set<Item>()
  const add = (item: Item, style: LabelStyle, ...excuses: (Item | undefined)[]) =>
    put(item, style, item.label.value, excuses)
  const put = (item: Item, style: LabelStyle, value: number, excuses: (Item | undefined)[]) => {
    const right = FORMS[style]?.(value)
    if (!right || odd.has(item)) return
    const { start, end } = item.label
    const explained = excuses.filter((each) => each !== undefined).concat(item)
    for (const each of explained) excused.add(each)
    odd.set(item, { start, end, right, excuses: explained })
  }
  items.forEach((item, index) => {
    const [before, next] = [items[index - 1], items[index + 1]]
    const { style, value } = item.label
    if (excused.has(item)) return
    if (before && next && isBetween(item, before, next)) {
      add(item, before.label.style, next, after.get(item))
    } else if (!lone.has(item)) return
    else if (value === 1 && next && next.label.value === 2 && next.label.style !== style && opens.has(next))
      add(item, next.label.style, next)
    else if (
      value > 1 &&
      before?.label.value === value - 1 &&
      before.label.style !== style &&
      !standsInline(model.plain, before, item)
    )
      add(item, before.label.style)
    // （1）（2）（3）（三）
    else if (value > 2 && before?.label.value === value && BRACKETS.has(style) && BRACKETS.has(before.label.style))
      put(item, before.label.style, value + 1, [])
  })
  // （二）（三）三、（五）: what begins with five goes on with three.
  for (const {
    style,
    items: [first],
  } of series) {
    if (!first || first.label.value < 3 || excused.has(first)) continue
    const { value } = first.label
    const at = indexOf(first)
    const before = items.slice(Math.max(0, at - FAR), at)
    const from = before.findLastIndex(({ label }) => label.style === style && label.value === value - 2)
    const isSlip = (each: Item) => lone.has(each) && value - each.label.value < 3 && each.label.value < value
    const slip = from < 0 ? undefined : before.slice(from + 1).find(isSlip)
    if (slip) put(slip, style, value - 1, [first])
  }
  const astray = new Set(
    series.flatMap(({ items: own }) =>
      own.filter(({ label }, i) => i > 0 && label.value > 1 && label.value !== (own[i - 1] as Item).label.value + 1),
    ),
  )
  for (const one of series) {
    for (const [item, next] of gaps(one)) {
      const between = items.slice(indexOf(item) + 1, indexOf(next))
      const slip = between.find(
        (each) => (lone.has(each) || astray.has(each)) && each.label.value === next.label.value - 1,
      )
      if (slip) add(slip, one.style, next)
    }
    for (const [item, second] of doubles(model.plain, one, (item) => items[indexOf(item) - 1])) {
      const { style, value } = (items[indexOf(item) - 1] as Item).label
      put(item, style, value + 1, [second])
    }
  }
  const all = [...odd.values(), ...series.flatMap((one) => unmarked(model, one))].sort((a, b) => a.start - b.start)
  found.set(model, all)
  return all
}

const FAR = 60
const BRACKETS = new Set<LabelStyle>(['cnParen', 'numParen', 'numHalf'])

const isBetween = ({ label: { style, value } }: Item, { label: before }: Item, { label: next }: Item) =>
  before.style === next.style && before.style !== style && before.value === value - 1 && next.value === value + 1

/** （一）……：1.……, and 2. at the head of a line: its 1. stands inside the paragraph before. */
function standsInline(plain: string, before: Item, { label: { style, value, start } }: Item): boolean {
  const form = FORMS[style]?.(value - 1).replace(/[.、]$/, '')
  const from = Math.max(before.label.end, start - INLINE_REACH)
  return form !== undefined && new RegExp(`${form}[.．、]?[\\u4e00-\\u9fff“]`).test(plain.slice(from, start))
}

const INLINE_REACH = 800

/** Neighbours of a series between which one number is missing. */
const gaps = ({ items }: Series): [Item, Item][] =>
  items.flatMap((item, index): [Item, Item][] => {
    const next = items[index + 1]
    return next?.label.value === item.label.value + 2 ? [[item, next]] : []
  })

/** 二、（一）（二）三、三、四、: the first 三、 goes on with （二）. */
function doubles(plain: string, { items: own }: Series, beforeOf: (item: Item) => Item | undefined): [Item, Item][] {
  // 1.……。2.……。二、……。 and then 二、 as a heading: the first is told like the items before.
  const tells = ({ line }: Item) => plain.slice(line.start, line.end).includes('。')
  const isTold = (item: Item, second: Item) => tells(item) && !tells(second)
  return own.flatMap((item, index): [Item, Item][] => {
    const [second, next] = [own[index + 1], own[index + 2]]
    if (!second || second.label.value !== item.label.value || next?.label.value !== item.label.value + 1) return []
    const before = beforeOf(item)
    const goesOn =
      before !== undefined &&
      (before.label.value === item.label.value - 1 ||
        (before.label.value === item.label.value && isTold(item, second))) &&
      RANKS.indexOf(before.label.style) > RANKS.indexOf(item.label.style)
    return goesOn ? [[item, second]] : []
  })
}

const LONGEST = 30

/** 一、……二 ……三、: the heading has lost its mark. */
function unmarked({ plain, lines }: TextModel, { style, items }: Series): OddLabel[] {
  if (style !== 'cn') return []
  return gaps({ style, items }).flatMap(([item, next]) => {
    const numeral = toChineseNumeral(item.label.value + 1)
    const line = lines.slice(item.line.index + 1, next.line.index).find(({ start, end, label }) => {
      if (label || end - start > LONGEST || plain[start] !== numeral) return false
      return NUMERAL.test(plain.slice(start, start + 3)) && !plain.slice(start + 2, end).includes('。')
    })
    return line ? [{ start: line.start, end: line.start + 1, right: `${numeral}、`, excuses: [next] }] : []
  })
}
