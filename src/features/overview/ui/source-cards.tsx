import { Link } from '@tanstack/react-router'
import { FigureChip } from '../../../web/kit/figure.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Empty } from '../../../web/kit/states.tsx'
import type { Overview } from '../contract.ts'
import { overviewTexts } from './texts.ts'

/** This year's figures, each opening its records. */
export function FiguresCard({ figures }: { figures: Overview['figures'] }) {
  const t = useTexts(overviewTexts)
  const { today } = useSession()
  const year = today.slice(0, 4)
  return (
    <section className="card" aria-labelledby="home-figures">
      <header>
        <h2 id="home-figures">{t.figures.title}</h2>
        <Link to="/figures" search={{ period: year }}>
          {t.figures.all}
        </Link>
      </header>
      <dl className="figure-grid">
        {figures.map(({ id, name, value, unit, definition }) => (
          <div key={id}>
            <dt title={definition}>{name}</dt>
            <dd>
              <FigureChip id={id} name={name} value={value} unit={unit} period={year} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function RecordsCard({ records }: { records: Overview['records'] }) {
  const t = useTexts(overviewTexts)
  const { date } = useFormats()
  return (
    <section className="card" aria-labelledby="home-records">
      <header>
        <h2 id="home-records">{t.records.title}</h2>
        <Link to="/records">{t.records.all}</Link>
      </header>
      {records.length === 0 ? (
        <Empty>{t.records.none}</Empty>
      ) : (
        <ul className="lines">
          {records.map((record) => (
            <li key={record.id}>
              <Link to="/records/$id" params={{ id: record.id }}>
                {record.title}
              </Link>
              <p className="soft">
                {[
                  date(record.occurredOn),
                  record.community ?? record.department,
                  record.people > 0 && t.records.people(record.people),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
