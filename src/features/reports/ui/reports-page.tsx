import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { operations, type Report } from '../contract/index.ts'
import { NewReport } from './new-report.tsx'
import { reportsTexts } from './texts.ts'

export function ReportsPage() {
  const t = useTexts(reportsTexts)
  const may = useMay()
  const reports = useCall(operations.list, {})
  const { instant, period } = useFormats()
  const columns: Column<Report>[] = [
    {
      key: 'title',
      title: t.column.title,
      card: 'title',
      render: ({ id, title }) => (
        <Link to="/reports/$id" params={{ id }}>
          {title}
        </Link>
      ),
    },
    { key: 'period', title: t.column.period, render: (report) => period(report.period, report.periodLabel) },
    { key: 'state', title: t.column.state, render: (report) => <ReportState report={report} /> },
    { key: 'createdBy', title: t.column.createdBy, render: ({ createdBy }) => createdBy },
    { key: 'createdAt', title: t.column.createdAt, render: ({ createdAt }) => instant(createdAt) },
  ]
  return (
    <>
      <PageHeader title={t.title} note={t.note} actions={may('reports.write') && <NewReport />} />
      <Loaded of={reports} lines={6}>
        {({ items }) => (
          <DataTable caption={t.title} columns={columns} rows={items} rowKey={({ id }) => id} empty={t.empty} />
        )}
      </Loaded>
    </>
  )
}

export function ReportState({ report }: { report: Report }) {
  const t = useTexts(reportsTexts)
  return report.state === 'frozen' ? (
    <StatusTag tone="good" icon="lock">
      {t.state.frozen}
    </StatusTag>
  ) : (
    <StatusTag tone="plain" icon="edit">
      {t.state.draft}
    </StatusTag>
  )
}
