import { PageHeader } from '../../../web/kit/page-header.tsx'

export function OrganizationPage() {
  return <PageHeader title="组织机构" />
}
