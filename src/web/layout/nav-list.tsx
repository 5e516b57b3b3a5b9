import { Link, useRouterState } from '@tanstack/react-router'
import { useTexts } from '../kit/i18n.ts'
import { Icon } from '../kit/icon.tsx'
import { useMay } from '../kit/session.ts'
import { type NavItem, navigation, settingsPages } from './navigation.ts'
import { layoutTexts } from './texts.ts'

/** The items this person may open; under settings, its pages. */
export function NavList({ onGo }: { onGo?: () => void }) {
  const may = useMay()
  const t = useTexts(layoutTexts)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const inSettings = path.startsWith('/settings')
  return (
    <ul className="nav-list">
      {navigation
        .filter((item) => may(item.permission))
        .map((item) => (
          <li key={item.key}>
            <NavLink item={item} label={t.nav[item.key]} active={isActive(item, path)} {...(onGo ? { onGo } : {})} />
            {item.key === 'settings' && inSettings && (
              <ul className="nav-sub">
                {settingsPages
                  .filter((page) => may(page.permission))
                  .map(({ key, to }) => (
                    <li key={key}>
                      <Link to={to} activeProps={{ className: 'active' }} onClick={onGo}>
                        {t.settings[key]}
                      </Link>
                    </li>
                  ))}
              </ul>
            )}
          </li>
        ))}
    </ul>
  )
}

export function isActive(item: NavItem, path: string): boolean {
  if (item.key === 'home') return path === '/'
  return path.startsWith(item.key === 'settings' ? '/settings' : String(item.to))
}

interface NavLinkProps {
  item: NavItem
  label: string
  active: boolean
  onGo?: () => void
}

export function NavLink({ item, label, active, onGo }: NavLinkProps) {
  return (
    <Link
      to={item.to}
      className={active ? 'nav-link active' : 'nav-link'}
      aria-current={active ? 'page' : undefined}
      onClick={onGo}
    >
      <Icon name={item.icon} />
      {label}
    </Link>
  )
}
