import type { Form, Rule } from '../rules.ts'
import type { Leaf } from '../sources.ts'
import { admission, bonus, deduction, penalty, veto } from './adjusting.ts'
import { additive, bands, coverage, ladder, missing, ratio } from './counted.ts'
import { grade, sample, yesNo } from './graded.ts'
import { assessed, evidence, years } from './judged.ts'
import type { Outcome, Scorer } from './outcome.ts'
import { survey } from './surveyed.ts'

const SCORERS: { [F in Form]: Scorer<F> } = {
  additive,
  ladder,
  grade,
  sample,
  yes_no: yesNo,
  ratio,
  missing,
  coverage,
  survey,
  bonus,
  deduction,
  veto,
  penalty,
  years,
  bands,
  admission,
  assessed,
  evidence,
}

export function applyRule(rule: Rule, leaf: Leaf): Outcome {
  const scorer = SCORERS[rule.form] as Scorer<Form>
  return scorer(rule, leaf)
}
