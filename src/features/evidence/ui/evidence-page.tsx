import { PageHeader } from '../../../web/kit/page-header.tsx'

export function EvidencePage() {
  return <PageHeader title="佐证材料" />
}
