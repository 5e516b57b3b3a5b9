import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate'
import { STYLE } from './styles.ts'

const DOCUMENT = 'word/document.xml'
const STYLES = 'word/styles.xml'
const CORE = 'docProps/core.xml'

/** Numbers the bookmarks of a part from 1: the `docx` package counts them over the life of the process. */
function renumberBookmarks(xml: string): string {
  const numbers = new Map<string, number>()
  return xml.replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) =>
    tag.replace(/\bw:id="(\d+)"/, (_, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1
      numbers.set(id, number)
      return `w:id="${number}"`
    }),
  )
}

/**
 * Paragraph settings switched off in a style, for which the `docx` package has no option: widow control (it would leave
 * some pages with 21 lines), automatic space between hanzi and digits or Latin letters (it would push characters off the grid),
 * and, where the type is not 3号, the line grid (LibreOffice would give such a line two grid lines).
 */
const SWITCHED_OFF: Record<string, string[]> = {
  Normal: ['widowControl', 'autoSpaceDE', 'autoSpaceDN'],
  [STYLE.title]: ['snapToGrid'],
  [STYLE.head]: ['snapToGrid'],
  [STYLE.tableText]: ['snapToGrid'],
  [STYLE.pageNumber]: ['snapToGrid'],
}

/** The schema orders paragraph settings; these stand right before spacing or, without it, before indents. */
function switchOff(styleXml: string, settings: string[]): string {
  const off = settings.map((name) => `<w:${name} w:val="0"/>`).join('')
  return styleXml.replace(/<w:(?:spacing|ind)\b/, (next) => `${off}${next}`)
}

function completeStyles(xml: string): string {
  return xml.replace(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/g, (style, id: string) => {
    const settings = SWITCHED_OFF[id]
    return settings === undefined ? style : switchOff(style, settings)
  })
}

function stampTime(xml: string, time: Date): string {
  const stamp = time.toISOString().replace(/\.\d+Z$/, 'Z')
  return xml.replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*(<\/dcterms:\2>)/g, `$1${stamp}$3`)
}

function edit(files: Unzipped, name: string, change: (xml: string) => string): void {
  const bytes = files[name]
  if (bytes !== undefined) files[name] = strToU8(change(strFromU8(bytes)))
}

/** A zip time is a local clock reading without a zone; this one reads the same in every zone. */
function zoneFreeTime(time: Date): Date {
  return new Date(
    time.getUTCFullYear(),
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
  )
}

/** Repacks a .docx so that equal documents are equal bytes: ids counted from 1, every time the given one. */
export function normalizePackage(docx: Uint8Array, time: Date): Uint8Array {
  const files = unzipSync(docx)
  edit(files, DOCUMENT, renumberBookmarks)
  edit(files, STYLES, completeStyles)
  edit(files, CORE, (xml) => stampTime(xml, time))
  return zipSync(files, { level: 6, mtime: zoneFreeTime(time) })
}
