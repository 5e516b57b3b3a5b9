import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { operations } from '../contract/index.ts'
import { reminderTexts } from './texts.ts'

/** The way to one's messages, with how many are unread. */
export function Bell() {
  const t = useTexts(reminderTexts)
  const { data } = useCall(operations.unread, {})
  const count = data?.count ?? 0
  return (
    <Link to="/messages" className="icon-button bell" aria-label={t.bell(count)} title={t.bell(count)}>
      <Icon name="bell" />
      {count > 0 && <span aria-hidden="true">{count > 99 ? '99+' : count}</span>}
    </Link>
  )
}
