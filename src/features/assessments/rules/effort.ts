import type { Rule } from '../../../libs/scoring/index.ts'

/** 1: a matter of days; 2: of weeks; 3: of months, or of what others think. */
export type Effort = 1 | 2 | 3

export interface Missing {
  rule: Rule
  /** Nobody has assessed what a person must assess. */
  unanswered: boolean
  /** Values of the figures the criterion reads, by id. */
  values: ReadonlyMap<string, string | null>
}

/** At most so many more records are a small thing. */
const few = 2

/** How much work the open points of a criterion are, as far as its rule tells. */
export function effortOf({ rule, unanswered, values }: Missing): Effort {
  switch (rule.form) {
    case 'years':
    case 'survey':
      return 3
    case 'sample':
    case 'ratio':
    case 'coverage':
      return 2
    case 'ladder':
      return bySteps(rule.figure, rule.steps, values)
    case 'bands':
      return bySteps(rule.figure, rule.bands, values)
    case 'grade':
      return 2
    case 'missing': {
      const there = numberOf(rule.figure, values)
      return there !== undefined && Number(rule.required) - there > few ? 2 : 1
    }
    default:
      return unanswered || values.size === 0 ? 1 : 2
  }
}

function bySteps(
  figure: string | undefined,
  steps: readonly { atLeast: string }[],
  values: ReadonlyMap<string, string | null>,
): Effort {
  const there = numberOf(figure, values)
  if (there === undefined) return 2
  const next = steps
    .map((step) => Number(step.atLeast))
    .filter((atLeast) => atLeast > there)
    .sort((a, b) => a - b)[0]
  return next !== undefined && next - there > few ? 2 : 1
}

function numberOf(figure: string | undefined, values: ReadonlyMap<string, string | null>): number | undefined {
  const value = figure === undefined ? undefined : values.get(figure)
  return value === undefined || value === null ? undefined : Number(value)
}
