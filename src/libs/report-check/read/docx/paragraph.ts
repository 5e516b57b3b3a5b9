import type { NumberingReference } from '../numbering.ts'
import type { DocxRun } from '../types.ts'
import { Fields } from './fields.ts'
import type { Attributes } from './xml.ts'

export type StoryKind = 'body' | 'textbox' | 'note' | 'header'

/** A piece of a paragraph before it has a place in the text; see `DocxSpan` for the raw offsets. */
export interface Segment {
  kind: 'text' | 'break' | 'auto'
  text: string
  from: number
  to: number
  run?: DocxRun
}

/** A paragraph as it stands in the XML. */
export interface RawParagraph {
  segments: Segment[]
  story: StoryKind
  inTable: boolean
  /** 1–9, or `title`. */
  heading?: number | 'title'
  numbered: boolean
  rawStart: number
  rawContent: number
  rawClose: number
  rawEnd: number
  endsSection: boolean
  /** Stands in a table of contents, whose text Word makes by itself. */
  contents: boolean
}

/** A paragraph that is being read. */
export interface OpenParagraph extends RawParagraph {
  styleId?: string
  direct?: NumberingReference
  outlineLevel?: number
  propertiesRead: boolean
  /** The paragraph mark is a tracked deletion: the text runs on into the next paragraph. */
  markDeleted: boolean
  /** A page or column break after text; a line break only when more text follows. */
  pageBreak?: [number, number]
  /** Paragraphs of text boxes anchored here; they follow this one. */
  boxes: RawParagraph[]
}

/** What is nested by text boxes: each has its own paragraphs, fields and tables. */
export interface Frame {
  story: StoryKind
  fields: Fields
  tableDepth: number
  rows: { deleted: boolean }[]
  paragraph?: OpenParagraph
  run?: DocxRun & { hidden: boolean }
  /** Text of paragraphs whose mark is deleted, waiting for the next paragraph. */
  carried: Segment[]
}

/** A fresh frame: the part itself, or a text box in it. */
export function newFrame(story: StoryKind): Frame {
  return { story, fields: new Fields(), tableDepth: 0, rows: [], carried: [] }
}

/** A paragraph that begins at this tag. */
export function openParagraph(frame: Frame, start: number, end: number): OpenParagraph {
  return {
    segments: [],
    story: frame.story,
    inTable: frame.tableDepth > 0,
    numbered: false,
    rawStart: start,
    rawContent: end,
    rawClose: end,
    rawEnd: end,
    endsSection: false,
    contents: false,
    propertiesRead: false,
    markDeleted: false,
    boxes: [],
  }
}

/** Reads one element inside `w:pPr`. */
export function readParagraphProperty(
  paragraph: OpenParagraph,
  name: string,
  parent: string | undefined,
  attributes: Attributes,
): void {
  const value = attributes['w:val']
  if (name === 'w:sectPr') paragraph.endsSection = true
  else if (parent === 'w:numPr' && value !== undefined) {
    if (name === 'w:numId') paragraph.direct = { ...paragraph.direct, numId: value }
    else if (name === 'w:ilvl') paragraph.direct = { ...paragraph.direct, level: Number(value) }
  } else if (parent === 'w:pPr' && value !== undefined) {
    if (name === 'w:pStyle') paragraph.styleId = value
    else if (name === 'w:outlineLvl') paragraph.outlineLevel = Number(value)
  }
}
