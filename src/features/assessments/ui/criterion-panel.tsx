import { PageHeader } from '../../../web/kit/page-header.tsx'

export function CriterionPanel() {
  return <PageHeader title="标准" />
}
