import { PageHeader } from '../../../web/kit/page-header.tsx'

export function CheckPage() {
  return <PageHeader title="校核" />
}
