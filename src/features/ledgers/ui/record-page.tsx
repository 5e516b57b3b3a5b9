import { PageHeader } from '../../../web/kit/page-header.tsx'

export function RecordPage() {
  return <PageHeader title="记录" />
}
