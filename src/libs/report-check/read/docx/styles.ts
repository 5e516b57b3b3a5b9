import type { NumberedStyles, NumberingReference } from '../numbering.ts'
import { type Attributes, scanXml } from './xml.ts'

interface Style {
  name: string
  basedOn?: string
  outlineLevel?: number
  numbering?: NumberingReference
}

/** Deeper than any real style sheet; a hostile one would make every paragraph walk thousands of styles. */
export const DEEPEST_STYLE = 64

/** Paragraph styles of a document, with inheritance along `w:basedOn` resolved on demand. */
export class ParagraphStyles implements NumberedStyles {
  private readonly styles = new Map<string, Style>()
  private defaultId: string | undefined

  /** @param xml the styles part; without it every paragraph is plain */
  constructor(xml?: string) {
    if (xml) this.load(xml)
  }

  private load(xml: string): void {
    let style: Style | undefined
    let depth = 0
    const openStyle = (attributes: Attributes) => {
      if ((attributes['w:type'] ?? 'paragraph') !== 'paragraph') return
      const id = attributes['w:styleId'] ?? ''
      style = { name: '' }
      this.styles.set(id, style)
      if (
        attributes['w:default'] !== undefined &&
        attributes['w:default'] !== '0' &&
        attributes['w:default'] !== 'false'
      )
        this.defaultId = id
    }
    scanXml(xml, {
      open: (name, attributes) => {
        if (name === 'w:style') openStyle(attributes)
        if (!style) return
        depth++
        const value = attributes['w:val']
        if (value === undefined) return
        if (name === 'w:name') style.name = value.toLowerCase()
        else if (name === 'w:basedOn') style.basedOn = value
        else if (name === 'w:outlineLvl') style.outlineLevel = Number(value)
        else if (name === 'w:numId') style.numbering = { ...style.numbering, numId: value }
        else if (name === 'w:ilvl') style.numbering = { ...style.numbering, level: Number(value) }
      },
      close: () => {
        if (style && --depth === 0) style = undefined
      },
    })
  }

  /** The style and its ancestors, nearest first; a circle ends the walk. */
  private chain(id: string | undefined): { id: string; style: Style }[] {
    const chain: { id: string; style: Style }[] = []
    let current = id ?? this.defaultId
    while (current !== undefined && chain.length < DEEPEST_STYLE && !chain.some((link) => link.id === current)) {
      const style = this.styles.get(current)
      if (!style) break
      chain.push({ id: current, style })
      current = style.basedOn
    }
    return chain
  }

  /** 1–9 for a heading, by style name or outline level; `title` for the document title; undefined for body text. */
  heading(id: string | undefined): number | 'title' | undefined {
    for (const { style } of this.chain(id)) {
      const named = /^(?:heading|标题) ?([1-9])$/.exec(style.name)
      if (named) return Number(named[1])
      if (style.name === 'title') return 'title'
      if (style.outlineLevel !== undefined) return style.outlineLevel < 9 ? style.outlineLevel + 1 : undefined
    }
    return undefined
  }

  /** The inherited numbering and the style that states it (levels may be bound to that style). */
  numbering(id: string | undefined): { reference: NumberingReference; styleId: string } | undefined {
    let level: number | undefined
    let stated: string | undefined
    for (const { id: styleId, style } of this.chain(id)) {
      if (!style.numbering) continue
      stated ??= styleId
      level ??= style.numbering.level
      const { numId } = style.numbering
      if (numId !== undefined) return { reference: { numId, level }, styleId: stated }
    }
    return undefined
  }

  /** Whether the style belongs to a table of contents. */
  isContents(id: string | undefined): boolean {
    return this.chain(id).some(({ style }) => /^toc [1-9]$/.test(style.name))
  }
}
