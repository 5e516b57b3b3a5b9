import type { LineInfo } from '../../types.ts'
import { ReadError } from '../errors.ts'
import { Numbering } from '../numbering.ts'
import type { DocxMap, DocxParagraph, DocxSpan, ReadDocument } from '../types.ts'
import { brokenDocx } from '../zip.ts'
import { readBookmarks } from './bookmarks.ts'
import { readNumbering } from './numbering-part.ts'
import { openDocx } from './package.ts'
import type { RawParagraph, StoryKind } from './paragraph.ts'
import { readStory, type StoryContext } from './story.ts'
import { ParagraphStyles } from './styles.ts'

/**
 * Reads a .docx: body with tables and text boxes in reading order, then foot- and endnotes, then headers and footers.
 * Word's automatic numbers are rebuilt, tracked deletions left out, field results read, tables of contents left out.
 * @throws ReadError
 */
export function readDocx(bytes: Uint8Array): ReadDocument {
  try {
    return readPackage(bytes)
  } catch (error) {
    throw error instanceof ReadError ? error : brokenDocx(error)
  }
}

function readPackage(bytes: Uint8Array): ReadDocument {
  const file = openDocx(bytes)
  const xmlOf = (type: string) => file.xml(file.related(type) ?? '')
  const styles = new ParagraphStyles(xmlOf('styles'))
  const context: StoryContext = { styles, numbering: new Numbering(styles, readNumbering(xmlOf('numbering'))) }
  const text = new TextBuilder(file.mainPart)
  const add = (part: string | undefined, story: StoryKind, keep: (paragraph: RawParagraph) => boolean = () => true) => {
    const xml = part === undefined ? undefined : file.xml(part)
    if (part === undefined || xml === undefined) return
    text.addPart(part, xml, readStory(xml, story, context).filter(keep))
  }
  add(file.mainPart, 'body')
  add(file.related('footnotes'), 'note', hasText)
  add(file.related('endnotes'), 'note', hasText)
  const seen = new Set<string>()
  for (const { type, target } of file.relationships) {
    // First, odd and even pages repeat the same header: once is enough.
    if (type === 'header' || type === 'footer')
      add(target, 'header', (one) => hasHanzi(one) && isNew(seen, plainText(one)))
  }
  return text.build()
}

/** Lays the paragraphs of all parts one after another and keeps where each piece came from. */
class TextBuilder {
  private readonly pieces: string[] = []
  private length = 0
  private readonly lines: LineInfo[] = []
  private readonly map: DocxMap

  constructor(mainPart: string) {
    this.map = { kind: 'docx', mainPart, parts: {}, spans: [], paragraphs: [] }
  }

  addPart(part: string, xml: string, paragraphs: RawParagraph[]): void {
    this.map.parts[part] = xml
    for (const paragraph of paragraphs) {
      // Empty cells and empty frames are layout, empty body paragraphs are lines a person typed.
      if (paragraph.segments.length === 0 && (paragraph.inTable || paragraph.story !== 'body')) continue
      this.addParagraph(part, paragraph)
    }
  }

  build(): ReadDocument {
    const bookmarks = readBookmarks(this.map)
    return {
      document: {
        text: this.pieces.join(''),
        lines: this.lines,
        format: 'docx',
        ...(bookmarks.length > 0 ? { bookmarks } : {}),
      },
      map: this.map,
    }
  }

  private addParagraph(part: string, raw: RawParagraph): void {
    if (this.lines.length > 0) this.push('\n')
    const start = this.length
    const line = this.lines.length
    const info = lineInfo(raw)
    this.lines.push(info)
    for (const { kind, text, from, to, run } of raw.segments) {
      const at = this.length
      this.push(text)
      if (kind === 'auto') info.autoNumber = text.length
      if (text === '\n') this.lines.push(lineInfo(raw))
      const span: DocxSpan = { start: at, end: this.length, kind, part, from, to }
      if (run) span.run = run
      this.map.spans.push(span)
    }
    const { rawStart, rawContent, rawClose, rawEnd, story, inTable, endsSection } = raw
    const paragraph: DocxParagraph = {
      part,
      start,
      end: this.length,
      line,
      rawStart,
      rawContent,
      rawClose,
      rawEnd,
      story,
      inTable,
      endsSection,
    }
    this.map.paragraphs.push(paragraph)
  }

  private push(text: string): void {
    this.pieces.push(text)
    this.length += text.length
  }
}

const KIND_OF_STORY: Record<StoryKind, LineInfo['kind']> = {
  body: 'paragraph',
  textbox: 'textbox',
  note: 'footnote',
  header: 'header',
}

function lineInfo(raw: RawParagraph): LineInfo {
  if (raw.inTable && raw.story === 'body') return { kind: 'table' }
  if (raw.story !== 'body') return { kind: KIND_OF_STORY[raw.story] }
  // The document's title is a heading above all numbered levels, so it has none.
  if (raw.heading !== undefined)
    return raw.heading === 'title' ? { kind: 'heading' } : { kind: 'heading', level: raw.heading }
  return { kind: raw.numbered ? 'list' : 'paragraph' }
}

function plainText(paragraph: RawParagraph): string {
  return paragraph.segments.map((segment) => segment.text).join('')
}

const hasText = (paragraph: RawParagraph) => plainText(paragraph).trim() !== ''
const hasHanzi = (paragraph: RawParagraph) => /\p{Script=Han}/u.test(plainText(paragraph))

function isNew(seen: Set<string>, text: string): boolean {
  if (seen.has(text)) return false
  seen.add(text)
  return true
}
