import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Component, type ReactNode, useSyncExternalStore } from 'react'
import { CallError } from './api.ts'
import { useErrorText } from './errors.ts'
import { useTexts } from './i18n.ts'
import { Icon } from './icon.tsx'
import { kitTexts } from './texts.ts'

/** Grey lines where content is about to stand. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useTexts(kitTexts)
  return (
    <div className="skeleton" role="status" aria-label={t.loading}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
        <span key={index} style={{ width: `${95 - ((index * 23) % 40)}%` }} />
      ))}
    </div>
  )
}

export function Empty({ children }: { children?: ReactNode }) {
  const t = useTexts(kitTexts)
  return <div className="empty">{children ?? t.nothing}</div>
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts(kitTexts)
  const text = useErrorText()
  if (error instanceof CallError && error.code === 'schemes.noCycle')
    return (
      <Empty>
        {text(error)} <Link to="/settings/unit">{t.startCycle}</Link>
      </Empty>
    )
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <span>{text(error)}</span>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}

interface LoadedProps<T> {
  of: UseQueryResult<T, CallError>
  lines?: number
  children: (data: T) => ReactNode
}

/** Draws what was read, its skeleton before, its failure otherwise. */
export function Loaded<T>({ of, lines, children }: LoadedProps<T>) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Failure error={of.error} onRetry={() => void of.refetch()} />
  return <Skeleton {...(lines ? { lines } : {})} />
}

/** Keeps a fault of one page from taking the navigation with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />
  }
}

export function Broken({ error }: { error: unknown }) {
  const t = useTexts(kitTexts)
  return (
    <section className="broken" role="alert">
      <h1>{t.broken.title}</h1>
      <p>{t.broken.text}</p>
      <pre>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {t.broken.reload}
      </button>
    </section>
  )
}

export function OfflineNotice() {
  const t = useTexts(kitTexts)
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  return online ? null : (
    <p className="offline" role="status">
      <Icon name="warning" />
      {t.offline}
    </p>
  )
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
