import { placeOf, type Streams, viewOf } from './bytes.ts'
import { removedRanges } from './properties.ts'

/** A text with Word's control characters, and where in the stream its line ends stand. */
export interface WordText {
  text: string
  /** Of every `LINE_ENDS` of `text`, in order. */
  ends: number[]
}

/** The texts of a Word 97–2003 document as they stand; deleted and hidden text is left out. */
export interface WordTexts {
  body: WordText
  notes: WordText
  textboxes: WordText
}

/** Ends of paragraphs, cells, pages or sections, and soft line breaks. */
const LINE_ENDS = '\r\x07\x0b\x0c'

/** Takes the place of text that is left out, until the parts of the document are cut apart by character counts. */
const GONE = '\0'

/** A stretch of text and where it stands in the WordDocument stream. */
interface Piece {
  text: string
  from: number
  to: number
  bytesPerCharacter: 1 | 2
}

const PIECES = 0x1a2
/** Character counts of body, footnotes, headers, macros, comments, endnotes and text boxes. */
const COUNTS = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64]

/**
 * Reads the texts by the piece table ([MS-DOC] 2.8.35, 2.9.177) and the character properties.
 * @throws Error when the structure is damaged
 */
export function readWordTexts(streams: Streams): WordTexts {
  const view = viewOf(streams.main)
  const removed = joined(removedRanges(streams))
  const pieces = readPieces(streams)
  for (const piece of pieces) piece.text = blanked(piece, removed)
  const cutter = new Cutter(pieces)
  const [body, footnotes, , , , endnotes, textboxes] = COUNTS.map((at) => cutter.next(view.getUint32(at, true)))
  const none: WordText = { text: '', ends: [] }
  const [first = none, second = none] = [footnotes, endnotes]
  return {
    body: body ?? none,
    notes: { text: first.text + second.text, ends: [...first.ends, ...second.ends] },
    textboxes: textboxes ?? none,
  }
}

function readPieces(streams: Streams): Piece[] {
  const { main, table } = streams
  const { start, length } = placeOf(streams, PIECES)
  const view = viewOf(table)
  let at = start
  while (view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true)
  if (view.getUint8(at) !== 2 || at >= start + length) throw new Error('no piece table')
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12)
  at += 5
  const pieces: Piece[] = []
  let total = 0
  for (let index = 0; index < count; index++) {
    const characters = view.getUint32(at + (index + 1) * 4, true) - view.getUint32(at + index * 4, true)
    const packed = view.getUint32(at + (count + 1) * 4 + index * 8 + 2, true)
    const isCompressed = (packed & 0x40000000) !== 0
    const bytesPerCharacter = isCompressed ? 1 : 2
    const from = isCompressed ? (packed & 0x3fffffff) >> 1 : packed & 0x3fffffff
    const to = from + characters * bytesPerCharacter
    total += to - from
    // Every character stands in one piece only: a file that repeats them would unfold without end.
    if (characters < 0 || to > main.length || total > main.length) throw new Error('piece outside the stream')
    const text = new TextDecoder(isCompressed ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(
      main.subarray(from, to),
    )
    pieces.push({ text, from, to, bytesPerCharacter })
  }
  return pieces
}

/** Ranges that touch become one; the input stands in order of the starts. */
function joined(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = []
  for (const [from, to] of ranges) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (from < to) result.push([from, to])
  }
  return result
}

function blanked({ text, from, to, bytesPerCharacter }: Piece, removed: [number, number][]): string {
  const kept: string[] = []
  let reached = 0
  for (let index = firstAfter(removed, from); index < removed.length; index++) {
    const [goneFrom, goneTo] = removed[index] as [number, number]
    if (goneFrom >= to) break
    const start = Math.max(0, Math.floor((goneFrom - from) / bytesPerCharacter))
    const end = Math.min(text.length, Math.ceil((goneTo - from) / bytesPerCharacter))
    kept.push(text.slice(reached, start), GONE.repeat(Math.max(0, end - start)))
    reached = end
  }
  return kept.length === 0 ? text : kept.join('') + text.slice(reached)
}

/** Index of the first range that ends behind `place`. */
function firstAfter(ranges: [number, number][], place: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as [number, number])[1] <= place) low = middle + 1
    else high = middle
  }
  return low
}

/** Cuts the pieces into the parts of the document, one after another. */
class Cutter {
  private readonly pieces: Piece[]
  private piece = 0
  private offset = 0

  constructor(pieces: Piece[]) {
    this.pieces = pieces
  }

  next(count: number): WordText {
    const kept: string[] = []
    const ends: number[] = []
    for (let left = count; left > 0 && this.piece < this.pieces.length; ) {
      const { text, from, bytesPerCharacter } = this.pieces[this.piece] as Piece
      const taken = text.slice(this.offset, this.offset + left)
      for (let index = 0; index < taken.length; index++) {
        if (LINE_ENDS.includes(taken[index] as string)) ends.push(from + (this.offset + index) * bytesPerCharacter)
      }
      kept.push(taken.replaceAll(GONE, ''))
      left -= taken.length
      this.offset += taken.length
      if (this.offset === text.length) {
        this.piece++
        this.offset = 0
      }
    }
    return { text: kept.join(''), ends }
  }
}
