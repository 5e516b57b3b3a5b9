import { figuresInExpression } from './expression.ts'
import type { Rule } from './rules.ts'

const FIGURE_KEYS = new Set(['figure', 'records', 'of'])

/** Ids of all figures a rule reads, each once, in the order they are written. */
export function figuresRead(rule: Rule): string[] {
  const found = new Set<string>()
  collect(rule, found)
  return [...found]
}

function collect(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') collect(inner, found)
    else if (FIGURE_KEYS.has(key)) found.add(inner)
    else if (key === 'expression') for (const id of figuresInExpression(inner)) found.add(id)
  }
}
