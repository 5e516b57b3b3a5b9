import { PageHeader } from '../../../web/kit/page-header.tsx'

export function RecordsPage() {
  return <PageHeader title="台账" />
}
