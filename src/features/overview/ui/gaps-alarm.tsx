import { Link } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import type { Overview } from '../contract.ts'
import { overviewTexts } from './texts.ts'

const shown = 4

/** A gap in one sentence. */
export function useSayGap(): (gap: Overview['gaps'][number]) => string {
  const t = useTexts(overviewTexts).gaps
  const { date } = useFormats()
  return ({ kind, state, roles, title, duties, from }) =>
    kind === 'coverage'
      ? t.orphaned(title, duties)
      : t[state === 'upcoming' ? 'soon' : 'vacant'](t.seat(roles, title), date(from))
}

/** Leaders change, the body has no gap: an open or coming one is said before anything else. */
export function GapsAlarm({ gaps }: { gaps: Overview['gaps'] }) {
  const t = useTexts(overviewTexts).gaps
  const say = useSayGap()
  if (gaps.length === 0) return null
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
