import type { SchemeContent } from '../../../libs/scoring/index.ts'
import type { SchemeAbout } from '../contract.ts'

/** What is said of a scheme as a whole. */
export function describeAbout(content: SchemeContent): SchemeAbout {
  const { issuer, cohort, effectiveFrom, effectiveTo, termYears, step, classes, glossary, departments, base } = content
  return {
    issuer: issuer ?? null,
    cohort: cohort ?? null,
    effectiveFrom: effectiveFrom ?? null,
    effectiveTo: effectiveTo ?? null,
    termYears: termYears ?? null,
    step,
    classes,
    glossary,
    departments,
    base: base ? { title: base.title ?? base.key, version: base.version, hidden: base.hidden } : null,
  }
}
