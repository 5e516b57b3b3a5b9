import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate'

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
 * Adds to the body style what the `docx` package has no option for: no widow control (it would leave some pages with 21 lines
 * instead of 22) and no automatic space between hanzi and digits or Latin letters (it would push characters off the grid).
 */
function completeBodyStyle(xml: string): string {
  const off = ['widowControl', 'autoSpaceDE', 'autoSpaceDN'].map((name) => `<w:${name} w:val="0"/>`).join('')
  return xml.replace(/(<w:style [^>]*w:styleId="Normal"[^>]*>.*?<w:pPr>)/, `$1${off}`)
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
  edit(files, STYLES, completeBodyStyle)
  edit(files, CORE, (xml) => stampTime(xml, time))
  return zipSync(files, { level: 6, mtime: zoneFreeTime(time) })
}
