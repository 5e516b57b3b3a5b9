import { type Exact, plain } from '../decimals.ts'
import type { BarEffect, Form, RuleOf } from '../rules.ts'
import type { Leaf, Manual } from '../sources.ts'

/** What one rule makes of one leaf, before rounding and limits. */
export interface Outcome {
  got: Exact
  /** Why these points, a clause in Chinese without a full stop. */
  why: string
  /** What would win the lost points back; empty when nothing is lost. */
  winBack: string
  /** Set when the leaf bars the whole application. */
  bar?: BarEffect
}

export type Scorer<F extends Form> = (rule: RuleOf<F>, leaf: Leaf) => Outcome

export function points(value: Exact): string {
  return `${plain(value)} 分`
}

/** The person's answer to the n-th (from 1) part of a rule: yes/no, or a number. A single yes/no without parts holds for all. */
export function partAnswer(leaf: Leaf, ordinal: number): Manual {
  const { parts, met } = leaf.answer
  if (parts === undefined) return met === undefined ? {} : { met }
  const answer = parts[String(ordinal)]
  if (answer === undefined) return {}
  return typeof answer === 'boolean' ? { met: answer } : { value: answer }
}
