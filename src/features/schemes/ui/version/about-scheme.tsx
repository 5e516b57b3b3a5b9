import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import type { VersionView } from '../../contract.ts'
import { versionTexts } from './texts.ts'

/** What a scheme says of itself: issuer, dates, classes, glossary, base. */
export function AboutScheme({ view: { version, about } }: { view: VersionView }) {
  const t = useTexts(versionTexts)
  const { date } = useFormats()
  const { effectiveFrom: from, effectiveTo: to, base } = about
  const inForce = from && to ? t.range(date(from), date(to)) : from ? t.from(date(from)) : to && t.to(date(to))
  const facts: [string, React.ReactNode][] = [
    [t.total, t.points(version.points, version.criteria)],
    [t.issuer, about.issuer],
    [t.cohort, about.cohort],
    [t.effective, inForce],
    [t.term, about.termYears === null ? null : t.years(about.termYears)],
    [t.step, t.stepOf(about.step)],
    [t.classes, about.classes.map(({ name, atLeast }) => t.atLeast(name, atLeast)).join('；')],
    [t.departments, about.departments.join('、')],
    [t.base, base && `${base.title} ${base.version}`],
    [t.hidden, base?.hidden.join('、')],
  ]
  return (
    <section className="card" aria-labelledby="about-scheme">
      <header>
        <h2 id="about-scheme">{t.about}</h2>
      </header>
      {version.unweighted && <p className="notice">{t.unweighted}</p>}
      <dl className="facts">
        {facts
          .filter(([, text]) => text)
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {about.glossary.length > 0 && (
        <details className="scheme-glossary">
          <summary>{t.glossary}</summary>
          <dl className="facts">
            {about.glossary.map(({ term, meaning }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
