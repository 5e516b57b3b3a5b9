import { PageHeader } from '../../../web/kit/page-header.tsx'

export function FigurePage() {
  return <PageHeader title="数据" />
}
