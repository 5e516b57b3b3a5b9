import { PageHeader } from '../../../web/kit/page-header.tsx'

export function ReportsPage() {
  return <PageHeader title="汇报" />
}
