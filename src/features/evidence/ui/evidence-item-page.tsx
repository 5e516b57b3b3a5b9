import { PageHeader } from '../../../web/kit/page-header.tsx'

export function EvidenceItemPage() {
  return <PageHeader title="佐证材料" />
}
