import { Link, type LinkProps } from '@tanstack/react-router'
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
  { key: 'next', to: '/next', permission: 'overview.read' },
  { key: 'review', to: '/review', permission: 'assessments.read' },
  { key: 'simulate', to: '/simulate', permission: 'simulations.read' },
  { key: 'carry', to: '/carry', permission: 'transfers.write' },
  { key: 'leader', to: '/leader', permission: 'overview.read' },
]

/** The pages that look at the same scheme. */
export function SchemeTabs() {
  const t = useTexts(assessmentsTexts).tabs
  const may = useMay()
  return (
    <nav className="scheme-tabs no-print" aria-label={t.label}>
      {tabs
        .filter(({ permission }) => may(permission))
        .map(({ key, to }) => (
          <Link key={key} to={to} activeOptions={{ includeSearch: false }}>
            {t[key]}
          </Link>
        ))}
    </nav>
  )
}
