import { checkSize, detectKind } from './detect.ts'
import { ReadError } from './errors.ts'
import { readText } from './text.ts'
import type { ReadDocument } from './types.ts'

export { checkSize, MAX_FILE_BYTES } from './detect.ts'
export { ReadError, type ReadErrorCode } from './errors.ts'
export { readPasted } from './text.ts'
export type { DocxMap, PdfMap, ReadDocument, SourceMap, TextEncoding, TextMap } from './types.ts'

/**
 * Reads a file for the check. The kind is told by content; `name` only tells Markdown from other text.
 * Readers of other files than text are loaded when first needed.
 * @throws ReadError with one Chinese sentence for every file that cannot be checked
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  checkSize(bytes.length)
  const read = await readKind(bytes, name)
  if (read.document.text.trim() === '') {
    throw new ReadError(
      'no-text',
      '文件里没有文字（可能只有图片）：请确认内容已保存，或把图片中的文字转成文本后再校核。',
    )
  }
  return read
}

async function readKind(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const kind = detectKind(bytes, name)
  switch (kind) {
    case 'docx':
      return (await import('./docx/index.ts')).readDocx(bytes)
    case 'doc':
      return (await import('./doc/index.ts')).readDoc(bytes)
    case 'pdf':
      return (await import('./pdf/index.ts')).readPdf(bytes)
    default:
      return readText(bytes, kind)
  }
}
