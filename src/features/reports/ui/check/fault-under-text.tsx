import { useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { FaultCard } from './fault-card.tsx'
import type { Checked, ExplainedRule } from './protocol.ts'
import { checkTexts } from './texts.ts'
import type { Decisions } from './use-decisions.ts'

interface FaultUnderTextProps {
  checked: Checked
  decisions: Decisions
  rules: ReadonlyMap<string, ExplainedRule>
  lines: readonly number[]
  index: number
  onAccept: (indexes: readonly number[]) => void
  onLook: (index: number) => void
  onWhy: (rule: string) => void
}

/** On a phone the list is another tab, so the fault that was pressed stands under the text, with a step to the next. */
export function FaultUnderText({ checked, decisions, rules, lines, index, onLook, ...acts }: FaultUnderTextProps) {
  const t = useTexts(checkTexts)
  const [waiving, setWaiving] = useState<number>()
  const last = checked.faults.length - 1
  return (
    <div className="fault-under-text">
      <nav aria-label={t.tabs.faults}>
        <button
          type="button"
          className="icon-button"
          aria-label={t.previousFault}
          disabled={index === 0}
          onClick={() => onLook(index - 1)}
        >
          <Icon name="left" />
        </button>
        {t.faultOf(index + 1, last + 1)}
        <button
          type="button"
          className="icon-button"
          aria-label={t.nextFault}
          disabled={index === last}
          onClick={() => onLook(index + 1)}
        >
          <Icon name="right" />
        </button>
      </nav>
      <FaultCard
        {...acts}
        checked={checked}
        decisions={decisions}
        index={index}
        line={lines[index]!}
        rule={rules.get(checked.faults[index]!.rule)}
        current={false}
        waiving={waiving === index}
        onWaiving={(open) => setWaiving(open ? index : undefined)}
        onLook={() => onLook(index)}
      />
    </div>
  )
}
