import { PageHeader } from '../../../web/kit/page-header.tsx'

export function LeadingGroupPage() {
  return <PageHeader title="领导小组" />
}
