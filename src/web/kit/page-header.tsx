import { Link, type LinkProps } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTexts } from './i18n.ts'
import { Icon } from './icon.tsx'
import { kitTexts } from './texts.ts'

interface TrailStep extends Pick<LinkProps, 'to' | 'params' | 'search'> {
  label: string
}

interface PageHeaderProps {
  title: string
  /** The way here from the top of the section, without this page itself. */
  trail?: TrailStep[]
  note?: ReactNode
  actions?: ReactNode
}

export function PageHeader({ title, trail = [], note, actions }: PageHeaderProps) {
  const t = useTexts(kitTexts)
  useEffect(() => {
    document.title = `${title} · 创文`
  }, [title])
  return (
    <header className="page-header">
      {trail.length > 0 && (
        <nav aria-label={t.trail} className="trail">
          <ol>
            {trail.map(({ label, ...target }) => (
              <li key={label}>
                <Link {...target}>{label}</Link>
                <Icon name="right" />
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className="page-title">
        <h1>{title}</h1>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {note && <div className="page-note">{note}</div>}
    </header>
  )
}
