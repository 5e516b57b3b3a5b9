import { type FormEvent, useState } from 'react'
import type { Fault } from '../../../../libs/report-check/index.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { kitTexts } from '../../../../web/kit/texts.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { SeverityTag } from '../severity-tag.tsx'
import type { Checked, ExplainedRule } from './protocol.ts'
import { checkTexts } from './texts.ts'
import type { Decisions } from './use-decisions.ts'

const contextLength = 12
const longestQuote = 60

interface FaultCardProps {
  checked: Checked
  index: number
  line: number
  rule: ExplainedRule | undefined
  decisions: Decisions
  current: boolean
  onAccept: (indexes: readonly number[]) => void
  onLook: (inText: boolean) => void
  onWhy: (rule: string) => void
}

/** One fault: where, what is wrong, how it would read, and what can be done. */
export function FaultCard(props: FaultCardProps) {
  const { checked, index, line, rule, decisions, current, onLook } = props
  const t = useTexts(checkTexts)
  const fault = checked.faults[index]!
  const state = decisions.stateOf(index)
  return (
    <article className={['fault-card', `fault-${state}`, current && 'current'].filter(Boolean).join(' ')}>
      <header>
        <SeverityTag severity={fault.severity} />
        <b>{rule?.title ?? fault.rule}</b>
        <button type="button" className="link" onClick={() => onLook(false)}>
          {t.line(line)}
        </button>
      </header>
      <Quote text={checked.text} fault={fault} />
      <p>{fault.message}</p>
      {state === 'waived' && <p className="soft">{t.waived(decisions.reasonOf(index) ?? '')}</p>}
      <FaultActions {...props} fault={fault} />
    </article>
  )
}

/** The words with a little of what stands around them, and what they would become. */
function Quote({ text, fault }: { text: string; fault: Fault }) {
  const t = useTexts(checkTexts)
  const shown = (part: string) => part.replaceAll('\n', t.lineEnd)
  const words = text.slice(fault.start, fault.end)
  const before =
    text
      .slice(Math.max(0, fault.start - contextLength), fault.start)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(fault.end, fault.end + contextLength).split('\n')[0] ?? ''
  const cut = words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words
  return (
    <p className="fault-quote" lang="zh-CN">
      {before}
      {fault.fix ? <del>{shown(cut)}</del> : <mark className={fault.severity}>{shown(cut)}</mark>}
      {fault.fix && <ins>{shown(fault.fix.text) || (words === '' ? '' : t.empty)}</ins>}
      {after}
    </p>
  )
}

function FaultActions(props: FaultCardProps & { fault: Fault }) {
  const { index, decisions, fault, onAccept, onLook, onWhy } = props
  const t = useTexts(checkTexts)
  const [waiving, setWaiving] = useState(false)
  const state = decisions.stateOf(index)
  if (waiving) {
    return (
      <WaiveForm
        onCancel={() => setWaiving(false)}
        onWaive={(reason) => {
          decisions.waive(fault, reason)
          setWaiving(false)
          toast(t.waivedKept, { undo: { act: () => decisions.unwaive(fault) } })
        }}
      />
    )
  }
  const alike = state === 'open' ? decisions.acceptableOfRule(fault.rule) : []
  return (
    <div className="fault-actions">
      {state === 'open' && fault.fix && (
        <button
          type="button"
          className="button"
          disabled={!decisions.canAccept(index)}
          title={decisions.canAccept(index) ? undefined : t.overlaps}
          onClick={() => onAccept([index])}
        >
          {t.accept}
        </button>
      )}
      {state === 'open' && fault.fix && alike.length > 1 && (
        <button type="button" className="link" onClick={() => onAccept(alike)}>
          {t.acceptAll(alike.length)}
        </button>
      )}
      {state === 'accepted' && (
        <button type="button" className="button" onClick={() => decisions.revoke([index])}>
          {t.revoke}
        </button>
      )}
      {state === 'open' && (
        <button type="button" className="link" onClick={() => setWaiving(true)}>
          {t.waive}
        </button>
      )}
      {state === 'waived' && (
        <button type="button" className="button" onClick={() => decisions.unwaive(fault)}>
          {t.unwaive}
        </button>
      )}
      <button type="button" className="link" onClick={() => onWhy(fault.rule)}>
        {t.why}
      </button>
      <button type="button" className="link to-text" onClick={() => onLook(true)}>
        {t.mobileText}
      </button>
    </div>
  )
}

function WaiveForm({ onWaive, onCancel }: { onWaive: (reason: string) => void; onCancel: () => void }) {
  const t = useTexts(checkTexts)
  const kit = useTexts(kitTexts)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason) onWaive(reason)
  }
  return (
    <form className="waive" onSubmit={submit}>
      <input
        name="reason"
        className="select"
        required
        maxLength={200}
        aria-label={t.waiveReason}
        placeholder={t.waiveReason}
        // biome-ignore lint/a11y/noAutofocus: it appears because the person asked for it
        autoFocus
      />
      <button type="submit" className="button primary">
        {t.waiveSave}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        {kit.cancel}
      </button>
    </form>
  )
}
