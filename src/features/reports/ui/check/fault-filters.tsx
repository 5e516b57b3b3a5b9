import { useMemo } from 'react'
import type { Severity } from '../../../../libs/report-check/index.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { reportsTexts } from '../texts.ts'
import type { Checked } from './protocol.ts'
import { checkTexts } from './texts.ts'
import type { Decisions, FaultState } from './use-decisions.ts'

export interface Shown {
  severity: Severity | 'all'
  /** First letter of the rule ids, empty for all. */
  class: string
  state: FaultState | 'all'
}

export const allShown: Shown = { severity: 'all', class: '', state: 'all' }

const severities: readonly Severity[] = ['blocker', 'error', 'warning', 'hint']
const states: readonly FaultState[] = ['open', 'accepted', 'waived']

interface FaultFiltersProps {
  checked: Checked
  decisions: Decisions
  shown: Shown
  onShown: (shown: Shown) => void
}

/** By severity, class of rule, and what was decided; each choice says how many there are. */
export function FaultFilters({ checked, decisions, shown, onShown }: FaultFiltersProps) {
  const t = useTexts(checkTexts)
  const reports = useTexts(reportsTexts)
  const { faults } = checked
  const { byClass, bySeverity } = useMemo(() => countsOf(checked), [checked])
  const accepted = decisions.accepted.size
  const waived = decisions.waived().length
  const byState = { open: faults.length - accepted - waived, accepted, waived }
  return (
    <div className="fault-filters">
      <fieldset className="views">
        <legend className="visually-hidden">{t.filter.severity}</legend>
        <button
          type="button"
          aria-pressed={shown.severity === 'all'}
          onClick={() => onShown({ ...shown, severity: 'all' })}
        >
          {t.filter.all} {faults.length}
        </button>
        {severities
          .filter((severity) => bySeverity.has(severity))
          .map((severity) => (
            <button
              key={severity}
              type="button"
              aria-pressed={shown.severity === severity}
              onClick={() => onShown({ ...shown, severity })}
            >
              {reports.severity[severity]} {bySeverity.get(severity)}
            </button>
          ))}
      </fieldset>
      <div className="fault-selects">
        <select
          className="select"
          aria-label={t.filter.class}
          value={shown.class}
          onChange={(event) => onShown({ ...shown, class: event.target.value })}
        >
          <option value="">{t.filter.allClasses}</option>
          {[...byClass.keys()].sort().map((one) => (
            <option key={one} value={one}>
              {t.classes[one] ?? one} {byClass.get(one)}
            </option>
          ))}
        </select>
        <select
          className="select"
          aria-label={t.filter.state}
          value={shown.state}
          onChange={(event) => onShown({ ...shown, state: event.target.value as Shown['state'] })}
        >
          <option value="all">{t.filter.allStates}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {t.filter[state]} {byState[state]}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

function countsOf({ faults }: Checked) {
  const byClass = new Map<string, number>()
  const bySeverity = new Map<Severity, number>()
  for (const { rule, severity } of faults) {
    const ofRule = rule.slice(0, rule.indexOf('-'))
    byClass.set(ofRule, (byClass.get(ofRule) ?? 0) + 1)
    bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + 1)
  }
  return { byClass, bySeverity }
}
