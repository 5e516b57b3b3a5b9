import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTexts } from '../kit/i18n.ts'
import { Icon } from '../kit/icon.tsx'
import { useMay } from '../kit/session.ts'
import { Sheet } from '../kit/sheet.tsx'
import { isActive, NavLink, NavList } from './nav-list.tsx'
import { bottomKeys, type NavItem, navigation } from './navigation.ts'
import { layoutTexts } from './texts.ts'

/** The phone's navigation; shown by the style sheet below 768 px. */
export function BottomBar() {
  const t = useTexts(layoutTexts)
  const may = useMay()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [open, setOpen] = useState(false)
  /** Entering a record has a button of its own here. */
  const active = (item: NavItem) => path !== '/records/new' && isActive(item, path)
  const items = navigation.filter((item) => bottomKeys.includes(item.key) && may(item.permission))
  return (
    <nav className="bottom-bar" aria-label={t.navigation}>
      {items.slice(0, 2).map((item) => (
        <NavLink key={item.key} item={item} label={t.nav[item.key]} active={active(item)} />
      ))}
      {may('records.write') && (
        <Link to="/records/new" className="nav-link enter">
          <Icon name="plus" />
          {t.record}
        </Link>
      )}
      {items.slice(2).map((item) => (
        <NavLink key={item.key} item={item} label={t.nav[item.key]} active={active(item)} />
      ))}
      <button type="button" className="nav-link" onClick={() => setOpen(true)}>
        <Icon name="more" />
        {t.more}
      </button>
      <Sheet open={open} title={t.navigation} onClose={() => setOpen(false)}>
        <NavList onGo={() => setOpen(false)} />
      </Sheet>
    </nav>
  )
}
