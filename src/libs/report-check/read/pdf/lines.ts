import { toSuperscript } from '../superscript.ts'

/** A piece of text as pdf.js places it: origin bottom-left, baseline at `y`, all in points. */
export interface PdfItem {
  text: string
  x: number
  y: number
  width: number
  size: number
}

/** One printed line. */
export interface VisualLine {
  text: string
  /** 1-based. */
  page: number
  left: number
  right: number
  y: number
  size: number
  /** The line opens with a mark raised elsewhere on the page: it is the text of a footnote. */
  note: boolean
}

const CJK = /[⺀-鿿豈-﫿＀-￯、-〿“”‘’…—]/
const MARK = /^\s*(?:\d{1,3}|\[\d{1,3}\]|[①-⑳])\s*$/

/** A gap this many characters wide parts table columns. */
const COLUMN_GAP = 3

/**
 * Groups the items of a page into printed lines. A raised small digit is a footnote mark when the same page has a note
 * with that mark, and is left out; otherwise it becomes a superscript character, so that 1.5² never reads 1.52.
 */
export function visualLines(items: PdfItem[], page: number): VisualLine[] {
  const groups: PdfItem[][] = []
  for (const item of items) {
    if (item.text.trim() === '') continue
    const group = groups.at(-1)
    if (group && isSameLine(group, item)) group.push(item)
    else groups.push([item])
  }
  const marks = noteMarks(groups)
  return groups.map((group) => toLine(group, page, marks))
}

const tallest = (group: PdfItem[]) => group.reduce((tall, item) => (item.size > tall.size ? item : tall))

function isSameLine(group: PdfItem[], item: PdfItem): boolean {
  const last = group[group.length - 1] as PdfItem
  const tall = tallest(group)
  const size = Math.max(tall.size, item.size)
  return Math.abs(tall.y - item.y) < size * 0.6 && item.x > last.x - size
}

function isRaised(item: PdfItem, base: PdfItem): boolean {
  return item.size < base.size * 0.8 && item.y > base.y + base.size * 0.1 && MARK.test(item.text)
}

/** Marks raised within a line, and marks that open a line of the same page: where both agree there is a footnote. */
function noteMarks(groups: PdfItem[][]): Set<string> {
  const raised = new Set<string>()
  for (const group of groups) {
    const base = tallest(group)
    for (const item of group.slice(1)) if (isRaised(item, base)) raised.add(item.text.trim())
  }
  return new Set(groups.map(openingMark).filter((mark) => raised.has(mark)))
}

/** The mark before the text of a note; a list number has its dot in the next piece. */
function openingMark(group: PdfItem[]): string {
  const [first, second] = group
  if (!first || !second || !MARK.test(first.text) || /^\s*[.．、)）]/.test(second.text)) return ''
  return first.text.trim()
}

function toLine(group: PdfItem[], page: number, marks: Set<string>): VisualLine {
  const ordered = group.toSorted((a, b) => a.x - b.x)
  const base = tallest(group)
  const size = base.size
  const note = marks.has(openingMark(ordered))
  let text = ''
  let end = ordered[0]?.x ?? 0
  for (const item of ordered) {
    const isMark = isRaised(item, base) || (note && item === ordered[0])
    const added = isMark ? superscript(item.text, marks) : item.text
    text = append(text, added, (item.x - end) / size)
    end = item.x + item.width
  }
  return { text: tidySpaces(text), page, left: ordered[0]?.x ?? 0, right: end, y: base.y, size, note }
}

function superscript(text: string, marks: Set<string>): string {
  if (marks.has(text.trim()) || !/^\s*\d+\s*$/.test(text)) return ''
  return toSuperscript(text.trim())
}

function append(text: string, added: string, gap: number): string {
  if (text === '') return added.trimStart()
  if (gap >= COLUMN_GAP) return `${text}\t${added.trimStart()}`
  return gap > 0.15 ? `${text} ${added}` : text + added
}

/** Printing widens the seam between hanzi and digits; only spaces between Latin words are text. */
function tidySpaces(text: string): string {
  return text
    .replace(/[^\S\t\n]+/g, ' ')
    .trim()
    .replace(/ /g, (space, at: number) => (CJK.test(text.charAt(at - 1)) || CJK.test(text.charAt(at + 1)) ? '' : space))
}
