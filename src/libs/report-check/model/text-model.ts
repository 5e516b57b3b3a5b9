import type { CheckDocument } from '../types.ts'
import { isProse, type Line, readLines } from './lines.ts'
import { normalize } from './normalize.ts'
import { type Quantity, readQuantities } from './numbers.ts'

/**
 * Everything the rules share about one document, computed once. All offsets are UTF-16 indexes valid in `text` and `plain`.
 */
export interface TextModel {
  document: CheckDocument
  /** As written. */
  text: string
  /** Normalised, same length; a line break inside a sentence is a blank here. */
  plain: string
  lines: Line[]
  quantities: Quantity[]
  /** Start offsets of the sentences, ascending; a sentence ends where the next begins. */
  sentences: Int32Array
  /** Years written with four digits, without masks. */
  years: Set<number>
}

export function readModel(document: CheckDocument): TextModel {
  const normal = normalize(document.text)
  const lines = readLines(normal, document)
  const plain = bridgeBreaks(normal, lines)
  return {
    document,
    text: document.text,
    plain,
    lines,
    quantities: joinSplitNumbers(plain, readQuantities(plain), lines),
    sentences: readSentences(plain),
    years: readYears(plain),
  }
}

function bridgeBreaks(normal: string, lines: Line[]): string {
  const pieces: string[] = []
  let from = 0
  for (const line of lines) {
    if (!line.broken) continue
    const next = line.rest as Line
    pieces.push(normal.slice(from, line.end), ' '.repeat(next.start - line.end))
    from = next.start
  }
  pieces.push(normal.slice(from))
  return pieces.join('')
}

/** Halves of a number cut by a line break say nothing by themselves, so no arithmetic may read them. */
function joinSplitNumbers(plain: string, quantities: Quantity[], lines: Line[]): Quantity[] {
  const cuts = new Set<number>()
  for (const line of lines) {
    if (line.broken && /[\d.]/.test(plain[line.end - 1] as string))
      cuts
        .add(line.end)
        .add(line.end - 1)
        .add((line.rest as Line).start)
  }
  if (cuts.size === 0) return quantities
  return quantities.filter((quantity) => !cuts.has(quantity.start) && !cuts.has(quantity.numberEnd))
}

const SENTENCE_END = /[。！？\n]/g

function readSentences(plain: string): Int32Array {
  const starts: number[] = [0]
  for (const match of plain.matchAll(SENTENCE_END)) starts.push(match.index + 1)
  return Int32Array.from(starts)
}

function readYears(plain: string): Set<number> {
  const years = new Set<number>()
  for (const match of plain.matchAll(/(?<!\d)((?:19|20)\d\d)(?=年|[—～~-]20\d\d年)/g)) years.add(Number(match[1]))
  return years
}

function lastAtOrBefore(starts: ArrayLike<number>, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Number of the sentence that holds `offset`. */
export const sentenceNumber = (model: TextModel, offset: number) => lastAtOrBefore(model.sentences, offset)

/** No sentence that people read is longer; a text without full stops must not make every rule read all of it. */
const LONGEST_SENTENCE = 500

/** Span of the sentence that holds `offset`, end mark included; at most 500 characters on each side of it. */
export function sentenceAt(model: TextModel, offset: number): { start: number; end: number } {
  const index = lastAtOrBefore(model.sentences, offset)
  const start = model.sentences[index] as number
  const end = model.sentences[index + 1] ?? model.plain.length
  return { start: Math.max(start, offset - LONGEST_SENTENCE), end: Math.min(end, offset + LONGEST_SENTENCE) }
}

/** The line that holds `offset`. */
export function lineAt(model: TextModel, offset: number): Line {
  let low = 0
  let high = model.lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((model.lines[middle] as Line).start <= offset) low = middle
    else high = middle - 1
  }
  return model.lines[low] as Line
}

/** Quantities that start inside [start, end). */
export function quantitiesWithin(model: TextModel, start: number, end: number): Quantity[] {
  const all = model.quantities
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle] as Quantity).start < start) low = middle + 1
    else high = middle
  }
  const found: Quantity[] = []
  for (let index = low; index < all.length && (all[index] as Quantity).start < end; index++)
    found.push(all[index] as Quantity)
  return found
}

/** Text of a line without its label. */
export function lineText(model: TextModel, line: Line): string {
  return model.plain.slice(line.start, line.end)
}

const BESIDE = new Set<Line['info']['kind']>(['header', 'footnote', 'textbox'])
const selections = new WeakMap<TextModel, { filled: Line[]; body: Line[] }>()

function selectionsOf(model: TextModel): { filled: Line[]; body: Line[] } {
  const known = selections.get(model)
  if (known) return known
  const filled = model.lines.filter((line) => line.end > line.start)
  const body = filled.filter(({ info }) => !BESIDE.has(info.kind))
  const found = { filled, body: body.length === filled.length ? filled : body }
  selections.set(model, found)
  return found
}

/** Lines of the report itself: headers, notes and text boxes stand beside it, and behind it in the text. */
export function bodyLines(model: TextModel): readonly Line[] {
  return selectionsOf(model).body
}

/** Lines with text in them. */
export function filledLines(model: TextModel): readonly Line[] {
  return selectionsOf(model).filled
}

export { isProse }

/** `indexOf` that looks at most `reach` characters ahead, so that a missing mark costs nothing. */
export function indexWithin(plain: string, mark: string, from: number, reach: number): number {
  const found = plain.slice(from, from + reach).indexOf(mark)
  return found < 0 ? -1 : from + found
}

/** `lastIndexOf` over the `reach` characters before `end`. */
export function lastIndexWithin(plain: string, mark: string, end: number, reach: number): number {
  const from = Math.max(0, end - reach)
  const found = plain.slice(from, end).lastIndexOf(mark)
  return found < 0 ? -1 : from + found
}

const CLAUSE_MARKS = [...'，。；：、\n（'].map((mark) => mark.charCodeAt(0))

/** The text in front of `index` up to the mark before, at most `reach` characters. */
export function clauseBefore(plain: string, index: number, reach: number): string {
  const stop = Math.max(0, index - reach)
  let start = index
  while (start > stop) {
    const code = plain.charCodeAt(start - 1)
    if ((code < 0x4e00 || code > 0x9fff) && CLAUSE_MARKS.includes(code)) break
    start--
  }
  return plain.slice(start, index)
}

/** The next line with text, blank lines aside. */
export function nextFilled({ lines }: TextModel, { index }: Line): Line | undefined {
  const next = lines[index + 1]
  return next && next.start === next.end ? (lines[index + 2] ?? next) : next
}

/** The first `most` matches of a global pattern; a long text is not read further than they reach. */
export function firstMatches(text: string, pattern: RegExp, most: number): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  for (const match of text.matchAll(pattern)) if (found.push(match) === most) break
  return found
}
