import { applyFixes } from './apply-fixes.ts'
import type { Checker } from './checker.ts'
import type { BadExample, Examples } from './rule.ts'
import type { Fault } from './types.ts'

const MARKS = /[⟦⟧]/g

export interface ExampleRun {
  kind: 'bad' | 'good'
  text: string
  expected: string[]
  found: string[]
  fixed?: { expected: string; actual: string }
}

function asExample(example: string | BadExample): BadExample {
  return typeof example === 'string' ? { text: example } : example
}

/** Puts ⟦ ⟧ around the spans of the faults, as examples are written. */
function mark(text: string, faults: { start: number; end: number }[]): string[] {
  return faults.map(({ start, end }) => `${start}–${end} ${text.slice(start, end)}`)
}

function readSpans(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = []
  let removed = 0
  let open = 0
  for (const match of marked.matchAll(MARKS)) {
    if (match[0] === '⟦') open = match.index - removed
    else spans.push({ start: open, end: match.index - removed })
    removed++
  }
  return { text: marked.replace(MARKS, ''), spans }
}

/** Runs the examples of a rule with that rule alone, so that its documentation is tested. */
export function runExamples(checker: Checker, id: string, examples: Examples): ExampleRun[] {
  const run = (kind: 'bad' | 'good', raw: string | BadExample): ExampleRun => {
    const example = asExample(raw)
    const { text, spans } = readSpans(example.text)
    const faults: Fault[] = checker.check({ text, format: 'text' }, { ...example.options, rules: { only: [id] } })
    const result: ExampleRun = { kind, text, expected: mark(text, spans), found: mark(text, faults) }
    return example.fixed === undefined
      ? result
      : { ...result, fixed: { expected: example.fixed, actual: applyFixes(text, faults) } }
  }
  return [
    ...examples.bad.map((example) => run('bad', example)),
    ...examples.good.map((example) => run('good', example)),
  ]
}
