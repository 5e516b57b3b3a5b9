import type { Label, LabelStyle } from './labels.ts'
import { readLabel } from './labels.ts'
import { isProse, type Line } from './lines.ts'
import { GLUED_FIRST } from './outline.words.ts'
import type { TextModel } from './text-model.ts'

/** A numbered line of the document. `glued` = other words stand before the label in the line. */
export interface Item {
  line: Line
  label: Label
  glued: boolean
}

/** Numbered lines that count on from one another, in order. */
export interface Series {
  style: LabelStyle
  items: Item[]
}

export const RANKS: LabelStyle[] = [
  'formal',
  'stem',
  'letter',
  'chapter',
  'section',
  'cn',
  'cnParen',
  'num',
  'numParen',
  'numHalf',
  'circle',
]
const outlines = new WeakMap<TextModel, { items: Item[]; series: Series[] }>()

/** The numbered lines of the document and the series they form; computed once. */
export function outlineOf(model: TextModel): { items: Item[]; series: Series[] } {
  const known = outlines.get(model)
  if (known) return known
  const items = readItems(model)
  const outline = { items, series: readSeries(items) }
  outlines.set(model, outline)
  return outline
}

function readItems(model: TextModel): Item[] {
  const items: Item[] = []
  for (const line of model.lines) {
    if (!isProse(line) && line.info.kind !== 'heading') continue
    const first = attached(model.plain, line)
    if (first) items.push({ line, label: first, glued: false })
    else if (line.label && RANKS.includes(line.label.style)) items.push({ line, label: line.label, glued: false })
    else {
      const label = gluedLabel(model.plain, line)
      if (label) items.push({ line, label, glued: true })
    }
  }
  return items
}

/** 附件：1.……, and 2. in the next line: a list of its own. */
function attached(plain: string, line: Line): Label | undefined {
  const head = plain[line.start] === '附' ? ATTACHED.exec(plain.slice(line.start, line.start + 12)) : undefined
  return head ? readLabel(plain, line.start + head[0].length, line.end) : undefined
}

const ATTACHED = /^附(?:件|表|录|注)?(?:材料|清单|目录)?[：:]\s{0,3}(?=1)/

const GLUED = /^[\u4e00-\u9fff]{2,8}(?=（[一二三四五六七八九十]{1,2}）[\u4e00-\u9fff]{4})/

/** 具体做法（一）明确目标……: a label behind a few words that make no sentence. */
function gluedLabel(plain: string, line: Line): Label | undefined {
  const text = plain.slice(line.start, Math.min(line.end, line.start + 24))
  const head = (line.end - line.start < 20 ? null : GLUED.exec(text)) ?? GLUED_FIRST.exec(text)
  return head ? readLabel(plain, line.start + head[0].length, line.end) : undefined
}

function readSeries(items: Item[]): Series[] {
  const all: Series[] = []
  const closed = new Map<LabelStyle, Series>()
  let stack: Series[] = []
  for (const item of items) {
    const rank = RANKS.indexOf(item.label.style)
    for (const series of stack) if (RANKS.indexOf(series.style) > rank) closed.set(series.style, series)
    stack = stack.filter((series) => RANKS.indexOf(series.style) <= rank)
    const open = stack.find((series) => series.style === item.label.style)
    const last = open?.items.at(-1)?.label.value
    const startsAgain = item.label.value === 1 && last !== undefined && (last > 1 || item.label.style === 'letter')
    if (open && !startsAgain) {
      open.items.push(item)
      continue
    }
    stack = stack.filter((series) => series !== open)
    const earlier = closed.get(item.label.style)
    // Some documents number （一）… through all chapters.
    const goesOn = !open && earlier?.items.at(-1)?.label.value === item.label.value - 1
    const series = goesOn && earlier ? earlier : { style: item.label.style, items: [] }
    series.items.push(item)
    if (series !== earlier) all.push(series)
    stack.push(series)
  }
  return all
}
