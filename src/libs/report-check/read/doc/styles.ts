import { DEEPEST_STYLE } from '../docx/styles.ts'
import type { NumberedStyles } from '../numbering.ts'
import { placeOf, type Streams, textAt, viewOf } from './bytes.ts'
import { type ParagraphFormat, readFormat } from './properties.ts'

/** Where the file information block names the style sheet. */
const STYLE_SHEET = 0xa2
const PARAGRAPH_STYLE = 1
const NO_STYLE = 0xfff
const TITLE = 62
const MOST_STYLES = 4096

interface Style {
  /** Which of Word's own styles it is: 1–9 headings, 62 the title. */
  builtIn: number
  name: string
  basedOn: number
  format: ParagraphFormat
}

/** Paragraph styles ([MS-DOC] 2.9.271) by their place in the sheet, with what they inherit. */
export class DocStyles implements NumberedStyles {
  private readonly styles: (Style | undefined)[] = []

  constructor(streams: Streams) {
    const { start, length } = placeOf(streams, STYLE_SHEET)
    const sheet = streams.table.subarray(start, start + length)
    const view = viewOf(sheet)
    const headSize = view.getUint16(0, true)
    const count = Math.min(view.getUint16(2, true), MOST_STYLES)
    const baseSize = view.getUint16(4, true)
    for (let at = 2 + headSize; this.styles.length < count && at + 2 <= sheet.length; ) {
      const size = view.getUint16(at, true)
      this.styles.push(readStyle(sheet.subarray(at + 2, at + 2 + size), baseSize))
      at += 2 + size + (size % 2)
    }
  }

  /** The style and its ancestors, nearest first; a circle ends the walk. */
  private chain(id: number): { id: number; style: Style }[] {
    const chain: { id: number; style: Style }[] = []
    for (let at = id; chain.length < DEEPEST_STYLE && !chain.some((link) => link.id === at); ) {
      const style = this.styles[at]
      if (!style) break
      chain.push({ id: at, style })
      at = style.basedOn
    }
    return chain
  }

  /** As for a .docx: 1–9, `title`, or undefined for body text. */
  heading(id: number): number | 'title' | undefined {
    for (const { style } of this.chain(id)) {
      if (style.builtIn >= 1 && style.builtIn <= 9) return style.builtIn
      const named = /^(?:heading|标题) ?([1-9])$/i.exec(style.name)
      if (named) return Number(named[1])
      if (style.builtIn === TITLE) return 'title'
      const { outline } = style.format
      if (outline !== undefined) return outline < 9 ? outline + 1 : undefined
    }
    return undefined
  }

  numbering(id: string | undefined) {
    let level: number | undefined
    let stated: number | undefined
    for (const { id: at, style } of this.chain(Number(id ?? 0))) {
      const { format } = style
      if (format.list === undefined && format.level === undefined) continue
      stated ??= at
      level ??= format.level
      if (format.list === undefined) continue
      const numId = String(format.list)
      return { reference: level === undefined ? { numId } : { numId, level }, styleId: String(stated) }
    }
    return undefined
  }
}

function readStyle(data: Uint8Array, baseSize: number): Style | undefined {
  if (data.length < baseSize + 2) return undefined
  const view = viewOf(data)
  const kindAndBase = view.getUint16(2, true)
  if ((kindAndBase & 0xf) !== PARAGRAPH_STYLE) return undefined
  const nameLength = view.getUint16(baseSize, true)
  const style: Style = {
    builtIn: view.getUint16(0, true) & 0xfff,
    name: textAt(data, baseSize + 2, nameLength),
    basedOn: kindAndBase >> 4 === NO_STYLE ? -1 : kindAndBase >> 4,
    format: {},
  }
  // The name ends with a zero; then the paragraph properties, led by their size and the style's own number.
  const at = baseSize + 2 + nameLength * 2 + 2
  if (at + 2 <= data.length) style.format = readFormat(data.subarray(at + 4, at + 2 + view.getUint16(at, true)))
  return style
}
