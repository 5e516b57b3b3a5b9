import { Link } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import type { Overview } from '../contract.ts'
import { overviewTexts } from './texts.ts'

const shown = 4

/** Leaders change, the body has no gap: an open or coming one is said before anything else. */
export function GapsAlarm({ gaps }: { gaps: Overview['gaps'] }) {
  const t = useTexts(overviewTexts).gaps
  const { date } = useFormats()
  if (gaps.length === 0) return null
  const say = ({ kind, state, roles, title, duties, from }: Overview['gaps'][number]) => {
    if (kind === 'coverage') return t.orphaned(title, duties)
    return t[state === 'upcoming' ? 'soon' : 'vacant'](t.seat(roles, title), date(from))
  }
  return (
    <div className="alarm" role="status">
      <Icon name="warning" />
      <b>{t.title}</b>
      {gaps.slice(0, shown).map((gap) => (
        <span key={gap.key}>{say(gap)}</span>
      ))}
      {gaps.length > shown && <span>{t.more(gaps.length - shown)}</span>}
      <Link to="/settings/organization">{t.open}</Link>
    </div>
  )
}
