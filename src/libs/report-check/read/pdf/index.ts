import { getDocumentProxy } from 'unpdf'
import { ReadError } from '../errors.ts'
import type { PdfMap, ReadDocument } from '../types.ts'
import { type PdfItem, type VisualLine, visualLines } from './lines.ts'
import { rebuildParagraphs } from './paragraphs.ts'

/** More pages than any report has; the limit keeps a hostile file from running for hours. */
const MAX_PAGES = 2000
/** Pieces of text in the whole file; a few kilobytes can unfold to millions of them. */
const MAX_ITEMS = 400_000

const NO_TEXT = 'PDF 里没有文字，多半是扫描件或图片：请用原来的 Word 文件校核，或先做文字识别（OCR）再来。'
const TOO_MANY = 'PDF 里的文字片段太多，超过可校核的上限，没有读取：请拆成几个文件，或用原来的 Word 文件校核。'
const BROKEN = 'PDF 已损坏，打不开：请重新导出 PDF，或用原来的 Word 文件校核。'
const ENCRYPTED = 'PDF 设有打开密码，无法读取：请去掉密码后另存，再来校核。'

/**
 * Reads the text of a PDF by the position of its pieces. In a web worker pdf.js posts a message of its own to the page
 * (`{sourceName: 'worker', …}`), which the page must ignore.
 * @throws ReadError `encrypted`, `broken`, `too-large` or `no-text`
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const pages = await readPages(bytes)
  const paragraphs = rebuildParagraphs(pages)
  if (paragraphs.every((paragraph) => paragraph.text === '')) throw new ReadError('no-text', NO_TEXT)
  const map: PdfMap = { kind: 'pdf', pages: paragraphs.map((paragraph) => paragraph.page) }
  return {
    document: {
      text: paragraphs.map((paragraph) => paragraph.text).join('\n'),
      lines: paragraphs.map(({ kind }) => ({ kind })),
      format: 'pdf',
    },
    map,
  }
}

async function readPages(bytes: Uint8Array): Promise<VisualLine[][]> {
  // pdf.js takes the buffer over, so it gets a copy.
  const loading = getDocumentProxy(bytes.slice(), { verbosity: 0 })
  try {
    const pdf = await loading
    if (pdf.numPages > MAX_PAGES)
      throw new ReadError('too-large', `PDF 有 ${pdf.numPages} 页，超过 ${MAX_PAGES} 页的上限：请拆成几个文件再校核。`)
    const pages: VisualLine[][] = []
    let left = MAX_ITEMS
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const items = await readItems(page, left)
      left -= items.length
      pages.push(visualLines(items, number))
      page.cleanup()
    }
    return pages
  } catch (error) {
    if (error instanceof ReadError) throw error
    const encrypted = error instanceof Error && error.name === 'PasswordException'
    throw encrypted ? new ReadError('encrypted', ENCRYPTED, error) : new ReadError('broken', BROKEN, error)
  } finally {
    await loading.then((pdf) => pdf.destroy()).catch(() => {})
  }
}

/** Takes the pieces as they come, so that a page without end can be left. @throws ReadError `too-large` */
async function readItems(page: Page, most: number): Promise<PdfItem[]> {
  const items: PdfItem[] = []
  const reader = page.streamTextContent().getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return items
    for (const item of value.items) items.push(...toItem(item))
    if (items.length <= most) continue
    const error = new ReadError('too-large', TOO_MANY)
    // Without this pdf.js waits to be read, and its document is never closed.
    await reader.cancel(error)
    throw error
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

function toItem(item: { str: string; transform: number[]; width: number } | object): PdfItem[] {
  if (!('str' in item)) return []
  const [, , c = 0, d = 0, x = 0, y = 0] = item.transform
  return [{ text: item.str.normalize('NFC'), x, y, width: item.width, size: Math.round(Math.hypot(c, d) * 10) / 10 }]
}
