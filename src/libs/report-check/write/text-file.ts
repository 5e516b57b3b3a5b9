import type { TextMap } from '../read/types.ts'
import type { CheckDocument, Fault } from '../types.ts'
import { planEdits, replaceAll, type Skipped } from './edits.ts'
import { encodeText } from './encode.ts'

/** A corrected file: which fixes stand in it and which do not, with the reason. */
export interface Corrected {
  bytes: Uint8Array<ArrayBuffer>
  applied: Fault[]
  skipped: Skipped[]
}

/** Writes fixes into a text file; encoding, byte order mark and line ends stay as they were. */
export function correctText(document: CheckDocument, map: TextMap, faults: readonly Fault[]): Corrected {
  const { edits, skipped } = planEdits(document.text, faults)
  const toSource = sourceOffsets(map.collapsed)
  const lineEnd = map.collapsed.length > 0 ? '\r\n' : '\n'
  const source = replaceAll(
    map.source,
    edits.map(({ start, end, text }) => ({
      from: toSource(start),
      to: toSource(end),
      text: text.replaceAll('\n', lineEnd),
    })),
  )
  return { bytes: encodeText(source, map.encoding, map.bom), applied: edits.flatMap(({ faults }) => faults), skipped }
}

/** `document.text` has one character where the source has `\r\n`; `collapsed` lists those places in ascending order. */
function sourceOffsets(collapsed: number[]): (offset: number) => number {
  return (offset) => {
    let low = 0
    let high = collapsed.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((collapsed[middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }
}
