import './scheme-tabs.css'
import { Link, type LinkProps, useParams } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { assessmentsTexts } from './texts.ts'

interface Tab {
  key: 'scheme' | 'next' | 'review' | 'simulate' | 'carry' | 'leader'
  to: LinkProps['to']
  permission: string
}

const tabs: readonly Tab[] = [
  { key: 'scheme', to: '/scheme', permission: 'schemes.read' },
  { key: 'next', to: '/scheme/next', permission: 'overview.read' },
  { key: 'review', to: '/scheme/review', permission: 'assessments.read' },
  { key: 'simulate', to: '/scheme/simulate', permission: 'simulations.read' },
  { key: 'carry', to: '/scheme/carry', permission: 'transfers.write' },
  { key: 'leader', to: '/scheme/leader', permission: 'overview.read' },
]

/** On a phone the row is longer than the screen. */
function showCurrent(row: HTMLElement | null): void {
  row?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
}

/** The pages that look at the same scheme. */
export function SchemeTabs() {
  const t = useTexts(assessmentsTexts).tabs
  const may = useMay()
  const { criterionId } = useParams({ strict: false })
  return (
    <nav ref={showCurrent} className="scheme-tabs no-print" aria-label={t.label}>
      {tabs
        .filter(({ permission }) => may(permission))
        .map(({ key, to }) => (
          <Link
            key={key}
            to={to}
            activeOptions={{ includeSearch: false, exact: key === 'scheme' }}
            {...(key === 'scheme' && criterionId ? { 'aria-current': 'page' as const } : {})}
          >
            {t[key]}
          </Link>
        ))}
    </nav>
  )
}
