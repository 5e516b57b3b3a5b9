import { PageHeader } from '../../../web/kit/page-header.tsx'

export function TasksPage() {
  return <PageHeader title="责任任务" />
}
