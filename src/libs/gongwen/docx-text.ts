import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/**
 * The words of a .docx main text in file order, paragraphs closed by a line break. Just enough to compare a rendered page
 * with its file; the report check has a reader that knows numbering, revisions and text boxes.
 *
 * @throws Error when the bytes are no .docx
 */
export function docxText(docx: Uint8Array): string {
  const part = unzipSync(docx, { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml']
  if (part === undefined) throw new Error('no word/document.xml')
  let text = ''
  let insideText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    insideText = name === 'w:t'
  })
  parser.on('text', (words) => {
    if (insideText) text += words
  })
  parser.on('closetag', ({ name }) => {
    insideText = false
    if (name === 'w:p') text += '\n'
  })
  parser.write(strFromU8(part)).close()
  return text
}
