import { Link } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { operations as figures } from '../../figures/contract.ts'
import { type FrozenFigure, operations, type ReportDetail } from '../contract/index.ts'
import { reportsTexts } from './texts.ts'

const listed = 200

interface ReportFigureSheetProps {
  report: ReportDetail
  /** Which figure is asked about; closed without one. */
  figure: string | undefined
  onClose: () => void
}

/** Where a number of the report comes from: value, definition, records, each of which opens. */
export function ReportFigureSheet({ report, figure, onClose }: ReportFigureSheetProps) {
  const name = report.figures.find((one) => one.figure === figure)?.name ?? ''
  return (
    <Sheet open={figure !== undefined} title={name} onClose={onClose}>
      {figure && <ReportFigure reportId={report.id} figure={figure} />}
    </Sheet>
  )
}

function ReportFigure({ reportId, figure }: { reportId: string; figure: string }) {
  const t = useTexts(reportsTexts)
  const { decimal } = useFormats()
  const found = useCall(operations.figure, { params: { id: reportId, figure } })
  const { data: known } = useCall(figures.list, { query: {} })
  return (
    <Loaded of={found}>
      {(data) => (
        <div className="report-figure">
          <p className="report-figure-value">
            <b>{decimal(data.value)}</b> {data.unit}
          </p>
          <p className="soft">{known?.items.find(({ id }) => id === figure)?.definition}</p>
          <Link to="/figures/$figure" params={{ figure }}>
            {t.figures.open}
          </Link>
          <Records figure={data} />
        </div>
      )}
    </Loaded>
  )
}

function Records({ figure }: { figure: FrozenFigure }) {
  const t = useTexts(reportsTexts)
  const { date } = useFormats()
  const { records } = figure
  if (records.length === 0) return <p className="soft">{t.figures.noRecords}</p>
  return (
    <>
      <h3>{t.figures.records(records.length)}</h3>
      <ul className="section-list">
        {records.slice(0, listed).map(({ recordId, title, occurredOn, version, currentVersion }) => (
          <li key={recordId}>
            <Link to="/records/$id" params={{ id: recordId }}>
              {title}
            </Link>
            <small className="soft">
              {date(occurredOn)} · {t.figures.version(version, currentVersion)}
            </small>
          </li>
        ))}
      </ul>
      {records.length > listed && <p className="soft">{t.figures.more(records.length - listed)}</p>}
    </>
  )
}
