import type { Registry, Severity } from '../types.ts'

/** A statement of a clean report whose numbers must agree; each quote stands in the text exactly once. */
export interface Fact {
  /**
   * `sum`: the largest number is the sum of the others. `within`: the first number is the whole of the others. `share`: part and whole
   * with their percentage. `growth`, `drop`: two values and the percentage. `same`: one fact told in two places. `announce`: an announced count.
   */
  kind: 'sum' | 'within' | 'share' | 'growth' | 'drop' | 'same' | 'announce'
  quotes: string[]
}

/** A clean report with what is known about it; see tests/golden/clean-reports/README.md. */
export interface CleanReport {
  file: string
  unit: string
  unitType: string
  /** Own administrative names, from the highest down. */
  place: string[]
  type: string
  period: { from: string; to: string }
  people: { name: string; posts: string[] }[]
  /** Formal elements that the report does without. */
  lacks: ('addressee' | 'signature' | 'date')[]
  facts: Fact[]
  split: 'train' | 'holdout'
  text: string
}

/** Text range `[start, end)` in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** One possible fault: replace `[start, end)` of the clean text by `text`. */
export interface Candidate extends Span {
  text: string
  /** Where the fault is in the faulty text; the replacement itself when left out. */
  mark?: Span
  /** Another place of the faulty text at which a report of this fault is right as well. */
  also?: Span
}

/** A kind of fault that can be put into a clean report. Pure data and functions: the choice among candidates is the generator's. */
export interface Injector {
  /** Name of the kind, kebab-case. */
  kind: string
  /** Rule classes that name this fault, the canonical one first. */
  classes: readonly string[]
  severity: Severity
  /** What the check must be told to be able to see this fault. */
  needs?: 'unit' | 'people' | 'period'
  /** Every suitable place of the report; `others` are reports of other units, to take foreign matter from. */
  candidates(report: CleanReport, others: readonly CleanReport[]): Candidate[]
}

/** A report with exactly one known fault. */
export interface FaultyReport {
  report: CleanReport
  kind: string
  classes: readonly string[]
  severity: Severity
  text: string
  /** Places, in `text`, at which the fault may be reported; the first is the injected one. */
  places: Span[]
  /** Registry to give to the check, for the kinds that need one. */
  registry?: Registry
}
