import { Link } from '@tanstack/react-router'
import { FigureChip } from '../../../web/kit/figure.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import type { ReportDetail } from '../contract/index.ts'
import { reportsTexts } from './texts.ts'

/** What has changed since the report was frozen, and because of which records. */
export function MovedFigures({ report }: { report: ReportDetail }) {
  const t = useTexts(reportsTexts)
  return (
    <section className="card" aria-labelledby="report-moved">
      <header>
        <h2 id="report-moved">{t.moved.title}</h2>
        {report.moved.length === 0 && <StatusTag tone="good">{t.moved.none}</StatusTag>}
      </header>
      <ul className="section-list">
        {report.moved.map((moved) => (
          <MovedFigure key={moved.figure} moved={moved} />
        ))}
      </ul>
    </section>
  )
}

function MovedFigure({ moved }: { moved: ReportDetail['moved'][number] }) {
  const t = useTexts(reportsTexts)
  const { decimal } = useFormats()
  const { figure, name, unit, frozen, now, changedRecords } = moved
  return (
    <li>
      <b>{name}</b>
      <span>
        {t.moved.was} <span className="number">{decimal(frozen) + unit}</span> → {t.moved.now}{' '}
        <FigureChip id={figure} name={name} value={now} unit={unit} />
      </span>
      {changedRecords.length === 0 ? (
        <span className="soft">{t.moved.added}</span>
      ) : (
        <ul aria-label={t.moved.why}>
          {changedRecords.map(({ recordId, title, change }) => (
            <li key={recordId}>
              <Link to="/records/$id" params={{ id: recordId }}>
                {title}
              </Link>{' '}
              <span className="soft">{change}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
