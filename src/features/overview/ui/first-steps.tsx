import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { usePlaces } from '../../../web/kit/places.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Empty } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { overviewTexts } from './texts.ts'

/** Until the first duty has an owner, says what comes next and what is done already. */
export function FirstSteps({ cycle }: { cycle: boolean }) {
  const t = useTexts(overviewTexts).first
  const may = useMay()
  const { ready, departments, communities } = usePlaces()
  if (!may('schemes.write')) return cycle ? null : <Empty>{t.reader}</Empty>
  const steps = [
    { to: '/settings/unit', title: t.cycle, hint: t.cycleHint, done: cycle },
    {
      to: '/settings/organization',
      title: t.organization,
      hint: t.organizationHint,
      done: ready && departments.length + communities.length > 0,
    },
    { to: '/duties', title: t.duties, hint: t.dutiesHint, done: false },
    ...(may('users.manage')
      ? [{ to: '/settings/users', title: t.users, hint: t.usersHint, done: false } as const]
      : []),
  ] as const
  const next = steps.find(({ done }) => !done)
  return (
    <section className="card home-first" aria-labelledby="home-first">
      <header>
        <h2 id="home-first">{t.title}</h2>
      </header>
      <ol className="first-steps">
        {steps.map((step) => (
          <li key={step.to}>
            <p className="soft">{step.hint}</p>
            {step.done && <StatusTag tone="good">{t.done}</StatusTag>}
            <Link to={step.to} className={step === next ? 'button primary' : 'button'}>
              {step.title}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
