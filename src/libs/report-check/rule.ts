import type { CheckData } from './data.ts'
import type { TextModel } from './model/text-model.ts'
import type { CheckOptions } from './options.ts'
import type { Fault, Severity } from './types.ts'

/** A fault as a rule reports it; the engine adds rule id and severity. */
export type Finding = Omit<Fault, 'rule' | 'severity'> & { severity?: Severity }

export interface RuleContext {
  model: TextModel
  data: CheckData
  options: CheckOptions
  report(finding: Finding): void
}

/** A text that shows a fault: the faulty spans stand between ⟦ and ⟧; `fixed` is the text after all fixes. */
export interface BadExample {
  text: string
  fixed?: string
  options?: CheckOptions
}

/** What a rule finds (bad) and leaves alone (good). */
export interface Examples {
  bad: (string | BadExample)[]
  good: (string | BadExample)[]
}

export type ExamplesById = Readonly<Record<string, Examples>>

/** Facts about a rule for people: what it finds and why. Its examples stand in `examples/`. */
export interface RuleInfo {
  id: string
  severity: Severity
  title: string
  why: string
  /** Standard, regulation or published guide that the rule follows. */
  source?: string
}

export interface Rule extends RuleInfo {
  check(context: RuleContext): void
}
