import type { CheckDocument, LineInfo } from '../types.ts'
import { decodeText } from './encoding.ts'
import type { ReadDocument, TextMap } from './types.ts'

/**
 * Reads plain text or Markdown in UTF-8, GB18030 or UTF-16. Line ends become `\n` in the document and are kept in the map.
 * @throws ReadError `binary`
 */
export function readText(bytes: Uint8Array, format: 'text' | 'markdown'): ReadDocument {
  const { source, encoding, bom } = decodeText(bytes)
  const { text, collapsed } = unifyLineEnds(source)
  const document: CheckDocument = { text, format }
  if (format === 'markdown') document.lines = text.split('\n').map(markdownLine)
  const map: TextMap = { kind: 'text', encoding, bom, source, collapsed }
  return { document, map }
}

/** Text pasted by a person: as a text file, without bytes. */
export function readPasted(pasted: string): ReadDocument {
  const { text, collapsed } = unifyLineEnds(pasted)
  const map: TextMap = { kind: 'text', encoding: 'utf-8', bom: false, source: pasted, collapsed }
  return { document: { text, format: 'text' }, map }
}

/** `\r\n` and lone `\r` become `\n`; `collapsed` lists the places that were two characters. */
function unifyLineEnds(source: string): { text: string; collapsed: number[] } {
  const collapsed: number[] = []
  if (!source.includes('\r')) return { text: source, collapsed }
  const text = source.replace(/\r\n?/g, (end, offset: number) => {
    if (end.length === 2) collapsed.push(offset - collapsed.length)
    return '\n'
  })
  return { text, collapsed }
}

function markdownLine(line: string): LineInfo {
  const heading = /^ {0,3}(#{1,6})\s/.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1 }
  if (/^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line)) return { kind: 'list' }
  return { kind: /^\s*\|.*\|\s*$/.test(line) ? 'table' : 'paragraph' }
}
