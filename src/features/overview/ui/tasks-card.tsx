import { Link, type LinkProps } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Empty } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import type { Overview } from '../contract.ts'
import { overviewTexts } from './texts.ts'

type Task = Overview['tasks'][number]

/** Who owes what. */
export function TasksCard({ coverage, tasks }: { coverage: Overview['coverage']; tasks: Task[] }) {
  const t = useTexts(overviewTexts)
  return (
    <section className="card" aria-labelledby="home-open">
      <header>
        <h2 id="home-open">{t.open.title}</h2>
        <Link to="/tasks">{t.open.all}</Link>
      </header>
      {coverage && (
        <dl className="counts">
          <Count label={t.open.overdue} value={coverage.overdue} bad to="/tasks" search={{ view: 'overdue' }} />
          <Count label={t.open.dueSoon} value={coverage.dueSoon} to="/tasks" search={{ view: 'due-soon' }} />
          <Count
            label={t.open.coverage}
            value={t.open.of(coverage.owned, coverage.criteria)}
            to="/scheme"
            search={{ show: coverage.owned < coverage.criteria ? 'unowned' : '' }}
            hint={t.open.coverageHint}
          />
        </dl>
      )}
      {tasks.length === 0 ? (
        <Empty>{t.open.none}</Empty>
      ) : (
        <ul className="lines">
          {tasks.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface CountProps extends Pick<LinkProps, 'to' | 'search'> {
  label: string
  value: number | string
  hint?: string
  bad?: boolean
}

function Count({ label, value, hint, bad = false, ...target }: CountProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Link {...target} className={bad && value !== 0 ? 'figure-chip lost' : 'figure-chip'} title={hint}>
          {value}
        </Link>
      </dd>
    </div>
  )
}

function TaskLine({ task }: { task: Task }) {
  const t = useTexts(overviewTexts)
  const { today } = useSession()
  const { daysBetween } = useFormats()
  const left = daysBetween(today, task.dueOn)
  const when = left < 0 ? t.open.late(-left) : left === 0 ? t.open.today : t.open.left(left)
  return (
    <li>
      <div className="line-head">
        <Link to="/scheme/$criterionId" params={{ criterionId: task.criterionId }}>
          {task.title}
        </Link>
        <StatusTag tone={left < 0 ? 'bad' : 'warn'}>{when}</StatusTag>
      </div>
      <p className="soft">
        {[task.department ?? t.open.nobody, task.post, ...task.holders].filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}
