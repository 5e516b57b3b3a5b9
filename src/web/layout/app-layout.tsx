import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense } from 'react'
import { operations } from '../../features/accounts/contract.ts'
import { useTexts } from '../kit/i18n.ts'
import { useCall } from '../kit/queries.ts'
import { SessionContext } from '../kit/session.ts'
import { ErrorBoundary, Failure, OfflineNotice, Skeleton } from '../kit/states.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { NavList } from './nav-list.tsx'
import { layoutTexts } from './texts.ts'
import { TopBar } from './top-bar.tsx'

/** Frame of every page: navigation, top bar, content. Nothing is drawn before it is known who is asking. */
export function AppLayout() {
  const t = useTexts(layoutTexts)
  const session = useCall(operations.session, {})
  if (session.error && !session.data) {
    return (
      <main className="lonely">
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </main>
    )
  }
  if (!session.data) {
    return (
      <main className="lonely">
        <Skeleton lines={8} />
      </main>
    )
  }
  return (
    <SessionContext value={session.data}>
      <a className="skip-link" href="#content">
        {t.skip}
      </a>
      <div className="app">
        <aside className="side">
          <Link to="/" className="brand">
            <img src="/favicon.svg" alt="" width="28" height="28" />
            <span>
              <b>{t.product}</b>
              <small>{t.productLong}</small>
            </span>
          </Link>
          <nav aria-label={t.navigation}>
            <NavList />
          </nav>
        </aside>
        <TopBar />
        <main id="content" tabIndex={-1}>
          <OfflineNotice />
          <Page />
        </main>
        <BottomBar />
      </div>
    </SessionContext>
  )
}

function Page() {
  // A page that failed must not stay failed after one has gone elsewhere.
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <ErrorBoundary key={path.split('/')[1]}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Outlet />
      </Suspense>
    </ErrorBoundary>
  )
}
