import { placeOf, type Streams, viewOf } from './bytes.ts'

const PAGE = 512
/** Where the file information block names the tables of pages with character and paragraph properties. */
const CHARACTER_PAGES = 0xfa
const PARAGRAPH_PAGES = 0x102
/** Bytes of a page's entry beside its offset: where its properties stand, and for paragraphs their height. */
const CHARACTER_ENTRY = 1
const PARAGRAPH_ENTRY = 13

/** One property: its code ([MS-DOC] 2.6) and a view that begins with its operand. */
type Visit = (code: number, operand: DataView) => void

/** Bytes of an operand by the three top bits of the code ([MS-DOC] 2.2.5.1); 0 = its first byte tells. */
const OPERAND_SIZE = [1, 1, 2, 4, 2, 2, 0, 3]

export function eachProperty(list: Uint8Array, visit: Visit): void {
  const view = viewOf(list)
  for (let at = 0; at + 3 <= list.length; ) {
    const code = view.getUint16(at, true)
    const told = OPERAND_SIZE[code >> 13] as number
    const size = told === 0 ? 1 + view.getUint8(at + 2) : told
    if (at + 2 + size > list.length) return
    visit(code, new DataView(view.buffer, view.byteOffset + at + 2, size))
    at += 2 + size
  }
}

/** A stretch `[from, to)` of the stream and its properties. */
export interface Run {
  from: number
  to: number
  /** Offset of what the page keeps for it; 0 = nothing. */
  at: number
}

/**
 * The runs of a table of pages ([MS-DOC] 2.8.5, 2.8.6), in the order of the stream.
 * @throws Error when there are more pages than the stream can hold
 */
function readRuns(streams: Streams, table: number, entrySize: number): Run[] {
  const { start, length } = placeOf(streams, table)
  const pages = viewOf(streams.table)
  const view = viewOf(streams.main)
  const count = Math.floor((length - 4) / 8)
  if (count * PAGE > streams.main.length) throw new Error('too many pages')
  const runs: Run[] = []
  for (let index = 0; index < count; index++) {
    const page = (pages.getUint32(start + (count + 1 + index) * 4, true) & 0x3fffff) * PAGE
    const entries = view.getUint8(page + PAGE - 1)
    if ((entries + 1) * 4 + entries * entrySize >= PAGE) throw new Error('page too full')
    for (let entry = 0; entry < entries; entry++) {
      const offset = view.getUint8(page + (entries + 1) * 4 + entry * entrySize) * 2
      const from = view.getUint32(page + entry * 4, true)
      runs.push({ from, to: view.getUint32(page + (entry + 1) * 4, true), at: offset && page + offset })
    }
  }
  return runs.sort((a, b) => a.from - b.from)
}

const DELETED = 0x0800
const HIDDEN = 0x083c

/** Ranges of the stream whose characters are tracked deletions or hidden, in order. */
export function removedRanges(streams: Streams): [number, number][] {
  const { main } = streams
  const ranges: [number, number][] = []
  for (const { from, to, at } of readRuns(streams, CHARACTER_PAGES, CHARACTER_ENTRY)) {
    if (at === 0) continue
    let removed = false
    eachProperty(main.subarray(at + 1, at + 1 + (main[at] as number)), (code, operand) => {
      if (code === DELETED || code === HIDDEN) removed ||= operand.getUint8(0) === 1
    })
    if (removed) ranges.push([from, to])
  }
  return ranges
}

/** What a paragraph or paragraph style says of itself; absent = as the style it is based on. */
export interface ParagraphFormat {
  /** Number of the list instance, 1-based; 0 = not numbered. */
  list?: number
  level?: number
  /** 0-based outline level, 9 = body text. */
  outline?: number
}

const STYLE = 0x4600
const LIST_LEVEL = 0x260a
const LIST = 0x460b
const OUTLINE = 0x2640
/** Lists of Word 6, whose numbers stand elsewhere. */
const MOST_LISTS = 2046

/** Reads the properties that matter; `style` is called when they name another style. */
export function readFormat(list: Uint8Array, onStyle: (style: number) => void = () => {}): ParagraphFormat {
  const format: ParagraphFormat = {}
  eachProperty(list, (code, operand) => {
    if (code === LIST_LEVEL) format.level = operand.getUint8(0)
    else if (code === OUTLINE) format.outline = operand.getUint8(0)
    else if (code === STYLE) onStyle(operand.getUint16(0, true))
    else if (code === LIST) {
      const number = operand.getUint16(0, true)
      format.list = number <= MOST_LISTS ? number : 0
    }
  })
  return format
}

/** A paragraph as the file keeps it: `[from, to)` of the stream, its style, and what it says itself. */
export interface ParagraphProperties {
  from: number
  to: number
  style: number
  format: ParagraphFormat
}

/** Finds the paragraph that holds a place of the stream. */
export function paragraphFinder(streams: Streams): (place: number) => ParagraphProperties | undefined {
  const runs = readRuns(streams, PARAGRAPH_PAGES, PARAGRAPH_ENTRY)
  return (place) => {
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle] as Run).from <= place) low = middle + 1
      else high = middle
    }
    const run = runs[low - 1]
    return run && place < run.to ? readParagraph(streams.main, run) : undefined
  }
}

function readParagraph(main: Uint8Array, { from, to, at }: Run): ParagraphProperties {
  const paragraph: ParagraphProperties = { from, to, style: 0, format: {} }
  if (at === 0) return paragraph
  // [MS-DOC] 2.9.182: a first byte of 0 is followed by the size in words.
  const half = main[at] as number
  const start = half === 0 ? at + 2 : at + 1
  const size = half === 0 ? (main[at + 1] as number) * 2 : half * 2 - 1
  paragraph.style = viewOf(main).getUint16(start, true)
  paragraph.format = readFormat(main.subarray(start + 2, start + size), (style) => {
    paragraph.style = style
  })
  return paragraph
}
