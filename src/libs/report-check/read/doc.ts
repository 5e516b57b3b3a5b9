import type { LineInfo } from '../types.ts'
import { ReadError } from './errors.ts'
import type { ReadDocument } from './types.ts'

const BROKEN = '文件已损坏或不是 Word 97 以后的 .doc：请用 Word 或 WPS 打开，另存为 .docx 后再校核。'

const NO_BREAK_HYPHEN = '\x1e'
const keepLayout = (control: string) => (control === '\n' || control === '\t' ? control : '')

/**
 * Reads an old Word document. Automatic numbers and headings are lost: the format's reader does not give them.
 * @throws ReadError `encrypted` or `broken`
 */
export async function readDoc(bytes: Uint8Array): Promise<ReadDocument> {
  checkChains(bytes)
  const { default: WordExtractor } = await import('word-extractor')
  let parts: { text: string; kind: LineInfo['kind'] }[]
  try {
    const file = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const asIs = { filterUnicode: false }
    parts = [
      { text: file.getBody(asIs), kind: 'paragraph' },
      { text: file.getTextboxes({ ...asIs, includeHeadersAndFooters: false }), kind: 'textbox' },
      { text: file.getFootnotes(asIs) + file.getEndnotes(asIs), kind: 'footnote' },
    ]
  } catch (error) {
    throw new ReadError('broken', BROKEN, error)
  }
  const lines = parts.flatMap(({ text, kind }) => splitLines(text, kind))
  return {
    document: {
      text: lines.map((line) => line.text).join('\n'),
      lines: lines.map(({ kind }) => ({ kind })),
      format: 'doc',
    },
    map: { kind: 'doc' },
  }
}

/** A line that ends with a cell mark is a table row: each cell becomes a line of its own. */
function splitLines(text: string, kind: LineInfo['kind']): { text: string; kind: LineInfo['kind'] }[] {
  if (text.trim() === '') return []
  const clean = text
    .replaceAll(NO_BREAK_HYPHEN, '-')
    .replace(/\p{Cc}/gu, keepLayout)
    .replace(/\n+$/, '')
  return clean.split('\n').flatMap((line) =>
    line.endsWith('\t')
      ? line
          .split('\t')
          .filter((cell) => cell.trim() !== '')
          .map((cell) => ({ text: cell, kind: 'table' as const }))
      : [{ text: line, kind }],
  )
}

/**
 * Refuses sector chains that run in a circle, which the reader would follow until memory ends, and encrypted files.
 * Layout: [MS-CFB] 2.2 and 2.3; the flag fEncrypted: [MS-DOC] 2.5.2.
 */
function checkChains(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorSize = 1 << view.getUint16(30, true)
  if (bytes.length < 512 || sectorSize < 512 || sectorSize > 4096) throw new ReadError('broken', BROKEN)
  const next: number[] = []
  for (let entry = 0; entry < 109; entry++) {
    const sector = view.getInt32(76 + entry * 4, true)
    const offset = (sector + 1) * sectorSize
    if (sector < 0 || offset + sectorSize > bytes.length) continue
    for (let at = 0; at < sectorSize; at += 4) next.push(view.getInt32(offset + at, true))
  }
  if (hasCircle(next)) throw new ReadError('broken', BROKEN)
}

function hasCircle(next: number[]): boolean {
  const seenIn = new Int32Array(next.length).fill(-1)
  for (let start = 0; start < next.length; start++) {
    for (let at = start; at >= 0 && at < next.length && seenIn[at] !== start; at = next[at] as number) {
      if ((seenIn[at] as number) >= 0) break
      seenIn[at] = start
      if ((next[at] as number) >= 0 && seenIn[next[at] as number] === start) return true
    }
  }
  return false
}
