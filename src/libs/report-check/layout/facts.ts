import type { DocxPackage } from '../read/docx/package.ts'
import { type Attributes, scanXml } from '../read/docx/xml.ts'
import {
  Formatting,
  OUTDATED,
  type ParagraphFormat,
  type RunFormat,
  readParagraphProperty,
  readRunProperty,
} from './formatting.ts'

/** Page set-up of a section, lengths in twips. */
export interface Section {
  width: number
  height: number
  margins: Record<'top' | 'right' | 'bottom' | 'left', number>
  grid?: { type: string; pitch: number }
  /** Offset in the XML after which the section no longer holds. */
  endsAt: number
}

/** Characters of one paragraph that look alike. */
export interface FormattedText {
  text: string
  format: RunFormat
}

export interface FormattedParagraph {
  rawStart: number
  format: ParagraphFormat
  texts: FormattedText[]
}

export interface FooterFacts {
  hasPageNumber: boolean
  text: string
  align?: string
  /** Half-points of the page number. */
  size?: number
}

/** Everything the layout rules need to know. */
export interface LayoutFacts {
  sections: Section[]
  /** By offset of `<w:p>` in the main part. */
  paragraphs: Map<number, FormattedParagraph>
  footers: FooterFacts[]
  oddAndEven: boolean
}

/** Reads layout facts from an opened package. @throws Error when a part is not well-formed */
export function readLayoutFacts(file: DocxPackage): LayoutFacts {
  const formatting = new Formatting(file.xml(file.related('styles') ?? ''), file.xml(file.related('theme') ?? ''))
  const main = new PartScan(formatting)
  scanXml(file.xml(file.mainPart) ?? '', main)
  const footers = file.relationships
    .filter(({ type }) => type === 'footer')
    .map(({ target }) => footerFacts(file.xml(target) ?? '', formatting))
  const settings = file.xml(file.related('settings') ?? '') ?? ''
  return {
    sections: main.sections,
    paragraphs: new Map(main.paragraphs.map((paragraph) => [paragraph.rawStart, paragraph])),
    footers,
    oddAndEven: /<\w+:evenAndOddHeaders(?:\s*\/>|\s[^>]*w:val="(?:1|true|on)")/.test(settings),
  }
}

function footerFacts(xml: string, formatting: Formatting): FooterFacts {
  if (xml === '') return { hasPageNumber: false, text: '' }
  const scan = new PartScan(formatting)
  scanXml(xml, scan)
  const numbered = scan.paragraphs.find(({ rawStart }) => scan.pageNumberIn.has(rawStart))
  return {
    hasPageNumber: numbered !== undefined,
    text: (numbered?.texts ?? []).map(({ text }) => text).join(''),
    align: numbered?.format.align,
    size: numbered?.texts.find(({ text }) => text.trim() !== '')?.format.size,
  }
}

interface OpenParagraph {
  rawStart: number
  styleId?: string
  direct: ParagraphFormat
  runs: { text: string; styleId?: string; direct: RunFormat }[]
}

class PartScan {
  readonly sections: Section[] = []
  readonly paragraphs: FormattedParagraph[] = []
  readonly pageNumberIn = new Set<number>()
  private readonly formatting: Formatting
  private readonly path: string[] = []
  private readonly open_: OpenParagraph[] = []
  private skipDepth = 0
  private section: Section | undefined

  constructor(formatting: Formatting) {
    this.formatting = formatting
  }

  open(name: string, attributes: Attributes, start: number): void {
    if (this.skipDepth > 0 || OUTDATED.has(name)) {
      this.skipDepth++
      return
    }
    const parent = this.path.at(-1)
    this.path.push(name)
    const paragraph = this.open_.at(-1)
    if (name === 'w:p') this.open_.push({ rawStart: start, direct: {}, runs: [] })
    else if (name === 'w:sectPr') this.section = newSection()
    else if (this.section) readSectionProperty(this.section, name, attributes)
    else if (!paragraph) return
    else if (name === 'w:r') paragraph.runs.push({ text: '', direct: {} })
    else if (name === 'w:fldSimple') this.noteField(attributes['w:instr'] ?? '')
    else if (parent === 'w:pPr') {
      if (name === 'w:pStyle') paragraph.styleId = attributes['w:val']
      else readParagraphProperty(paragraph.direct, name, attributes)
    } else if (parent === 'w:rPr' && this.path.at(-3) === 'w:r') {
      const run = paragraph.runs.at(-1)
      if (run && name === 'w:rStyle') run.styleId = attributes['w:val']
      else if (run) readRunProperty(run.direct, name, attributes)
    }
  }

  close(name: string, _start: number, end: number): void {
    if (this.skipDepth > 0) {
      this.skipDepth--
      return
    }
    this.path.pop()
    if (name === 'w:p') this.finishParagraph()
    else if (name === 'w:sectPr' && this.section) {
      this.sections.push({ ...this.section, endsAt: end })
      this.section = undefined
    }
  }

  text(text: string): void {
    if (this.skipDepth > 0) return
    const parent = this.path.at(-1)
    if (parent === 'w:instrText') this.noteField(text)
    else if (parent === 'w:t') {
      const run = this.open_.at(-1)?.runs.at(-1)
      if (run) run.text += text
    }
  }

  private noteField(instruction: string): void {
    const paragraph = this.open_.at(-1)
    if (paragraph && /^\s*PAGE\b/i.test(instruction)) this.pageNumberIn.add(paragraph.rawStart)
  }

  private finishParagraph(): void {
    const paragraph = this.open_.pop()
    if (!paragraph) return
    const { rawStart, styleId, direct, runs } = paragraph
    const texts = runs
      .filter((run) => run.text !== '')
      .map((run) => ({ text: run.text, format: this.formatting.run(styleId, run.styleId, run.direct) }))
    this.paragraphs.push({ rawStart, format: this.formatting.paragraph(styleId, direct), texts })
  }
}

function newSection(): Section {
  // Word's own defaults when a section says nothing: Letter with one-inch margins.
  return { width: 12240, height: 15840, margins: { top: 1440, right: 1440, bottom: 1440, left: 1440 }, endsAt: 0 }
}

function readSectionProperty(section: Section, name: string, attributes: Attributes): void {
  const number = (key: string, otherwise: number) => {
    const value = Number(attributes[key] ?? Number.NaN)
    return Number.isFinite(value) ? value : otherwise
  }
  if (name === 'w:pgSz') {
    section.width = number('w:w', section.width)
    section.height = number('w:h', section.height)
  } else if (name === 'w:pgMar') {
    const { top, right, bottom, left } = section.margins
    section.margins = {
      top: Math.abs(number('w:top', top)),
      right: number('w:right', right),
      bottom: Math.abs(number('w:bottom', bottom)),
      left: number('w:left', left) + number('w:gutter', 0),
    }
  } else if (name === 'w:docGrid') {
    const pitch = number('w:linePitch', 0)
    if (pitch > 0) section.grid = { type: attributes['w:type'] ?? 'default', pitch }
  }
}
