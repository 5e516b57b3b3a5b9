import type { Run } from './passage-start.ts'
import { TIED } from './purity.words.ts'
import { lineAt, type TextModel } from './text-model.ts'
import type { TradeHit } from './trades.ts'

const SHORT = 260
const CLAUSE = 4
const SHARE = 0.6

/** Is the run a paragraph by itself that says, nearly clause by clause, what only that trade says of its work, and nothing that any house says? */
export function isPure(model: TextModel, run: Run, inside: readonly TradeHit[]): boolean {
  const { plain, sentences } = model
  const start = sentences[run.from] as number
  const stop = sentences[run.to + 1] ?? plain.length
  const line = lineAt(model, start)
  if (
    line.label ||
    start > line.start ||
    stop < line.end ||
    stop - start > SHORT ||
    TIED.test(plain.slice(start, stop))
  )
    return false
  let said = 0
  let clauses = 0
  let from = start
  for (const clause of plain.slice(start, stop).split(/[，；。：\n]/)) {
    const to = from + clause.length
    if (clause.length >= CLAUSE) {
      clauses++
      if (inside.some((hit) => hit.start >= from && hit.start < to)) said++
    }
    from = to + 1
  }
  return clauses > 1 && said >= clauses * SHARE
}
