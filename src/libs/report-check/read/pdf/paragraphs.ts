import type { LineInfo } from '../../types.ts'
import type { VisualLine } from './lines.ts'

/** A paragraph put together again from printed lines. */
export interface PdfParagraph {
  text: string
  page: number
  kind: LineInfo['kind']
}

const PAGE_NUMBER =
  /^(?:[-—–－·]\s*)*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／]\s*\d{1,4}|\s*共\s*\d{1,4}\s*页)?(?:\s*[-—–－·])*$/
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[章节条])/

/**
 * Rejoins printed lines into paragraphs: a line goes on when the one before fills the column and it is not indented.
 * Page numbers are dropped, running heads kept once, notes put after the body.
 */
export function rebuildParagraphs(pages: VisualLine[][]): PdfParagraph[] {
  const repeated = runningHeads(pages)
  const body: VisualLine[] = []
  const notes: VisualLine[] = []
  const usual = usualSize(pages.flat())
  for (const lines of pages) {
    const kept = lines.filter((line, index) => !isPageNumber(line, index, lines) && !repeated.has(line.text))
    const noteStart = kept.findIndex((line, index) => isNoteStart(line, kept[index - 1], kept.slice(index), usual))
    body.push(...(noteStart < 0 ? kept : kept.slice(0, noteStart)))
    if (noteStart >= 0) notes.push(...kept.slice(noteStart))
  }
  return [
    ...join(body, 'paragraph', usual),
    ...join(notes, 'footnote', usual),
    ...[...repeated].map((text): PdfParagraph => ({ text, page: 1, kind: 'header' })),
  ]
}

/** Notes stand below the text, in smaller type or after a gap. */
function isNoteStart(line: VisualLine, before: VisualLine | undefined, rest: VisualLine[], usual: number): boolean {
  if (!line.note || !before) return false
  return rest.every((one) => one.size < usual * 0.95) || before.y - line.y > line.size * 2
}

function join(lines: VisualLine[], kind: LineInfo['kind'], usual: number): PdfParagraph[] {
  const paragraphs: PdfParagraph[] = []
  const right = columnEdge(lines.map((line) => line.right))
  const left = -columnEdge(lines.map((line) => -line.left))
  let previous: VisualLine | undefined
  for (const line of lines) {
    if (line.text === '') continue
    const cells = line.text.split('\t')
    if (cells.length > 1) {
      for (const text of cells) paragraphs.push({ text, page: line.page, kind: 'table' })
      previous = undefined
      continue
    }
    const last = paragraphs.at(-1)
    const isTitle = (one: VisualLine) => one.size > usual * 1.2 && isCentred(one, left, right)
    const continues = previous && (goesOn(previous, line, left, right) || (isTitle(previous) && isTitle(line)))
    if (continues && last) last.text += glue(last.text, line.text)
    else paragraphs.push({ text: line.text, page: line.page, kind })
    previous = line
  }
  return paragraphs
}

function goesOn(previous: VisualLine, line: VisualLine, left: number, right: number): boolean {
  const size = Math.max(previous.size, line.size)
  if (Math.abs(previous.size - line.size) > size * 0.15 || line.note) return false
  // Where no line is long, none is full: they are lines of their own.
  const full = previous.right > right - size * 2 && previous.right - left > size * 12
  const indented = line.left > Math.min(left, previous.left) + size * 1.2
  const apart = previous.page === line.page && previous.y - line.y > size * 3
  return full && !indented && !apart && !(NUMBERED.test(line.text) && /[。！？：；]$/.test(previous.text))
}

/** A long title is broken into centred lines in large type. */
function isCentred(line: VisualLine, left: number, right: number): boolean {
  return Math.abs(line.left + line.right - left - right) < line.size && line.left > left + line.size
}

/** Latin words of two lines are parted by a space, everything else by nothing. */
function glue(before: string, after: string): string {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after) ? ` ${after}` : after
}

/** The edge most lines reach: the value below which nine tenths of all lines end. */
function columnEdge(ends: number[]): number {
  const sorted = ends.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.9)] ?? 0
}

function usualSize(lines: VisualLine[]): number {
  const characters = new Map<number, number>()
  for (const { size, text } of lines) characters.set(size, (characters.get(size) ?? 0) + text.length)
  return [...characters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function isPageNumber(line: VisualLine, index: number, lines: VisualLine[]): boolean {
  return (index === 0 || index === lines.length - 1) && PAGE_NUMBER.test(line.text)
}

/** Texts that open or close at least three pages and more than half of them. */
function runningHeads(pages: VisualLine[][]): Set<string> {
  const counts = new Map<string, number>()
  for (const lines of pages) {
    for (const text of new Set([lines[0]?.text, lines.at(-1)?.text])) {
      if (text && !PAGE_NUMBER.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && count * 2 > pages.length).map(([text]) => text))
}
