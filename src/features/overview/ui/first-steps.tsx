import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Empty } from '../../../web/kit/states.tsx'
import { overviewTexts } from './texts.ts'

/** A unit without a cycle has no scores and no duties yet: says what comes first instead of showing empty cards. */
export function FirstSteps() {
  const t = useTexts(overviewTexts).first
  const may = useMay()
  if (!may('schemes.write')) return <Empty>{t.reader}</Empty>
  const steps = [
    { to: '/settings/unit', title: t.cycle, hint: t.cycleHint, primary: true },
    { to: '/settings/organization', title: t.organization, hint: t.organizationHint, primary: false },
    ...(may('users.manage')
      ? [{ to: '/settings/users', title: t.users, hint: t.usersHint, primary: false } as const]
      : []),
  ] as const
  return (
    <section className="card" aria-labelledby="home-first">
      <header>
        <h2 id="home-first">{t.title}</h2>
      </header>
      <ol className="first-steps">
        {steps.map(({ to, title, hint, primary }) => (
          <li key={to}>
            <p className="soft">{hint}</p>
            <Link to={to} className={primary ? 'button primary' : 'button'}>
              {title}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
