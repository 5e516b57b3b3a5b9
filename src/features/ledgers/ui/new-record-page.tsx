import { PageHeader } from '../../../web/kit/page-header.tsx'

export function NewRecordPage() {
  return <PageHeader title="登记记录" />
}
