import type { CheckDocument } from '../types.ts'

/** Encodings of plain text that are recognised and written back. */
export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** How a plain text file maps back: `source` is the decoded file with its own line ends and without its BOM. */
export interface TextMap {
  kind: 'text'
  encoding: TextEncoding
  bom: boolean
  source: string
  /** Offsets in `document.text` of every `\n` that is `\r\n` in `source`, ascending. */
  collapsed: number[]
}

/** A run of a .docx part: `[start, end)` covers `<w:r …>…</w:r>`, all offsets index into the part's XML. */
export interface DocxRun {
  start: number
  openEnd: number
  end: number
  /** `[from, to)` of `<w:rPr>…</w:rPr>`, absent when the run has none. */
  properties?: [number, number]
  /** Superscript: its digits stand in `document.text` as ⁰…⁹. */
  raised: boolean
}

/**
 * A piece of `document.text` and where it stands in the package.
 * `text`: content of one `w:t`; `break`: a tab or soft line break element; `auto`: a number Word computes, which stands nowhere.
 */
export interface DocxSpan {
  start: number
  end: number
  kind: 'text' | 'break' | 'auto'
  part: string
  /** Offsets into the part's XML: content of the `w:t`, or the whole element of a break; equal for `auto`. */
  from: number
  to: number
  run?: DocxRun
}

/** A paragraph of a .docx; raw offsets index into the part's XML, `start`/`end` into `document.text`. */
export interface DocxParagraph {
  part: string
  start: number
  end: number
  /** 0-based line of `document.text`. */
  line: number
  rawStart: number
  /** After `<w:p …>` and its `w:pPr`. */
  rawContent: number
  /** Before `</w:p>`; equals `rawContent` for an empty element. */
  rawClose: number
  rawEnd: number
  story: 'body' | 'textbox' | 'note' | 'header'
  inTable: boolean
  /** The paragraph's mark also ends a section, so it must not be joined with the next one. */
  endsSection: boolean
}

/** How a .docx maps back. */
export interface DocxMap {
  kind: 'docx'
  mainPart: string
  /** XML of every part that carries text, by part name. */
  parts: Record<string, string>
  spans: DocxSpan[]
  paragraphs: DocxParagraph[]
}

/** How a PDF maps back: page (1-based) on which each line of `document.text` begins. */
export interface PdfMap {
  kind: 'pdf'
  pages: number[]
}

/** A .doc keeps no usable positions. */
export interface DocMap {
  kind: 'doc'
}

export type SourceMap = TextMap | DocxMap | PdfMap | DocMap

/** A document ready for the check, and the way back to its file. */
export interface ReadDocument {
  document: CheckDocument
  map: SourceMap
}
