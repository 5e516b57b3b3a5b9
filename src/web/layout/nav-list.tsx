import { Link, useRouterState } from '@tanstack/react-router'
import { useTexts } from '../kit/i18n.ts'
import { Icon } from '../kit/icon.tsx'
import { useMay } from '../kit/session.ts'
import { type NavItem, navigation, settingsPages, taskPages } from './navigation.ts'
import { layoutTexts } from './texts.ts'

/** The items this person may open; under settings, its pages. */
export function NavList({ onGo }: { onGo?: () => void }) {
  const may = useMay()
  const t = useTexts(layoutTexts)
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <ul className="nav-list">
      {navigation
        .filter((item) => may(item.permission))
        .map((item) => (
          <li key={item.key}>
            <NavLink item={item} label={t.nav[item.key]} active={isActive(item, path)} {...(onGo ? { onGo } : {})} />
            {(isActive(item, path) || (onGo && item.key === 'tasks')) && subPages[item.key] && (
              <ul className="nav-sub">
                {subPages[item.key]!(t)
                  .filter((page) => may(page.permission))
                  .map(({ to, label }) => (
                    <li key={to}>
                      <Link to={to} activeProps={{ className: 'active' }} onClick={onGo}>
                        {label}
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

type Texts = typeof layoutTexts.zh

const subPages: Partial<
  Record<NavItem['key'], (t: Texts) => { to: NonNullable<NavItem['to']>; permission: string; label: string }[]>
> = {
  tasks: (t) => taskPages.map((page) => ({ ...page, label: t.taskPages[page.key] })),
  settings: (t) => settingsPages.map((page) => ({ ...page, label: t.settings[page.key] })),
}

export function isActive(item: NavItem, path: string): boolean {
  if (item.key === 'home') return path === '/'
  if (item.key === 'tasks' && taskPages.some(({ to }) => path.startsWith(to))) return true
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
