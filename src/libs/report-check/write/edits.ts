import type { Fault } from '../types.ts'

/** A fault whose fix was not written, and why, as one Chinese clause. */
export interface Skipped {
  fault: Fault
  reason: string
}

/** A replacement in `document.text`, cut down to the characters that really change. */
export interface Change {
  start: number
  end: number
  text: string
}

/** The change that writes the fix of a fault, and of others whose words it mends as well. */
export interface Edit extends Change {
  faults: [Fault, ...Fault[]]
}

/**
 * The edits of all faults that have a fix, in text order. Of overlapping fixes one counts, as in `applyFixes`.
 */
export function planEdits(text: string, faults: readonly Fault[]): { edits: Edit[]; skipped: Skipped[] } {
  const edits: Edit[] = []
  const skipped: Skipped[] = []
  for (const fault of faults.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (!fault.fix) skipped.push({ fault, reason: '没有可直接采用的改法' })
    else {
      const change = changeOf(text, fault, fault.fix.text)
      const last = edits.at(-1)
      if (!last || fault.start >= last.faults[0].end) edits.push({ ...change, faults: [fault] })
      else if (mends(last, text, change)) last.faults.push(fault)
      else skipped.push({ fault, reason: '与前一处修改重叠，改完请再校核一次' })
    }
  }
  return { edits, skipped }
}

/** Whether an edit takes away the words that a change would, and writes what it would. */
function mends({ faults: [{ start, end, fix }] }: Edit, text: string, change: Change): boolean {
  const wrong = text.slice(change.start, change.end)
  const isWithin = start <= change.start && change.end <= end
  return wrong !== '' && isWithin && !fix!.text.includes(wrong) && fix!.text.includes(change.text)
}

/** Leaves out what old and new text share at both ends, so that untouched characters keep their formatting. */
export function changeOf(text: string, span: { start: number; end: number }, replacement: string): Change {
  const old = text.slice(span.start, span.end)
  const most = Math.min(old.length, replacement.length)
  let before = 0
  while (before < most && old[before] === replacement[before]) before++
  if (isHighSurrogate(old.charCodeAt(before - 1))) before--
  let after = 0
  while (after < most - before && old.at(-1 - after) === replacement.at(-1 - after)) after++
  if (isLowSurrogate(old.charCodeAt(old.length - after))) after--
  return {
    start: span.start + before,
    end: span.end - after,
    text: replacement.slice(before, replacement.length - after),
  }
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** A replacement of `[from, to)` in a string. */
export interface Replacement {
  from: number
  to: number
  text: string
}

/** Applies replacements that do not overlap; at one place those given first come first. */
export function replaceAll(source: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = []
  let reached = 0
  for (const { from, to, text } of replacements.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(source.slice(reached, from), text)
    reached = to
  }
  pieces.push(source.slice(reached))
  return pieces.join('')
}
