import { Link } from '@tanstack/react-router'
import { Points } from '../../../web/kit/figure.tsx'
import { shortDecimal, useTexts } from '../../../web/kit/i18n.ts'
import { Empty } from '../../../web/kit/states.tsx'
import type { Overview } from '../contract.ts'
import { Owners } from './owners.tsx'
import { overviewTexts } from './texts.ts'

interface LostCardProps {
  score: Overview['score']
  lost: Overview['lost']
  count: number
}

/** What is lost, and why. */
export function LostCard({ score, lost, count }: LostCardProps) {
  const t = useTexts(overviewTexts)
  return (
    <section className="card" aria-labelledby="home-lost">
      <header>
        <h2 id="home-lost">{t.lost.title}</h2>
        {count > 0 && (
          <Link to="/scheme" search={{ show: 'lost' }}>
            {t.lost.all(count)}
          </Link>
        )}
      </header>
      {score && (
        <Link to="/scheme" className="score">
          <span>{t.lost.soFar}</span>
          <Points got={score.got} full={score.full} />
          {score.class && <em>{score.class}</em>}
          <i className="score-bar" style={{ '--share': share(score) } as React.CSSProperties} />
        </Link>
      )}
      {lost.length === 0 ? (
        <Empty>{t.lost.none}</Empty>
      ) : (
        <ul className="lines">
          {lost.map((criterion) => (
            <CriterionLine key={criterion.nodeId} criterion={criterion} note={criterion.why}>
              <span className="lost">{t.lost.minus(shortDecimal(criterion.lost))}</span>
            </CriterionLine>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What wins most. */
export function NextCard({ next }: { next: Overview['next'] }) {
  const t = useTexts(overviewTexts)
  return (
    <section className="card" aria-labelledby="home-next">
      <header>
        <h2 id="home-next">{t.next.title}</h2>
        <Link to="/scheme/next">{t.next.all}</Link>
      </header>
      {next.length === 0 ? (
        <Empty>{t.next.none}</Empty>
      ) : (
        <ol className="lines">
          {next.map((step) => (
            <li key={step.criterionId}>
              <div className="line-head">
                <Link to="/scheme/$criterionId" params={{ criterionId: step.criterionId }}>
                  {step.name}
                </Link>
                <span className="win">{t.next.plus(shortDecimal(step.points))}</span>
              </div>
              <p className="soft">{step.winBack}</p>
              <p className="soft">
                <Owners step={step} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface CriterionLineProps {
  criterion: Overview['lost'][number]
  note: string | null
  children: React.ReactNode
}

function CriterionLine({ criterion, note, children }: CriterionLineProps) {
  return (
    <li>
      <div className="line-head">
        <Link to="/scheme/$criterionId" params={{ criterionId: criterion.nodeId }}>
          {criterion.name}
        </Link>
        {children}
      </div>
      {note && <p className="soft">{note}</p>}
      {criterion.department && <p className="soft">{criterion.department}</p>}
    </li>
  )
}

function share({ got, full }: { got: string; full: string }): string {
  const whole = Number(full)
  return whole > 0 ? `${Math.max(0, Math.min(100, (Number(got) / whole) * 100))}%` : '0%'
}
