import { useState } from 'react'
import { type Fault, waivedWords } from '../../../../libs/report-check/index.ts'
import { around } from '../../../../libs/report-check/write/around.ts'
import { changeOf } from '../../../../libs/report-check/write/edits.ts'
import { useErrorText } from '../../../../web/kit/errors.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { useMay } from '../../../../web/kit/session.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { SeverityTag } from '../severity-tag.tsx'
import { speech } from '../speech.ts'
import { ComparePassage } from './compare-passage.tsx'
import { FigureOf } from './compared-figures.tsx'
import type { Checked, ExplainedRule } from './protocol.ts'
import { checkTexts } from './texts.ts'
import type { Decisions } from './use-decisions.ts'
import type { KeptWaiver, WaiverScope } from './use-waivers.ts'
import { WaiveForm } from './waive-form.tsx'

const contextLength = 12
const longestQuote = 60

export interface FaultCardProps {
  checked: Checked
  index: number
  line: number
  rule: ExplainedRule | undefined
  decisions: Decisions
  current: boolean
  /** Whether a reason to keep the text is being asked for. */
  waiving: boolean
  onWaiving: (waiving: boolean) => void
  onAccept: (indexes: readonly number[]) => void
  /** Absent where the text stands beside the card anyway. */
  onShow?: () => void
  onLook: () => void
  onWhy: (rule: string) => void
}

/** One fault: where, what is wrong, how it would read, and what can be done. */
export function FaultCard(props: FaultCardProps) {
  const { checked, index, line, rule, decisions, current, onLook } = props
  const t = useTexts(checkTexts)
  const say = useTexts(speech)
  const fault = checked.faults[index]!
  const state = decisions.stateOf(index)
  return (
    <article className={['fault-card', `fault-${state}`, current && 'current'].filter(Boolean).join(' ')}>
      <header>
        <SeverityTag severity={fault.severity} />
        <b>{rule ? say.rule(rule).title : fault.rule}</b>
        <button type="button" className="link" onClick={onLook}>
          {t.line(line)}
        </button>
      </header>
      <Quote text={checked.text} fault={fault} />
      <p>{say.message(fault)}</p>
      <RecordedFigure checked={checked} fault={fault} />
      {state === 'waived' && <KeptReason waiver={decisions.waiverOf(index)!} />}
      {props.waiving ? <Waiving {...props} fault={fault} /> : <FaultActions {...props} fault={fault} />}
    </article>
  )
}

/** The figure that a number was compared with, which opens with its records. */
function RecordedFigure({ checked, fault }: { checked: Checked; fault: Fault }) {
  const t = useTexts(checkTexts)
  if (fault.rule !== 'N-FIGURE') return null
  const figure = checked.figures.find(({ start, end }) => start === fault.start && end === fault.end)?.figure
  if (!figure) return null
  return (
    <p className="soft">
      {t.figures.column.recorded} <FigureOf figure={figure} />
    </p>
  )
}

function KeptReason({ waiver }: { waiver: KeptWaiver }) {
  const t = useTexts(checkTexts)
  const where = waiver.id === undefined ? t.keptHere : waiver.spot ? t.keptSpot : t.keptUnit
  return (
    <p className="soft">
      {t.waived(waiver.reason)}（{where}）
    </p>
  )
}

/** The words with a little of what stands around them, and what they would become. */
function Quote({ text, fault }: { text: string; fault: Fault }) {
  const t = useTexts(checkTexts)
  const shown = (part: string) => part.replaceAll('\n', t.lineEnd)
  const { start, end } = fault
  const change = fault.fix ? changeOf(text, fault, fault.fix.text) : { start, end, text: '' }
  const words = text.slice(change.start, change.end)
  const { before, after } = around(text, change.start, change.end, contextLength)
  const cut = words.length > longestQuote ? `${words.slice(0, longestQuote)}…` : words
  return (
    <p className="fault-quote" lang="zh-CN">
      {before}
      {fault.fix ? <del>{shown(cut)}</del> : <mark className={fault.severity}>{shown(cut)}</mark>}
      {change.text !== '' && <ins>{shown(change.text)}</ins>}
      {after}
    </p>
  )
}

type ActionProps = FaultCardProps & { fault: Fault }

/** When the unit's server does not take a reason it is kept on this computer, so that nobody must enter it twice. */
function Waiving({ checked, fault, decisions, onWaiving }: ActionProps) {
  const t = useTexts(checkTexts)
  const errorText = useErrorText()
  const waive = async (reason: string, scope: WaiverScope) => {
    onWaiving(false)
    const undo = (waiver: KeptWaiver) => ({
      undo: {
        act: () => void decisions.unwaive(waiver).catch((error) => toast(errorText(error), { tone: 'bad' })),
      },
    })
    try {
      const waiver = await decisions.waive(fault, reason, scope)
      toast(scope === 'here' ? t.waivedHere : t.waivedKept, undo(waiver))
    } catch (error) {
      const waiver = await decisions.waive(fault, reason, 'here')
      toast(t.waivedHereOnly(errorText(error)), { tone: 'bad', ...undo(waiver) })
    }
  }
  return (
    <WaiveForm
      rule={fault.rule}
      words={waivedWords(checked.text, fault)}
      here
      onCancel={() => onWaiving(false)}
      onWaive={(reason, scope) => void waive(reason, scope)}
    />
  )
}

function FaultActions(props: ActionProps) {
  const { index, decisions, fault, onAccept, onWaiving, onShow, onWhy } = props
  const t = useTexts(checkTexts)
  const state = decisions.stateOf(index)
  const alike = state === 'open' ? decisions.acceptableOfRule(fault.rule) : []
  const [comparing, setComparing] = useState(false)
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
        <button type="button" className="link" onClick={() => onWaiving(true)}>
          {t.waive}
        </button>
      )}
      {state === 'waived' && <Unwaive waiver={decisions.waiverOf(index)!} decisions={decisions} />}
      {fault.earlier && (
        <button type="button" className="link" onClick={() => setComparing(true)}>
          {t.compare}
        </button>
      )}
      <button type="button" className="link" onClick={() => onWhy(fault.rule)}>
        {t.why}
      </button>
      {onShow && (
        <button type="button" className="link to-text" onClick={onShow}>
          {t.mobileText}
        </button>
      )}
      {fault.earlier && (
        <ComparePassage
          open={comparing}
          here={props.checked.text.slice(fault.start, fault.end)}
          earlier={fault.earlier}
          onClose={() => setComparing(false)}
        />
      )}
    </div>
  )
}

/** What holds in every text is taken back by those who may decide that. */
function Unwaive({ waiver, decisions }: { waiver: KeptWaiver; decisions: Decisions }) {
  const t = useTexts(checkTexts)
  const may = useMay()
  const errorText = useErrorText()
  const mine = waiver.id === undefined || may(waiver.spot ? 'reports.waive' : 'reports.waive-everywhere')
  if (!mine) return null
  return (
    <button
      type="button"
      className="button"
      onClick={() => void decisions.unwaive(waiver).catch((error) => toast(errorText(error), { tone: 'bad' }))}
    >
      {t.unwaive}
    </button>
  )
}
