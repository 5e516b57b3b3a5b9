import type { LineInfo } from '../../types.ts'
import { Fields } from '../docx/fields.ts'
import { type Lists, Numbering, type NumberingReference } from '../numbering.ts'
import type { Streams } from './bytes.ts'
import { readLists } from './lists.ts'
import type { WordText } from './pieces.ts'
import { type ParagraphProperties, paragraphFinder } from './properties.ts'
import { DocStyles } from './styles.ts'

export interface Line {
  text: string
  info: LineInfo
}

/** Control characters of Word's text. */
const CELL_END = '\x07'
const SOFT_BREAK = '\x0b'
const PAGE_BREAK = '\x0c'
const PARAGRAPH_END = '\r'
const FIELD: Record<string, string> = { '\x13': 'begin', '\x14': 'separate', '\x15': 'end' }
const NO_BREAK_HYPHEN = '\x1e'

/** What the line's paragraph is, and the label Word prints before it. */
interface Look {
  heading: number | 'title' | undefined
  label: string | undefined
}

const PLAIN: Look = { heading: undefined, label: undefined }

/** Cuts texts into lines: field codes and tables of contents left out, a table cell a line of its own. */
export class LineReader {
  private readonly paragraphAt: (place: number) => ParagraphProperties | undefined
  private readonly styles: DocStyles
  private readonly numbering: Numbering

  constructor(streams: Streams) {
    this.paragraphAt = paragraphFinder(streams)
    this.styles = new DocStyles(streams)
    this.numbering = new Numbering(this.styles, listsOf(streams))
  }

  read({ text, ends }: WordText, kind: LineInfo['kind']): Line[] {
    const lines: Line[] = []
    const fields = new Fields()
    const looks = new Looks((place) => this.lookAt(place))
    let line = ''
    let inContents = false
    let end = 0
    const finish = (lineKind: LineInfo['kind'], isLast: boolean) => {
      const look = inContents && line === '' ? PLAIN : looks.next(ends[end - 1], isLast)
      const written = `${look.label ?? ''}${line}`
      const isLayout = written.trim() === '' && (lineKind !== 'paragraph' || inContents)
      if (!isLayout) lines.push({ text: written, info: infoOf(lineKind, look) })
      line = ''
    }
    for (const character of text) {
      const mark = FIELD[character]
      if (mark !== undefined) {
        fields.mark(mark)
        inContents = fields.inContents()
      } else if (character === PARAGRAPH_END || character === SOFT_BREAK) {
        end++
        if (character === PARAGRAPH_END) fields.dropCodes()
        finish(kind, character === PARAGRAPH_END)
      } else if (character === CELL_END) {
        end++
        finish('table', true)
      } else if (character === PAGE_BREAK) {
        end++
        if (line !== '') finish(kind, false)
      } else if (fields.hidesText()) fields.addCode(character)
      else if (!inContents) line += character === NO_BREAK_HYPHEN ? '-' : isControl(character) ? '' : character
    }
    if (line.trim() !== '') finish(kind, true)
    while (lines.at(-1)?.text === '') lines.pop()
    return lines
  }

  private lookAt(place: number): { look: Look; paragraph: ParagraphProperties } | undefined {
    const paragraph = this.paragraphAt(place)
    if (!paragraph) return undefined
    const { style, format } = paragraph
    const heading = format.outline === undefined ? this.styles.heading(style) : levelOf(format.outline)
    const direct: NumberingReference = {}
    if (format.list !== undefined) direct.numId = String(format.list)
    if (format.level !== undefined) direct.level = format.level
    return { look: { heading, label: this.numbering.label(direct, String(style)) }, paragraph }
  }
}

/** The look of each line: the label stands before the first line of its paragraph only, and is counted once. */
class Looks {
  private readonly lookAt: (place: number) => { look: Look; paragraph: ParagraphProperties } | undefined
  private open: { look: Look; to: number } | undefined

  constructor(lookAt: Looks['lookAt']) {
    this.lookAt = lookAt
  }

  /** @param place of the line's end in the stream; `isLast` = it also ends the paragraph */
  next(place: number | undefined, isLast: boolean): Look {
    if (place === undefined) return PLAIN
    if (this.open && place < this.open.to) {
      const { look } = this.open
      if (isLast) this.open = undefined
      return { ...look, label: look.label === undefined ? undefined : '' }
    }
    const found = this.lookAt(place)
    if (!found) return PLAIN
    this.open = isLast ? undefined : { look: found.look, to: found.paragraph.to }
    return found.look
  }
}

const levelOf = (outline: number) => (outline < 9 ? outline + 1 : undefined)

/** Damaged lists cost the numbers, not the document. */
function listsOf(streams: Streams): Lists {
  try {
    return readLists(streams)
  } catch {
    return { definitions: new Map(), instances: new Map() }
  }
}

function infoOf(kind: LineInfo['kind'], { heading, label }: Look): LineInfo {
  const info: LineInfo =
    kind !== 'paragraph'
      ? { kind }
      : heading === undefined
        ? { kind: label === undefined ? 'paragraph' : 'list' }
        : heading === 'title'
          ? { kind: 'heading' }
          : { kind: 'heading', level: heading }
  if (label) info.autoNumber = label.length
  return info
}

/** Anchors of pictures, notes and comments, and optional hyphens. */
function isControl(character: string): boolean {
  return character < ' ' && character !== '\t'
}
