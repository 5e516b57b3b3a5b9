import type { ReadDocument } from '../read/types.ts'
import type { Fault } from '../types.ts'
import { type CommentOptions, commentDocx } from './docx/comments.ts'
import { correctDocx } from './docx/corrected.ts'
import { type Corrected, correctText } from './text-file.ts'

export type { CheckedFile } from './checked-file.ts'
export type { CommentOptions } from './docx/comments.ts'
export type { Skipped } from './edits.ts'
export { toHtml, writeHtml } from './html.ts'
export { faultsOf, toJson } from './json.ts'
export { type SarifRule, toSarif, writeSarif } from './sarif.ts'
export { addTotals, faultLines, noTotals, type Totals, toText } from './text.ts'
export type { Corrected } from './text-file.ts'
export { CHINESE, SEVERITIES, type Words } from './words.ts'

/** Formats that can be written back; the others are read only. */
export function canCorrect(read: ReadDocument): boolean {
  return read.map.kind === 'docx' || read.map.kind === 'text'
}

/**
 * The file with the fixes of these faults in it: same format, same layout, same encoding.
 * @param original the bytes the document was read from
 * @param faults those whose fix shall be written; the caller decides (safe ones, accepted ones)
 * @throws Error with a Chinese sentence for .doc and .pdf
 */
export function writeCorrected(original: Uint8Array, read: ReadDocument, faults: readonly Fault[]): Corrected {
  const { document, map } = read
  if (map.kind === 'docx') return correctDocx(original, document, map, faults)
  if (map.kind === 'text') return correctText(document, map, faults)
  throw new Error('这种文件只能校核，不能直接改写：请在 Word 或 WPS 中另存为 .docx 后再改。')
}

/**
 * The original .docx with one Word comment for each fault at its spot.
 * @throws Error with a Chinese sentence when the document is no .docx
 */
export function writeCommented(
  original: Uint8Array,
  read: ReadDocument,
  faults: readonly Fault[],
  options?: CommentOptions,
): Uint8Array<ArrayBuffer> {
  if (read.map.kind !== 'docx') throw new Error('只有 .docx 能加批注：请在 Word 或 WPS 中另存为 .docx 后再导出。')
  return commentDocx(original, read.document, read.map, faults, options)
}
