import type { CheckDocument, Fault, LocatedFault } from './types.ts'

interface Place {
  line: number
  column: number
}

/**
 * Turns offsets into 1-based lines and characters (code points) in one sweep over the text.
 *
 * @returns the faults in the order given
 */
export function locate(document: CheckDocument, faults: Fault[]): LocatedFault[] {
  const places = placesOf(document.text, faults)
  return faults.map((fault) => {
    const start = places.get(fault.start) as Place
    const end = places.get(fault.end) as Place
    return {
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      rule: fault.rule,
      severity: fault.severity,
      message: fault.message,
      ...(fault.fix ? { fix: fault.fix.text } : {}),
    }
  })
}

function placesOf(text: string, faults: Fault[]): Map<number, Place> {
  const offsets = [...new Set(faults.flatMap((fault) => [fault.start, fault.end]))].sort((a, b) => a - b)
  const places = new Map<number, Place>()
  let line = 1
  let column = 1
  let index = 0
  for (const offset of offsets) {
    for (; index < offset; index++) {
      const code = text.charCodeAt(index)
      if (code === 10) {
        line++
        column = 1
      } else if (code < 0xdc00 || code > 0xdfff) column++
    }
    places.set(offset, { line, column })
  }
  return places
}
