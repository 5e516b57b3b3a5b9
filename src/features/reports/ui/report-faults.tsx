import { useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import type { ReportDetail } from '../contract/index.ts'
import { SeverityTag } from './severity-tag.tsx'
import { reportsTexts } from './texts.ts'

/** What the check finds in the text, beside it; each leads to its line. */
export function ReportFaults({ report, onGo }: { report: ReportDetail; onGo: (line: number) => void }) {
  const t = useTexts(reportsTexts)
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
            <span>{fault.message}</span>
            {fault.fix !== undefined && <span className="soft">{t.faults.fix(fault.fix)}</span>}
          </li>
        ))}
      </ol>
      <p className="soft">{t.faults.own}</p>
    </section>
  )
}
