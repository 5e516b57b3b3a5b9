import { PageHeader } from '../../../web/kit/page-header.tsx'

export function SchemePage() {
  return <PageHeader title="测评体系" />
}
