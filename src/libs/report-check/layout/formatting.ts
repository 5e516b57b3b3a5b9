import { type Attributes, scanXml } from '../read/docx/xml.ts'

/** Formatting of characters that the layout rules look at. */
export interface RunFormat {
  /** Font of Chinese characters. */
  font?: string
  /** Half-points, as in the file. */
  size?: number
  color?: string
}

/** Formatting of paragraphs that the layout rules look at; lengths in twips (1/20 pt). */
export interface ParagraphFormat {
  align?: string
  line?: number
  lineRule?: string
}

interface Style {
  basedOn?: string
  run: RunFormat
  paragraph: ParagraphFormat
}

/** Elements that hold formatting or text of an earlier or alternative state. */
export const OUTDATED = new Set([
  'mc:Fallback',
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:del',
  'w:moveFrom',
])

/** Reads one run property into `format`; names a theme font as `theme:minor` or `theme:major`. */
export function readRunProperty(format: RunFormat, name: string, attributes: Attributes): void {
  if (name === 'w:rFonts') {
    const theme = attributes['w:eastAsiaTheme']
    if (theme !== undefined) format.font = theme.startsWith('major') ? 'theme:major' : 'theme:minor'
    else if (attributes['w:eastAsia'] !== undefined) format.font = attributes['w:eastAsia']
  } else if (name === 'w:sz') format.size = Number(attributes['w:val'])
  else if (name === 'w:color') format.color = attributes['w:val']
}

/** Reads one paragraph property into `format`. */
export function readParagraphProperty(format: ParagraphFormat, name: string, attributes: Attributes): void {
  if (name === 'w:jc') format.align = attributes['w:val']
  else if (name === 'w:spacing' && attributes['w:line'] !== undefined) {
    format.line = Number(attributes['w:line'])
    format.lineRule = attributes['w:lineRule'] ?? 'auto'
  }
}

/** The cascade of a document: defaults, then styles along `basedOn`, then what stands at the paragraph or run itself. */
export class Formatting {
  private readonly styles = new Map<string, Style>()
  private readonly themeFonts: Record<string, string> = {}
  private readonly defaults: Style = { run: {}, paragraph: {} }
  private defaultParagraphStyle: string | undefined

  constructor(stylesXml: string | undefined, themeXml: string | undefined) {
    if (stylesXml) this.loadStyles(stylesXml)
    if (themeXml) this.loadTheme(themeXml)
  }

  private loadStyles(xml: string): void {
    let style: Style | undefined
    const path: string[] = []
    scanXml(xml, {
      open: (name, attributes) => {
        const parent = path.at(-1)
        path.push(name)
        if (name === 'w:docDefaults') style = this.defaults
        else if (name === 'w:style') {
          style = { run: {}, paragraph: {} }
          const id = attributes['w:styleId'] ?? ''
          this.styles.set(id, style)
          if (attributes['w:default'] === '1' && attributes['w:type'] === 'paragraph') this.defaultParagraphStyle = id
        } else if (!style || path.includes('w:tblStylePr')) return
        else if (name === 'w:basedOn') style.basedOn = attributes['w:val']
        else if (parent === 'w:rPr') readRunProperty(style.run, name, attributes)
        else if (parent === 'w:pPr') readParagraphProperty(style.paragraph, name, attributes)
      },
      close: (name) => {
        path.pop()
        if (name === 'w:style' || name === 'w:docDefaults') style = undefined
      },
    })
  }

  private loadTheme(xml: string): void {
    let which: string | undefined
    scanXml(xml, {
      open: (name, attributes) => {
        if (name === 'a:majorFont') which = 'theme:major'
        else if (name === 'a:minorFont') which = 'theme:minor'
        else if (
          which &&
          attributes.typeface &&
          (name === 'a:ea' || (name === 'a:font' && attributes.script === 'Hans'))
        )
          this.themeFonts[which] ??= attributes.typeface
      },
      close: (name) => {
        if (name === 'a:majorFont' || name === 'a:minorFont') which = undefined
      },
    })
  }

  private chain(id: string | undefined): Style[] {
    const seen = new Set<string>()
    const chain: Style[] = []
    for (let current = id; current !== undefined && !seen.has(current); current = chain[0]?.basedOn) {
      const style = this.styles.get(current)
      if (!style) break
      seen.add(current)
      chain.unshift(style)
    }
    return chain
  }

  /** What a paragraph looks like in the end. */
  paragraph(styleId: string | undefined, direct: ParagraphFormat): ParagraphFormat {
    const styles = this.chain(styleId ?? this.defaultParagraphStyle)
    return Object.assign({}, this.defaults.paragraph, ...styles.map((style) => style.paragraph), direct)
  }

  /** What characters look like in the end; an unresolved theme font counts as no font. */
  run(paragraphStyle: string | undefined, characterStyle: string | undefined, direct: RunFormat): RunFormat {
    const styles = [...this.chain(paragraphStyle ?? this.defaultParagraphStyle), ...this.chain(characterStyle)]
    const format: RunFormat = Object.assign({}, this.defaults.run, ...styles.map((style) => style.run), direct)
    if (format.font?.startsWith('theme:')) format.font = this.themeFonts[format.font]
    return format
  }
}
