import './leader.css'
import { Link } from '@tanstack/react-router'
import { shortDecimal, useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { SchemeTabs } from '../../assessments/ui/scheme-tabs.tsx'
import { type LeaderPage as Data, operations } from '../contract.ts'
import { useSayGap } from './gaps-alarm.tsx'
import { overviewTexts } from './texts.ts'

/** One page: where we stand, what is lost, who owes what, what comes next. Prints on one sheet of A4. */
export function LeaderPage() {
  const t = useTexts(overviewTexts).leader
  const { unit, today } = useSession()
  const { date } = useFormats()
  const leader = useCall(operations.leader, {})
  return (
    <div className="leader-page">
      <PageHeader
        title={t.title}
        note={t.asOf(unit.name, date(today))}
        actions={
          <button type="button" className="button" onClick={() => print()}>
            <Icon name="print" />
            {t.print}
          </button>
        }
      />
      <SchemeTabs />
      <Loaded of={leader} lines={14}>
        {(data) => (
          <div className="leader-sheet">
            <Score data={data} />
            <Lost data={data} />
            <Owing data={data} />
            <Gaps data={data} />
            <Next data={data} />
          </div>
        )}
      </Loaded>
    </div>
  )
}

function Score({ data }: { data: Data }) {
  const t = useTexts(overviewTexts).leader
  const { date } = useFormats()
  const { cycle, got, full, above, barred } = data
  return (
    <section className="leader-score">
      <p>
        <span className="soft">{t.score}</span> <b>{shortDecimal(got)}</b> / {shortDecimal(full)}{' '}
        <strong>{data.class}</strong>
      </p>
      {barred.length > 0 ? (
        <>
          <p className="lost">{t.barred(data.class)}</p>
          <ul>
            {barred.map(({ criterionId, name, why }) => (
              <li key={`${criterionId} ${why}`}>
                {criterionId && (
                  <>
                    <Link to="/scheme/$criterionId" params={{ criterionId }}>
                      {name}
                    </Link>{' '}
                  </>
                )}
                <span className="soft">{why}</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{above ? t.above(above.name, shortDecimal(above.missing)) : t.top}</p>
      )}
      <p className="soft">
        {`${cycle.name} ${date(cycle.startsOn)}—${date(cycle.endsOn)} · ${cycle.title} ${cycle.version}`}
      </p>
    </section>
  )
}

function Lost({ data: { lost, lostCount } }: { data: Data }) {
  const t = useTexts(overviewTexts).leader
  return (
    <section aria-labelledby="leader-lost">
      <h2 id="leader-lost">
        {t.lost} <small className="soft">{lostCount > 0 ? t.lostMore(lostCount) : t.lostNone}</small>
      </h2>
      <ol className="leader-lines">
        {lost.map(({ criterionId, name, lost: points, why, department }) => (
          <li key={criterionId}>
            <span className="lost number">{t.minus(shortDecimal(points))}</span>
            <Link to="/scheme/$criterionId" params={{ criterionId }}>
              {name}
            </Link>
            <span className="soft">{department}</span>
            <p className="soft">{why}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Owing({ data: { owing, owingCount, owned, criteria } }: { data: Data }) {
  const t = useTexts(overviewTexts).leader
  const { date } = useFormats()
  return (
    <section aria-labelledby="leader-owing">
      <h2 id="leader-owing">
        {t.owing} <small className="soft">{t.owned(owned, criteria)}</small>
      </h2>
      {owing.length === 0 ? (
        <p className="soft">{t.owingNone}</p>
      ) : (
        <table className="leader-table">
          <thead>
            <tr>
              {(['name', 'open', 'overdue', 'due', 'points'] as const).map((key) => (
                <th key={key} scope="col">
                  {t.column[key]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {owing.map(({ departmentId, name, open, overdue, nextDue, points }) => (
              <tr key={departmentId ?? 'none'}>
                <th scope="row">
                  <Link to="/scheme/next" search={{ departmentId: departmentId ?? 'none' }}>
                    {name ?? t.nobody}
                  </Link>
                </th>
                <td>{open}</td>
                <td className={overdue > 0 ? 'lost' : undefined}>{overdue}</td>
                <td>{nextDue ? date(nextDue) : '—'}</td>
                <td>{shortDecimal(points)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {owingCount > owing.length && <p className="soft">{t.owingMore(owingCount - owing.length)}</p>}
    </section>
  )
}

function Gaps({ data: { gaps } }: { data: Data }) {
  const texts = useTexts(overviewTexts)
  const say = useSayGap()
  return (
    <section aria-labelledby="leader-gaps">
      <h2 id="leader-gaps">{texts.leader.gaps}</h2>
      <p className={gaps.length > 0 ? 'lost' : 'soft'}>
        {gaps.length === 0 ? texts.leader.gapsNone : gaps.map(say).join('；')}
      </p>
    </section>
  )
}

function Next({ data: { next } }: { data: Data }) {
  const texts = useTexts(overviewTexts)
  const { date } = useFormats()
  const { today } = useSession()
  const due = (day: string) => (day < today ? texts.leader.late : texts.leader.by)(date(day))
  return (
    <section aria-labelledby="leader-next">
      <h2 id="leader-next">{texts.leader.next}</h2>
      <ol className="leader-lines">
        {next.map(({ criterionId, name, points, winBack, owners, dueOn }) => (
          <li key={criterionId}>
            <span className="win number">{texts.leader.plus(shortDecimal(points))}</span>
            <Link to="/scheme/$criterionId" params={{ criterionId }}>
              {name}
            </Link>
            <span className="soft">
              {[owners[0]?.department ?? texts.steps.unowned, owners[0]?.post, dueOn && due(dueOn)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <p className="soft">{winBack}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
