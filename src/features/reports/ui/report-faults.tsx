import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type ReportDetail, type ReportFault } from '../contract/index.ts'
import { checkTexts } from './check/texts.ts'
import { WaiveForm } from './check/waive-form.tsx'
import { SeverityTag } from './severity-tag.tsx'
import { speech } from './speech.ts'
import { reportsTexts } from './texts.ts'

/** What the check finds in the text, beside it; each leads to its line. */
export function ReportFaults({ report, onGo }: { report: ReportDetail; onGo: (line: number) => void }) {
  const t = useTexts(reportsTexts)
  const say = useTexts(speech)
  const may = useMay()
  const { faults } = report
  return (
    <section className="card" aria-labelledby="report-faults">
      <header>
        <h2 id="report-faults">{t.faults.title}</h2>
        {faults.length === 0 ? (
          <StatusTag tone="good">{t.faults.none}</StatusTag>
        ) : (
          <span className="soft">{t.faults.count(faults.length)}</span>
        )}
      </header>
      <ol className="section-list">
        {faults.map((fault) => (
          <li key={`${fault.rule} ${fault.line} ${fault.column}`}>
            <span>
              <SeverityTag severity={fault.severity} />{' '}
              <button type="button" className="link" onClick={() => onGo(fault.line)}>
                {t.faults.goTo(fault.line)}
              </button>
              <q className="fault-text">{fault.text}</q>
            </span>
            <span>{say.message(fault)}</span>
            {fault.fix !== undefined && <span className="soft">{t.faults.fix(fault.fix)}</span>}
            {report.state === 'draft' && may('reports.waive') && <KeepFault fault={fault} />}
          </li>
        ))}
      </ol>
      <p className="soft">{t.faults.own}</p>
    </section>
  )
}

/** A fault that may stand: with its reason it no longer holds up the freezing. */
function KeepFault({ fault: { rule, words, spot } }: { fault: ReportFault }) {
  const t = useTexts(checkTexts)
  const errorText = useErrorText()
  const [open, setOpen] = useState(false)
  const waive = useChange(operations.waive)
  const revoke = useChange(operations.revokeWaiver)
  const onError = (error: unknown) => toast(errorText(error), { tone: 'bad' })
  if (!open) {
    return (
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t.waive}
      </button>
    )
  }
  return (
    <WaiveForm
      rule={rule}
      words={words}
      onCancel={() => setOpen(false)}
      onWaive={(reason, scope) =>
        waive.mutate(
          { body: { rule, words, reason, spot: scope === 'unit' ? null : spot } },
          {
            onSuccess: ({ id }) =>
              toast(t.waivedKept, { undo: { act: () => revoke.mutate({ params: { id } }, { onError }) } }),
            onError,
          },
        )
      }
    />
  )
}
