import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { Bell } from '../../features/reminders/ui/bell.tsx'
import { useTexts } from '../kit/i18n.ts'
import { Icon } from '../kit/icon.tsx'
import { useMay, useSession } from '../kit/session.ts'
import { Sheet } from '../kit/sheet.tsx'
import { Skeleton } from '../kit/states.tsx'
import { layoutTexts } from './texts.ts'
import { UserMenu } from './user-menu.tsx'

const Help = lazy(() => import('../help/help.tsx').then((module) => ({ default: module.Help })))

export function TopBar() {
  const t = useTexts(layoutTexts)
  const { unit } = useSession()
  const [helpOpen, setHelpOpen] = useState(false)
  const may = useMay()
  return (
    <header className="top">
      <p className="unit-name">
        {unit.name}
        {unit.example && !unit.name.includes('示例') && <small className="example">{t.example}</small>}
      </p>
      {may('records.read') && <GlobalSearch />}
      {may('reminders.read') && <Bell />}
      <button
        type="button"
        className="icon-button"
        aria-label={t.help}
        title={t.help}
        onClick={() => setHelpOpen(true)}
      >
        <Icon name="help" />
      </button>
      <UserMenu />
      <Sheet open={helpOpen} title={t.help} onClose={() => setHelpOpen(false)}>
        <Suspense fallback={<Skeleton />}>
          <Help />
        </Suspense>
      </Sheet>
    </header>
  )
}

function GlobalSearch() {
  const t = useTexts(layoutTexts)
  const navigate = useNavigate()
  const onRecords = useRouterState({ select: (state) => state.location.pathname === '/records' })
  const given = useSearch({ strict: false }) as { search?: string }
  // Other pages have a search of their own, which is none of this box.
  const search = onRecords ? given.search : undefined
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('search') ?? '').trim()
    if (text) void navigate({ to: '/records', search: { search: text } })
  }
  return (
    <search className="global-search">
      <form onSubmit={submit}>
        <Icon name="search" />
        <input
          key={search}
          type="search"
          name="search"
          defaultValue={search}
          maxLength={50}
          placeholder={t.searchHint}
          aria-label={t.search}
        />
      </form>
    </search>
  )
}
