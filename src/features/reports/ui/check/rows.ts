import type { Fault } from '../../../../libs/report-check/index.ts'
import { changeOf } from '../../../../libs/report-check/write/edits.ts'

/** A stretch of text shown as one row: a line, or a piece of a very long one. */
export interface Row {
  start: number
  end: number
  /** 1-based number of its line; absent for the later pieces of a line. */
  line: number | undefined
}

/** Longer lines are cut for display, so that drawing stays quick. */
const longestRow = 3000

export function rowsOf(text: string): Row[] {
  const rows: Row[] = []
  let line = 1
  for (let start = 0; start <= text.length; line++) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    for (let from = start; from === start || from < end; from += longestRow) {
      rows.push({ start: from, end: Math.min(end, from + longestRow), line: from === start ? line : undefined })
    }
    start = end + 1
  }
  return rows
}

/** The row on which an offset stands. */
export function rowAt(rows: readonly Row[], offset: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (rows[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** For each row from `first` up to `end` (exclusive) the indexes of the faults that touch it. */
export function faultsByRow(
  rows: readonly Row[],
  faults: readonly Fault[],
  first = 0,
  end = rows.length,
): Map<number, number[]> {
  const byRow = new Map<number, number[]>()
  const from = rows[first]?.start ?? 0
  const to = rows[end - 1]?.end ?? 0
  faults.forEach((fault, index) => {
    if (fault.end < from || fault.start > to) return
    const last = Math.min(end - 1, rowAt(rows, Math.max(fault.start, fault.end - 1)))
    for (let row = Math.max(first, rowAt(rows, fault.start)); row <= last; row++) {
      const known = byRow.get(row)
      if (known) known.push(index)
      else byRow.set(row, [index])
    }
  })
  return byRow
}

/** A piece of a row with the faults it belongs to, the one that ends first last. */
export interface Segment {
  text: string
  faults: number[]
  /** Faults whose span ends with this segment; an accepted correction stands behind it. */
  ends: number[]
}

/** The faults as they are shown: an accepted one covers only the characters that its correction changes. */
export function shownFaults(text: string, faults: readonly Fault[], accepted: ReadonlySet<number>): readonly Fault[] {
  if (accepted.size === 0) return faults
  return faults.map((fault, index) => {
    if (!fault.fix || !accepted.has(index)) return fault
    const { start, end, text: changed } = changeOf(text, fault, fault.fix.text)
    return { ...fault, start, end, fix: { ...fault.fix, text: changed } }
  })
}

/** Cuts a row where faults begin and end; a fault without width gets an empty segment, one that takes the line end with it a last one. */
export function segmentsOf(text: string, row: Row, faults: readonly Fault[], indexes: readonly number[]): Segment[] {
  const clip = (offset: number) => Math.min(row.end, Math.max(row.start, offset))
  const cuts = new Set([row.start, row.end])
  for (const index of indexes) {
    cuts.add(clip(faults[index]!.start))
    cuts.add(clip(faults[index]!.end))
  }
  const places = [...cuts].sort((a, b) => a - b)
  const segments: Segment[] = []
  places.forEach((from, at) => {
    const empty = indexes.filter((index) => faults[index]!.start === from && faults[index]!.end === from)
    if (empty.length > 0) segments.push({ text: '', faults: empty, ends: empty })
    const to = places[at + 1]
    if (to === undefined) return
    const inside = indexes.filter(
      (index) => faults[index]!.start <= from && faults[index]!.end >= to && !empty.includes(index),
    )
    const ends = inside.filter((index) => faults[index]!.end === to)
    segments.push({ text: text.slice(from, to), faults: inside, ends })
  })
  const over = indexes.filter((index) => faults[index]!.start <= row.end && faults[index]!.end === row.end + 1)
  if (over.length > 0 && text[row.end] === '\n') segments.push({ text: '\n', faults: over, ends: over })
  return segments
}

/** The 1-based line of every fault, in one pass over the text. */
export function linesOf(text: string, faults: readonly Fault[]): number[] {
  let line = 1
  let newline = text.indexOf('\n')
  return faults.map(({ start }) => {
    while (newline >= 0 && newline < start) {
      line += 1
      newline = text.indexOf('\n', newline + 1)
    }
    return line
  })
}

/** Whether two corrections would change the same words. */
export function overlap(a: Fault, b: Fault): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end)
}

/**
 * Of the candidates those that can stand beside the accepted ones and each other, the first in the text winning, of those
 * that begin together the one that mends most.
 * Both lists are in the order of the text.
 */
export function acceptable(
  faults: readonly Fault[],
  accepted: readonly number[],
  candidates: readonly number[],
): number[] {
  const chosen: number[] = []
  let at = firstEndingAt(faults, accepted, faults[candidates[0] ?? -1]?.start ?? 0)
  for (const index of candidates) {
    const fault = faults[index]!
    if (!fault.fix) continue
    while (at < accepted.length && faults[accepted[at]!]!.end < fault.start) at++
    const last = faults[chosen.at(-1) ?? -1]
    const isWider = last?.start === fault.start && last.end < fault.end
    const near = [...accepted.slice(at, at + 2), ...(isWider ? chosen.slice(-2, -1) : chosen.slice(-1))]
    if (!near.every((other) => other === index || !overlap(faults[other]!, fault))) continue
    if (isWider) chosen.pop()
    chosen.push(index)
  }
  return chosen
}

/** Position of the first accepted fault that does not end before an offset; accepted faults do not overlap. */
function firstEndingAt(faults: readonly Fault[], accepted: readonly number[], offset: number): number {
  let low = 0
  let high = accepted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (faults[accepted[middle]!]!.end < offset) low = middle + 1
    else high = middle
  }
  return low
}
