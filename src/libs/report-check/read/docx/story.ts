import { ReadError } from '../errors.ts'
import type { Numbering } from '../numbering.ts'
import { toSuperscript } from '../superscript.ts'
import {
  type Frame,
  newFrame,
  type OpenParagraph,
  openParagraph,
  type RawParagraph,
  readParagraphProperty,
  type StoryKind,
} from './paragraph.ts'
import type { ParagraphStyles } from './styles.ts'
import { type Attributes, isOn, scanXml } from './xml.ts'

/** Elements whose content is not text of the document as it now stands. */
const SKIPPED = new Set([
  'mc:Fallback',
  'w:del',
  'w:moveFrom',
  'w:rt',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
])
export interface StoryContext {
  styles: ParagraphStyles
  numbering: Numbering
}

/** Far beyond any report; each costs memory whatever it holds. */
const MOST_PIECES = 600_000
const TOO_MANY =
  '文件里的段落和文字片段太多，超过可校核的上限，没有读取：请拆成几个文件，或把正文另存为 .txt 后再校核。'

/** Reads the paragraphs of one part (document, footnotes, header …) in reading order. @throws ReadError `too-large` */
export function readStory(xml: string, story: StoryKind, context: StoryContext): RawParagraph[] {
  const reader = new StoryReader(story, context)
  scanXml(xml, reader)
  return reader.result()
}

class StoryReader {
  private readonly context: StoryContext
  private readonly paragraphs: RawParagraph[] = []
  private readonly frames: Frame[]
  private readonly path: string[] = []
  private readonly choices: number[] = []
  private pieces = 0
  private skipDepth = 0
  private textStart = -1
  private keepSpace = false
  private buffer = ''

  constructor(story: StoryKind, context: StoryContext) {
    this.context = context
    this.frames = [newFrame(story)]
  }

  /** Everything read; a field that was never closed hides nothing. */
  result(): RawParagraph[] {
    const frame = this.frame()
    if (frame.fields.inContents()) {
      for (const paragraph of this.paragraphs) paragraph.contents = false
    }
    const last = this.paragraphs.at(-1)
    if (last) last.segments.push(...frame.carried)
    return this.paragraphs.filter((paragraph) => !paragraph.contents)
  }

  open(name: string, attributes: Attributes, start: number, end: number): void {
    if (this.skipDepth > 0) {
      this.skipDepth++
      return
    }
    const parent = this.path.at(-1)
    if (SKIPPED.has(name) || this.isUnusedChoice(name) || this.isSeparatorNote(name, attributes)) {
      this.noteDeletion(name, parent)
      this.skipDepth = 1
      return
    }
    this.path.push(name)
    this.openElement(name, parent, attributes, start, end)
  }

  close(name: string, start: number, end: number): void {
    if (this.skipDepth > 0) {
      this.skipDepth--
      return
    }
    this.path.pop()
    this.closeElement(name, start, end)
  }

  text(text: string): void {
    if (this.skipDepth > 0) return
    const parent = this.path.at(-1)
    if (this.textStart >= 0) this.buffer += text
    else if (parent === 'w:instrText') this.frame().fields.addCode(text)
  }

  private openElement(
    name: string,
    parent: string | undefined,
    attributes: Attributes,
    start: number,
    end: number,
  ): void {
    const { paragraph, run } = this.frame()
    switch (name) {
      case 'w:p':
        this.countPiece()
        this.frame().paragraph = openParagraph(this.frame(), start, end)
        break
      case 'w:r':
        this.frame().run = { start, openEnd: end, end, hidden: false, raised: false }
        break
      case 'w:rPr':
        if (parent === 'w:r' && run) run.properties = [start, end]
        break
      case 'w:vanish':
        if (run && this.path.at(-3) === 'w:r') run.hidden = isOn(attributes)
        break
      case 'w:vertAlign':
        if (run && this.path.at(-3) === 'w:r') run.raised = attributes['w:val'] === 'superscript'
        break
      case 'w:t':
      case 'm:t':
        this.textStart = end
        this.keepSpace = attributes['xml:space'] === 'preserve'
        this.buffer = ''
        break
      case 'w:tab':
      case 'w:ptab':
        if (parent === 'w:r') this.addBreak('\t', start, end)
        break
      case 'w:br':
        if ((attributes['w:type'] ?? 'textWrapping') === 'textWrapping') this.addBreak('\n', start, end)
        else if (paragraph && paragraph.segments.length > 0) paragraph.pageBreak = [start, end]
        break
      case 'w:cr':
        this.addBreak('\n', start, end)
        break
      case 'w:noBreakHyphen':
        this.addBreak('-', start, end)
        break
      case 'w:fldChar':
        this.frame().fields.mark(attributes['w:fldCharType'])
        if (paragraph && this.frame().fields.inContents()) paragraph.contents = true
        break
      case 'w:fldSimple':
        this.frame().fields.openSimple(attributes['w:instr'] ?? '')
        break
      case 'w:txbxContent':
        this.frames.push(newFrame('textbox'))
        break
      case 'w:tbl':
        this.frame().tableDepth++
        break
      case 'w:tr':
        this.frame().rows.push({ deleted: false })
        break
      case 'mc:AlternateContent':
        this.choices.push(0)
        break
      default:
        if (paragraph && !paragraph.propertiesRead) readParagraphProperty(paragraph, name, this.path.at(-2), attributes)
    }
  }

  private closeElement(name: string, start: number, end: number): void {
    const frame = this.frame()
    switch (name) {
      case 'w:p':
        this.closeParagraph(start, end)
        break
      case 'w:pPr':
        if (frame.paragraph && this.path.at(-1) === 'w:p') this.finishProperties(frame.paragraph, end)
        break
      case 'w:r':
        if (frame.run) frame.run.end = end
        frame.run = undefined
        break
      case 'w:rPr':
        if (frame.run?.properties && this.path.at(-1) === 'w:r') frame.run.properties[1] = end
        break
      case 'w:t':
      case 'm:t':
        this.addText(start)
        break
      case 'w:fldSimple':
        frame.fields.mark('end')
        break
      case 'w:txbxContent':
        this.frames.pop()
        break
      case 'w:tbl':
        frame.tableDepth--
        break
      case 'w:tr':
        frame.rows.pop()
        break
      case 'mc:AlternateContent':
        this.choices.pop()
        break
    }
  }

  private frame(): Frame {
    return this.frames[this.frames.length - 1] as Frame
  }

  /** Of the choices of one AlternateContent only the first counts, or a text box would be read twice. */
  private isUnusedChoice(name: string): boolean {
    if (name !== 'mc:Choice' || this.choices.length === 0) return false
    const seen = this.choices[this.choices.length - 1] as number
    this.choices[this.choices.length - 1] = seen + 1
    return seen > 0
  }

  /** The separator lines above footnotes are notes in the file, not in the document. */
  private isSeparatorNote(name: string, attributes: Attributes): boolean {
    const type = attributes['w:type']
    return (name === 'w:footnote' || name === 'w:endnote') && type !== undefined && type !== 'normal'
  }

  private noteDeletion(name: string, parent: string | undefined): void {
    if (name !== 'w:del' && name !== 'w:moveFrom') return
    const { paragraph, rows } = this.frame()
    if (parent === 'w:rPr' && this.path.at(-2) === 'w:pPr' && paragraph) paragraph.markDeleted = true
    else if (parent === 'w:trPr' && rows.length > 0) (rows[rows.length - 1] as { deleted: boolean }).deleted = true
  }

  private finishProperties(paragraph: OpenParagraph, end: number): void {
    paragraph.propertiesRead = true
    paragraph.rawContent = Math.max(paragraph.rawContent, end)
    const { styles, numbering } = this.context
    const outline = paragraph.outlineLevel
    paragraph.heading =
      outline === undefined ? styles.heading(paragraph.styleId) : outline < 9 ? outline + 1 : undefined
    if (styles.isContents(paragraph.styleId)) paragraph.contents = true
    if (paragraph.markDeleted) return
    const label = numbering.label(paragraph.direct, paragraph.styleId)
    paragraph.numbered = label !== undefined
    if (!label) return
    paragraph.segments.unshift({ kind: 'auto', text: label, from: end, to: end })
  }

  private closeParagraph(start: number, end: number): void {
    const frame = this.frame()
    const paragraph = frame.paragraph
    frame.paragraph = undefined
    frame.run = undefined
    if (!paragraph) return
    if (!paragraph.propertiesRead) this.finishProperties(paragraph, paragraph.rawContent)
    paragraph.rawClose = Math.max(start, paragraph.rawContent)
    paragraph.rawEnd = end
    // A field code never spans paragraphs: one left open here is damaged and must not swallow what follows.
    frame.fields.dropCodes()
    const dropped = frame.rows.some((row) => row.deleted)
    if (dropped) return
    if (paragraph.markDeleted) {
      frame.carried.push(...paragraph.segments)
      this.place(paragraph.boxes)
      return
    }
    const auto = paragraph.segments[0]?.kind === 'auto' ? 1 : 0
    paragraph.segments.splice(auto, 0, ...frame.carried)
    frame.carried = []
    this.place([paragraph, ...paragraph.boxes])
  }

  /** A text box's paragraphs wait for the paragraph that anchors the box. */
  private place(paragraphs: RawParagraph[]): void {
    const host = this.frames.at(-2)?.paragraph
    for (const paragraph of paragraphs) (host ? host.boxes : this.paragraphs).push(paragraph)
  }

  /** Text that the document does not show as the author's: field codes, tables of contents, page numbers, hidden runs. */
  private isInvisible(): boolean {
    const { fields, paragraph, run } = this.frame()
    if (paragraph && fields.inContents()) paragraph.contents = true
    return run?.hidden === true || fields.hidesText()
  }

  private countPiece(): void {
    if (++this.pieces > MOST_PIECES) throw new ReadError('too-large', TOO_MANY)
  }

  private addText(contentEnd: number): void {
    this.countPiece()
    const from = this.textStart
    this.textStart = -1
    const shown = this.keepSpace ? this.buffer : this.buffer.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
    const { paragraph, run } = this.frame()
    const flat = shown.replace(/[\t\r\n]/g, ' ')
    const text = run?.raised ? toSuperscript(flat) : flat
    if (text === '' || !paragraph || this.isInvisible()) return
    if (paragraph.pageBreak) {
      const [start, end] = paragraph.pageBreak
      paragraph.pageBreak = undefined
      paragraph.segments.push({ kind: 'break', text: '\n', from: start, to: end, run })
    }
    paragraph.segments.push({ kind: 'text', text, from, to: contentEnd, run })
  }

  private addBreak(text: string, start: number, end: number): void {
    this.countPiece()
    const { paragraph, run } = this.frame()
    if (!paragraph || this.isInvisible()) return
    paragraph.segments.push({ kind: 'break', text, from: start, to: end, run })
  }
}
