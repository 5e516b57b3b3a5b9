/** The texts of a Word 97–2003 document as they stand, with Word's control characters; deleted and hidden text is left out. */
export interface WordTexts {
  body: string
  notes: string
  textboxes: string
}

/** Takes the place of text that is left out, until the parts of the document are cut apart by character counts. */
const GONE = '\0'

/** A stretch of text and where it stands in the WordDocument stream. */
interface Piece {
  text: string
  from: number
  to: number
  bytesPerCharacter: 1 | 2
}

/**
 * Reads the texts by the piece table ([MS-DOC] 2.8.35, 2.9.177) and the character properties ([MS-DOC] 2.8.5).
 * @param main stream `WordDocument`
 * @param table stream `0Table` or `1Table`, as the flags of the file information block say
 * @throws Error when the structure is damaged
 */
export function readWordTexts(main: Uint8Array, table: Uint8Array): WordTexts {
  const view = viewOf(main)
  const pieces = readPieces(main, table, view.getUint32(0x1a2, true), view.getUint32(0x1a6, true))
  for (const gone of removedRanges(main, table, view.getUint32(0xfa, true), view.getUint32(0xfe, true))) {
    for (const piece of pieces) blank(piece, gone)
  }
  const all = pieces.map((piece) => piece.text).join('')
  const counts = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((at) => view.getUint32(at, true))
  let start = 0
  const parts = counts.map((count) => {
    const part = all.slice(start, start + count).replaceAll(GONE, '')
    start += count
    return part
  })
  const [body = '', footnotes = '', , , , endnotes = '', textboxes = ''] = parts
  return { body, notes: footnotes + endnotes, textboxes }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function readPieces(main: Uint8Array, table: Uint8Array, start: number, length: number): Piece[] {
  const view = viewOf(table)
  let at = start
  while (view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true)
  if (view.getUint8(at) !== 2 || at >= start + length) throw new Error('no piece table')
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12)
  at += 5
  const pieces: Piece[] = []
  for (let index = 0; index < count; index++) {
    const characters = view.getUint32(at + (index + 1) * 4, true) - view.getUint32(at + index * 4, true)
    const packed = view.getUint32(at + (count + 1) * 4 + index * 8 + 2, true)
    const isCompressed = (packed & 0x40000000) !== 0
    const bytesPerCharacter = isCompressed ? 1 : 2
    const from = isCompressed ? (packed & 0x3fffffff) >> 1 : packed & 0x3fffffff
    const to = from + characters * bytesPerCharacter
    if (characters < 0 || to > main.length) throw new Error('piece outside the stream')
    const text = new TextDecoder(isCompressed ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(
      main.subarray(from, to),
    )
    pieces.push({ text, from, to, bytesPerCharacter })
  }
  return pieces
}

function blank(piece: Piece, [from, to]: [number, number]): void {
  if (from >= piece.to || to <= piece.from) return
  const start = Math.max(0, Math.floor((from - piece.from) / piece.bytesPerCharacter))
  const end = Math.min(piece.text.length, Math.ceil((to - piece.from) / piece.bytesPerCharacter))
  piece.text = piece.text.slice(0, start) + GONE.repeat(end - start) + piece.text.slice(end)
}

const PAGE = 512
const DELETED = 0x0800
const HIDDEN = 0x083c

/** Ranges of the stream whose characters are tracked deletions or hidden. */
function removedRanges(main: Uint8Array, table: Uint8Array, start: number, length: number): [number, number][] {
  const plc = viewOf(table)
  const view = viewOf(main)
  const ranges: [number, number][] = []
  const pages = Math.floor((length - 4) / 8)
  for (let index = 0; index < pages; index++) {
    const page = (plc.getUint32(start + (pages + 1) * 4 + index * 4, true) & 0x3fffff) * PAGE
    const runs = view.getUint8(page + PAGE - 1)
    for (let run = 0; run < runs; run++) {
      const offset = view.getUint8(page + (runs + 1) * 4 + run) * 2
      if (offset === 0) continue
      const size = view.getUint8(page + offset)
      const properties = main.subarray(page + offset + 1, page + offset + 1 + size)
      if (isRemoved(properties))
        ranges.push([view.getUint32(page + run * 4, true), view.getUint32(page + (run + 1) * 4, true)])
    }
  }
  return ranges
}

/** Bytes of an operand by the three top bits of the code ([MS-DOC] 2.2.5.1); 0 = its first byte tells. */
const OPERAND_SIZE = [1, 1, 2, 4, 2, 2, 0, 3]

function isRemoved(properties: Uint8Array): boolean {
  const view = viewOf(properties)
  let removed = false
  for (let at = 0; at + 3 <= properties.length; ) {
    const code = view.getUint16(at, true)
    if (code === DELETED || code === HIDDEN) removed ||= view.getUint8(at + 2) === 1
    const size = OPERAND_SIZE[code >> 13] as number
    at += 2 + (size === 0 ? 1 + view.getUint8(at + 2) : size)
  }
  return removed
}
