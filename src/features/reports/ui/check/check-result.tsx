import { useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { CheckedText } from './checked-text.tsx'
import { ComparedFigures } from './compared-figures.tsx'
import { ExportSheet } from './export-sheet.tsx'
import { FaultList } from './fault-list.tsx'
import type { Checked } from './protocol.ts'
import { checkTexts } from './texts.ts'
import type { useCheck } from './use-check.ts'
import { useDecisions } from './use-decisions.ts'

type Tab = 'faults' | 'text' | 'figures'

/** Where to look in the text; `asked` grows so that the same place can be asked for again. */
export interface Look {
  offset: number
  fault: number | undefined
  asked: number
}

interface CheckResultProps {
  check: ReturnType<typeof useCheck>
  checked: Checked
}

export function CheckResult({ check, checked }: CheckResultProps) {
  const t = useTexts(checkTexts)
  const decisions = useDecisions(checked)
  const [tab, setTab] = useState<Tab>('faults')
  const [look, setLook] = useState<Look>()
  const show = (offset: number, fault?: number) =>
    setLook((before) => ({ offset, fault, asked: (before?.asked ?? 0) + 1 }))
  const safe = decisions.acceptableSafe()
  const accept = (indexes: readonly number[]) => {
    decisions.accept(indexes)
    toast(t.acceptedMany(indexes.length), { undo: { act: () => decisions.revoke(indexes) } })
  }
  const counts = { faults: checked.faults.length, figures: checked.figures.length }
  return (
    <>
      <PageHeader
        title={checked.name}
        note={t.done(checked.faults.length, checked.text.length, (checked.took / 1000).toFixed(1))}
        actions={
          <>
            <button type="button" className="button" onClick={check.stop}>
              {t.another}
            </button>
            {decisions.accepted.size > 0 && (
              <button
                type="button"
                className="button"
                onClick={() => void check.recheck(decisions.inOrder, checked.layout)}
              >
                {t.recheck}
              </button>
            )}
            <ExportSheet check={check} checked={checked} decisions={decisions} />
          </>
        }
      />
      <div className="check-bar">
        <Tabs tab={tab} onTab={setTab} counts={counts} />
        {checked.format === 'docx' && (
          <label className="layout-too">
            <input
              type="checkbox"
              checked={checked.layout}
              // Checking again writes the accepted corrections into the text; that is asked for by its own button.
              disabled={decisions.accepted.size > 0}
              onChange={() => void check.recheck([], !checked.layout)}
            />
            {t.layout}
          </label>
        )}
        {safe.length > 0 && (
          <button type="button" className="button" onClick={() => accept(safe)}>
            {t.acceptSafe(safe.length)}
          </button>
        )}
      </div>
      <div className={`check-view show-${tab}`}>
        <CheckedText
          checked={checked}
          decisions={decisions}
          look={look}
          onFault={(index) => show(checked.faults[index]!.start, index)}
        />
        {tab === 'figures' ? (
          <ComparedFigures checked={checked} onLook={show} />
        ) : (
          <FaultList
            checked={checked}
            decisions={decisions}
            rules={check.rules}
            current={look?.fault}
            onAccept={accept}
            onLook={(index, inText) => {
              show(checked.faults[index]!.start, index)
              if (inText) setTab('text')
            }}
          />
        )}
      </div>
    </>
  )
}

interface TabsProps {
  tab: Tab
  onTab: (tab: Tab) => void
  counts: { faults: number; figures: number }
}

/** Faults and figures stand beside the text; on a phone the text is a tab of its own. */
function Tabs({ tab, onTab, counts }: TabsProps) {
  const t = useTexts(checkTexts)
  const labels: [Tab, string][] = [
    ['faults', `${t.tabs.faults} ${counts.faults}`],
    ['text', t.tabs.text],
    ['figures', `${t.tabs.figures} ${counts.figures}`],
  ]
  return (
    <div className="views">
      {labels.map(([value, label]) => (
        <button
          key={value}
          type="button"
          className={value === 'text' ? 'text-tab' : undefined}
          aria-pressed={tab === value}
          onClick={() => onTab(value)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
