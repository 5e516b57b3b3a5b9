import { PageHeader } from '../../../web/kit/page-header.tsx'

export function ReportPage() {
  return <PageHeader title="汇报" />
}
