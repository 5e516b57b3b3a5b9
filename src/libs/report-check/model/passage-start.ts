import type { Line } from './lines.ts'
import type { Sign } from './strangers.ts'
import { filledLines, lineAt, sentenceNumber, type TextModel } from './text-model.ts'
import type { TradeHit } from './trades.ts'

/** Sentences, the last included. */
export interface Run {
  from: number
  to: number
  score: number
}

/** What is known of the sentences whatever the trade. */
export interface Rows {
  /** Number of sentences with text before each. */
  rank: Int32Array
  own: Map<number, number>
  /** Sentences that call themselves by a name of ours. */
  ours: Map<number, number>
  signs: Map<number, Sign>
  /** Somebody of another trade is the subject. */
  actors: Map<number, TradeHit>
}

const AGAIN = 0.3
const TIMES = 2

/** Each word counts with its strongest appearance, and a little more when it comes again. */
export function sum(hits: TradeHit[], factor: (word: string) => number = () => 1): number {
  const seen = new Map<string, { weight: number; again: number }>()
  for (const { word, weight } of hits) {
    const known = seen.get(word)
    if (known) {
      known.weight = Math.max(known.weight, weight)
      known.again = Math.min(TIMES, known.again + 1)
    } else seen.set(word, { weight, again: 0 })
  }
  let total = 0
  for (const [word, { weight, again }] of seen) total += weight * (1 + AGAIN * again) * factor(word)
  return total
}

/** So little evidence in the paragraphs before the bulk is no part of the passage. */
const FAINT = 1.8
const BULK = 3
/** A self-name or 全镇. */
const PLAIN = 1.5

/** Leaves out the paragraphs before the bulk, and what stands before the first strange actor, where they tell little. */
export function trim(model: TextModel, list: TradeHit[], { actors, signs }: Rows, run: Run): void {
  const worth = (from: number, to: number) => {
    let weight = sum(list.filter(({ row }) => row >= from && row < to))
    for (let row = from; row < to; row++) weight += signs.get(row)?.weight ?? 0
    return weight
  }
  const first = list.find((hit) => hit.row >= run.from && hit.row <= run.to && actors.get(hit.row) === hit)
  let known = first?.row ?? run.to
  for (let row = known - 1; row > run.from; row--) if ((signs.get(row)?.weight ?? 0) >= PLAIN) known = row
  if (known > run.from && (first || (signs.get(known)?.weight ?? 0) >= PLAIN) && worth(run.from, known) < FAINT)
    run.from = known
  for (let left = BULK; left > 0 && first?.row !== run.from; left--) {
    const line = lineAt(model, model.sentences[run.from] as number)
    const next = list.find(({ row, start }) => row > run.from && row <= run.to && start > line.end)
    const before = next && worth(run.from, next.row)
    if (!next || before === undefined || before > FAINT || worth(next.row, run.to + 1) < before * BULK) return
    run.from = next.row
  }
}

const sentenceEnd = ({ sentences, plain }: TextModel, run: Run) => sentences[run.to + 1] ?? plain.length

const OURS = 0.5

/** Where the passage begins: with the heading above its first sentence, and with the items of the same list before it. */
export function beginning(model: TextModel, { own }: Rows, run: Run, list: TradeHit[], signed: boolean): number {
  const filled = filledLines(model)
  const from = model.sentences[run.from] as number
  const first = lineAt(model, from)
  if (model.plain.slice(first.start, from).trim() !== '' && !signed) return from
  let at = filled.indexOf(first)
  const isOurs = (line: Line) => {
    const to = sentenceNumber(model, line.end)
    for (let row = sentenceNumber(model, line.start); row <= to; row++) if ((own.get(row) ?? 0) >= OURS) return true
    return false
  }
  // Where the chapter goes on with ours, its heading is ours as well.
  const end = sentenceEnd(model, run)
  let next = at + 1
  while (next < filled.length && (filled[next] as Line).start < end) next++
  while (next < filled.length && !isHeading(model, filled[next] as Line) && !isOurs(filled[next] as Line)) next++
  if (next < filled.length && !isHeading(model, filled[next] as Line) && !signed) return first.start
  for (let place = at - 1; place > 1 && !isOurs(filled[place] as Line); place--) {
    const { label } = filled[at] as Line
    const line = filled[place] as Line
    const isSibling = label !== undefined && line.label?.style === label.style && line.label.value === label.value - 1
    const isTheirs = signed || list.some((hit) => hit.start >= line.start && hit.start < line.end)
    if (isHeading(model, line) ? isTheirs : isSibling && label.style !== 'cn') at = place
    else if (!signed && !label) break
  }
  return (filled[at] as Line).start
}

const HEADING = 40

function isHeading({ plain }: TextModel, { start, end, label }: Line): boolean {
  const text = plain.slice(start, Math.min(end, start + HEADING))
  return end - start < HEADING && !/[。；：]/.test(text) && (label !== undefined || !text.includes('，'))
}

const FIRST_WORDS = 24

/** End of the first words, at a mark of punctuation. */
export function firstWords(model: TextModel, start: number): number {
  const line = lineAt(model, start)
  const from = start === line.start ? (line.label?.end ?? start) : start
  const length = model.plain.slice(from + 1, Math.min(line.end, from + FIRST_WORDS)).search(/[，。；：、！？（“”]/)
  return length < 0 ? Math.min(line.end, from + FIRST_WORDS) : from + 1 + length
}
