import type { Fault } from './types.ts'

/**
 * Replaces the span of every fault that has a fix. Of overlapping fixes the first in the text is applied, of those that begin
 * together the one that mends most, so the result is never a mixture; check the new text again to see what is left.
 *
 * @returns the corrected text
 */
export function applyFixes(text: string, faults: readonly Fault[]): string {
  const pieces: string[] = []
  let from = 0
  for (const fault of [...faults].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (!fault.fix || fault.start < from) continue
    pieces.push(text.slice(from, fault.start), fault.fix.text)
    from = fault.end
  }
  pieces.push(text.slice(from))
  return pieces.join('')
}
