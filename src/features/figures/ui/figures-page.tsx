import { PageHeader } from '../../../web/kit/page-header.tsx'

export function FiguresPage() {
  return <PageHeader title="数据" />
}
