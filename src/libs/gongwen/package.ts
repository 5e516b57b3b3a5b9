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
 * Paragraph settings of a style for which the `docx` package has no option.
 * - No widow control: it would leave some pages with 21 lines.
 * - Hanging punctuation is said aloud although it is Word's default: LibreOffice 7.4 reads the setting the wrong way round, so
 *   this keeps punctuation inside its lines, which it otherwise loses at the end of some justified ones.
 * - No automatic space between hanzi and digits or Latin letters: it would push characters off the grid.
 * - No line grid where the type is not 3号: LibreOffice would give such a line two grid lines.
 */
const SETTINGS: Record<string, string> = {
  Normal: '<w:widowControl w:val="0"/><w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
  [STYLE.title]: '<w:snapToGrid w:val="0"/>',
  [STYLE.head]: '<w:snapToGrid w:val="0"/>',
  [STYLE.tableText]: '<w:snapToGrid w:val="0"/>',
  [STYLE.pageNumber]: '<w:snapToGrid w:val="0"/>',
}

/** The schema orders paragraph settings; these stand right before spacing or, without it, before indents. */
function completeStyles(xml: string): string {
  return xml.replace(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/g, (style, id: string) => {
    const settings = SETTINGS[id] ?? ''
    return style.replace(/<w:(?:spacing|ind)\b/, (next) => `${settings}${next}`)
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

/** A zip time is a local clock reading without a zone, from 1980 to 2099; this one reads the same in every zone. */
function zoneFreeTime(time: Date): Date {
  const year = Math.min(Math.max(time.getUTCFullYear(), 1980), 2099)
  return new Date(year, time.getUTCMonth(), time.getUTCDate(), time.getUTCHours(), time.getUTCMinutes())
}

/** Repacks a .docx so that equal documents are equal bytes: ids counted from 1, every time the given one. */
export function normalizePackage(docx: Uint8Array, time: Date): Uint8Array {
  const files = unzipSync(docx)
  edit(files, DOCUMENT, renumberBookmarks)
  edit(files, STYLES, completeStyles)
  edit(files, CORE, (xml) => stampTime(xml, time))
  return zipSync(files, { level: 6, mtime: zoneFreeTime(time) })
}
