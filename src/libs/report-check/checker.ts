import type { CheckData } from './data.ts'
import { readModel } from './model/text-model.ts'
import type { CheckOptions, Waiver } from './options.ts'
import { withoutAllowed } from './own-words.ts'
import type { Rule, RuleInfo } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { CheckDocument, Fault } from './types.ts'
import { waiverFinder } from './waivers.ts'

export interface Checker {
  /** Every fault of the document, ordered by place. Time is linear in the length of the text. */
  check(document: CheckDocument, options?: CheckOptions): Fault[]
  rules: RuleInfo[]
}

/** Makes a checker from content data; it keeps no state between documents. */
export function createChecker(data: CheckData, rules: Rule[] = RULES): Checker {
  return {
    check: (document, options = {}) => check(data, rules, document, options),
    rules: rules.map(({ check: _check, ...info }) => info),
  }
}

function check(data: CheckData, rules: Rule[], document: CheckDocument, options: CheckOptions): Fault[] {
  const model = readModel(document)
  const faults: Fault[] = []
  for (const rule of rules) {
    if (!isEnabled(rule, options)) continue
    const severity = options.rules?.severity?.[rule.id]
    rule.check({
      model,
      data,
      options,
      report: (finding) =>
        faults.push({ rule: rule.id, ...finding, severity: severity ?? finding.severity ?? rule.severity }),
    })
  }
  const found = withoutAllowed(document.text, withoutRepeats(faults), data.allowed)
  return withoutWaived(document.text, found, options.waivers ?? [])
}

function isEnabled(rule: Rule, { rules }: CheckOptions): boolean {
  if (rules?.only && !rules.only.includes(rule.id)) return false
  return !rules?.off?.includes(rule.id)
}

/** One fact told twice is seen by several rules: the surest of those that see it first. */
const CONFLICTS = ['N-CONFLICT', 'N-CONFLICT-RESTATED', 'N-CONFLICT-COUNT', 'N-CONFLICT-SWAP', 'N-CONFLICT-AGAIN']

/** Several rules see wrong words, or one fact told twice; what one has found the others need not say. */
function familyOf(rule: string): string {
  if (/^W-(?:TYPO|VARIANT|WORD)/.test(rule)) return 'W-TYPO'
  return CONFLICTS.includes(rule) ? 'N-CONFLICT' : rule
}

/** Of reports on one number that the sorted faults hold, all but the surest. */
function lessSure(faults: Fault[]): Set<Fault> {
  const dropped = new Set<Fault>()
  let best: Fault | undefined
  for (const fault of faults) {
    const rank = CONFLICTS.indexOf(fault.rule)
    if (rank < 0) continue
    const loses = best && fault.start < best.end && rank >= CONFLICTS.indexOf(best.rule)
    if (loses) dropped.add(fault)
    else {
      if (best && fault.start < best.end) dropped.add(best)
      best = fault
    }
  }
  return dropped
}

/** One report for one fault: of overlapping reports of a rule the first stays, and nothing is said inside a web tail twice. */
function withoutRepeats(faults: Fault[]): Fault[] {
  faults.sort((a, b) => a.start - b.start || a.end - b.end)
  const reachedBy = new Map<string, number>()
  const repeated = lessSure(faults)
  let tailEnd = -1
  return faults.filter((fault) => {
    if (repeated.has(fault)) return false
    if (fault.rule === 'D-BOILER') tailEnd = Math.max(tailEnd, fault.end)
    else if (fault.start < tailEnd) return false
    if (fault.start < (reachedBy.get(familyOf(fault.rule)) ?? -1)) return false
    reachedBy.set(familyOf(fault.rule), fault.end)
    return true
  })
}

function withoutWaived(text: string, faults: Fault[], waivers: Waiver[]): Fault[] {
  if (waivers.length === 0) return faults
  const waiverOf = waiverFinder(text, waivers)
  return faults.filter((fault) => !waiverOf(fault))
}
