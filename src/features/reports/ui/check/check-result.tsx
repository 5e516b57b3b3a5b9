import { useEffect, useMemo, useState } from 'react'
import { signedOut } from '../../../../web/kit/api.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { speech } from '../speech.ts'
import { CheckedText } from './checked-text.tsx'
import { ComparedFigures } from './compared-figures.tsx'
import { EarlierSheet } from './earlier-sheet.tsx'
import { ExportSheet } from './export-sheet.tsx'
import { FaultList } from './fault-list.tsx'
import { FaultUnderText } from './fault-under-text.tsx'
import type { Checked } from './protocol.ts'
import { linesOf } from './rows.ts'
import { RuleWhy } from './rule-why.tsx'
import { checkTexts } from './texts.ts'
import type { useCheck } from './use-check.ts'
import { type Decisions, useDecisions } from './use-decisions.ts'

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
  const say = useTexts(speech)
  const decisions = useDecisions(checked, check.accepted, check.changeAccepted)
  const [tab, setTab] = useState<Tab>('faults')
  const [look, setLook] = useState<Look>()
  const [why, setWhy] = useState<string>()
  const explained = why === undefined ? undefined : check.rules.get(why)
  const isSignedOut = useStayWhenSignedOut()
  const lines = useMemo(() => linesOf(checked.text, checked.faults), [checked])
  const show = (offset: number, fault?: number) =>
    setLook((before) => ({ offset, fault, asked: (before?.asked ?? 0) + 1 }))
  const showFault = (index: number) => show(checked.faults[index]!.start, index)
  const accept = (indexes: readonly number[]) =>
    toast(t.acceptedMany(indexes.length), { undo: { act: decisions.accept(indexes) } })
  const faultProps = { checked, decisions, rules: check.rules, lines, onAccept: accept, onWhy: setWhy }
  return (
    <>
      <PageHeader
        title={checked.name}
        note={t.done(checked.faults.length, checked.text.length, Math.max(0.1, checked.took / 1000).toFixed(1))}
        actions={<ResultActions check={check} checked={checked} decisions={decisions} />}
      />
      {isSignedOut && <p className="notice">{t.signedOut}</p>}
      <CheckBar check={check} checked={checked} decisions={decisions} tab={tab} onTab={setTab} onAccept={accept} />
      <div className={`check-view show-${tab}`}>
        <CheckedText checked={checked} decisions={decisions} look={look} onFault={showFault} />
        {look?.fault !== undefined && <FaultUnderText {...faultProps} index={look.fault} onLook={showFault} />}
        {tab === 'figures' ? (
          <ComparedFigures
            checked={checked}
            onLook={(offset) => {
              show(offset)
              if (isNarrow()) setTab('text')
            }}
          />
        ) : (
          <FaultList
            {...faultProps}
            current={look?.fault}
            onUndo={() => decisions.undo() && toast(t.undone)}
            onLook={(index, inText) => {
              showFault(index)
              if (inText) setTab('text')
            }}
          />
        )}
      </div>
      <Sheet
        open={why !== undefined}
        title={explained ? say.rule(explained).title : ''}
        onClose={() => setWhy(undefined)}
      >
        {why && (
          <>
            <RuleWhy rule={explained} />
            {/* Another tab: the text is nowhere but on this page. */}
            <p className="rule-page-link">
              <a href={`/check/rules/${why}`} target="_blank" rel="noreferrer">
                {t.rule.page}
              </a>
            </p>
          </>
        )}
      </Sheet>
    </>
  )
}

/** As the style sheet has it: text and faults do not stand beside each other. */
const isNarrow = () => matchMedia('(max-width: 1023px)').matches

/** The text is nowhere but on this page, so a session that ends must not lead away from it. */
function useStayWhenSignedOut(): boolean {
  const [isOut, setOut] = useState(false)
  useEffect(() => {
    const stay = (event: Event) => {
      event.preventDefault()
      setOut(true)
    }
    addEventListener(signedOut, stay)
    return () => removeEventListener(signedOut, stay)
  }, [])
  return isOut
}

interface PartProps extends CheckResultProps {
  decisions: Decisions
}

function ResultActions({ check, checked, decisions }: PartProps) {
  const t = useTexts(checkTexts)
  return (
    <>
      <button type="button" className="button" onClick={check.leave}>
        {check.pasted ? t.editOrAnother : t.another}
      </button>
      {decisions.accepted.size > 0 && (
        <button type="button" className="button" onClick={() => void check.recheck(decisions.inOrder)}>
          {t.recheck}
        </button>
      )}
      <ExportSheet check={check} checked={checked} decisions={decisions} />
    </>
  )
}

interface CheckBarProps extends PartProps {
  tab: Tab
  onTab: (tab: Tab) => void
  onAccept: (indexes: readonly number[]) => void
}

function CheckBar({ check, checked, decisions, tab, onTab, onAccept }: CheckBarProps) {
  const t = useTexts(checkTexts)
  const safe = decisions.acceptableSafe()
  return (
    <div className="check-bar">
      <Tabs tab={tab} onTab={onTab} counts={{ faults: checked.faults.length, figures: checked.figures.length }} />
      {checked.format === 'docx' && (
        <label className="layout-too">
          <input
            type="checkbox"
            checked={check.layout}
            onChange={() => void check.checkWith({ layout: !check.layout }, decisions.inOrder)}
          />
          {t.layout}
        </label>
      )}
      <span className="check-more">
        <EarlierSheet check={check} onCompare={() => void check.checkWith({}, decisions.inOrder)} />
        {safe.length > 0 && (
          <button type="button" className="button" onClick={() => onAccept(safe)}>
            {t.acceptSafe(safe.length)}
          </button>
        )}
      </span>
    </div>
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
