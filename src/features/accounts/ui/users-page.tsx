import { PageHeader } from '../../../web/kit/page-header.tsx'

export function UsersPage() {
  return <PageHeader title="用户" />
}
