import { Link } from '@tanstack/react-router'
import { useTexts } from '../kit/i18n.ts'
import { PageHeader } from '../kit/page-header.tsx'
import { layoutTexts } from './texts.ts'

export function NotFound() {
  const t = useTexts(layoutTexts)
  return (
    <>
      <PageHeader title={t.notFound.title} />
      <p className="notice">{t.notFound.text}</p>
      <Link to="/" className="button primary">
        {t.nav.home}
      </Link>
    </>
  )
}
