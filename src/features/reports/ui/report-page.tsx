import './reports.css'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { download } from '../../../web/kit/download.ts'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type ReportDetail } from '../contract/index.ts'
import { FreezeReport } from './freeze-report.tsx'
import { ReportFaults } from './report-faults.tsx'
import { ReportFigureSheet } from './report-figure.tsx'
import { MovedFigures } from './report-moved.tsx'
import { ReportPaper } from './report-paper.tsx'
import { ReportState } from './reports-page.tsx'
import { reportsTexts } from './texts.ts'

export function ReportPage() {
  const { id } = useParams({ from: '/desk/reports/$id' })
  const report = useCall(operations.get, { params: { id } })
  return (
    <Loaded of={report} lines={14}>
      {(data) => <ReportView key={data.id} report={data} />}
    </Loaded>
  )
}

function ReportView({ report }: { report: ReportDetail }) {
  const t = useTexts(reportsTexts)
  const { instant, period } = useFormats()
  const paper = useRef<HTMLElement>(null)
  const [figure, setFigure] = useState<string>()
  const [line, setLine] = useState<number>()
  const goTo = (to: number) => {
    setLine(to)
    const target = paper.current?.querySelector<HTMLElement>(`[data-line="${to}"]`)
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    target?.focus({ preventScroll: true })
  }
  return (
    <>
      <PageHeader
        title={report.title}
        trail={[{ label: t.title, to: '/reports' }]}
        note={
          <>
            <ReportState report={report} /> {period(report.period, report.periodLabel)} ·{' '}
            {report.frozenAt ? t.frozenAt(instant(report.frozenAt)) : t.draftNote}
          </>
        }
        actions={<ReportActions report={report} />}
      />
      <div className="report-view">
        <ReportPaper report={report} paperRef={paper} marked={line} onFigure={setFigure} />
        <div className="report-side">
          {report.state === 'frozen' && <MovedFigures report={report} />}
          <ReportFaults report={report} onGo={goTo} />
          <QuotedFigures report={report} onFigure={setFigure} />
        </div>
      </div>
      <ReportFigureSheet report={report} figure={figure} onClose={() => setFigure(undefined)} />
    </>
  )
}

/** Every figure of the text once, for who reads numbers rather than prose. */
function QuotedFigures({ report, onFigure }: { report: ReportDetail; onFigure: (figure: string) => void }) {
  const t = useTexts(reportsTexts)
  const { decimal } = useFormats()
  return (
    <section className="card" aria-labelledby="report-figures">
      <header>
        <h2 id="report-figures">{t.figures.title}</h2>
      </header>
      <p className="soft">{t.figures.hint}</p>
      <ul className="quoted-figures">
        {report.figures.map(({ figure, name, value, unit }) => (
          <li key={figure}>
            <span>{name}</span>
            <button type="button" className="link number" onClick={() => onFigure(figure)}>
              {decimal(value)} {unit}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ReportActions({ report }: { report: ReportDetail }) {
  const t = useTexts(reportsTexts)
  const may = useMay()
  const errorText = useErrorText()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await download(operations.download, { params: { id: report.id } }, `${report.title}.docx`)
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => print()}>
        <Icon name="print" />
        {t.print}
      </button>
      <button type="button" className="button" disabled={busy} onClick={() => void save()}>
        <Icon name="download" />
        {busy ? t.downloading : t.download}
      </button>
      {report.state === 'draft' && may('reports.freeze') && <FreezeReport report={report} />}
    </>
  )
}
