import './handover.css'
import { Link, useParams } from '@tanstack/react-router'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { useCall } from '../../../../web/kit/queries.ts'
import { Loaded } from '../../../../web/kit/states.tsx'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import { type Handover, handoverOperations as operations } from '../../contract/handover.ts'
import { Confirmations } from './confirmations.tsx'
import { HandoverContent } from './handover-content.tsx'
import { HandoverNote } from './handover-note.tsx'
import { postOf, stateOf } from './handovers-page.tsx'
import { handoverTexts } from './texts.ts'

/** One post that changes hands: from whom to whom, what it holds, the note, both confirmations. Prints on A4. */
export function HandoverPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const handover = useCall(operations.getHandover, { params: { id } })
  return (
    <Loaded of={handover} lines={12}>
      {(data) => <Sheet handover={data} />}
    </Loaded>
  )
}

function Sheet({ handover }: { handover: Handover }) {
  const t = useTexts(handoverTexts)
  const { date, daysBetween } = useFormats()
  const { from, lastDay, to, since, departmentId, content } = handover
  const gap = since === null ? 0 : daysBetween(lastDay, since) - 1
  const late = content.tasks.filter((task) => task.overdue).length
  const state = stateOf(handover)
  return (
    <article className="handover">
      <PageHeader
        title={t.heading(postOf(handover))}
        trail={[{ label: t.title, to: '/settings/handovers' }]}
        actions={
          <button type="button" className="button primary" onClick={() => print()}>
            <Icon name="print" />
            {t.print}
          </button>
        }
      />
      <dl className="handover-people">
        <div>
          <dt>{t.from}</dt>
          <dd>
            <b>{from}</b> <span className="soft">{t.lastDay(date(lastDay))}</span>
          </dd>
        </div>
        <div>
          <dt>{t.to}</dt>
          <dd>
            {to ? <b>{to}</b> : <StatusTag tone="warn">{t.nobody}</StatusTag>}{' '}
            {since && <span className="soft">{t.since(date(since))}</span>}
          </dd>
        </div>
        <div>
          <dt>{t.state}</dt>
          <dd>
            <StatusTag tone={state === 'done' ? 'good' : 'warn'}>{t.states[state]}</StatusTag>
            {gap > 0 && <StatusTag tone="bad">{t.gap(gap)}</StatusTag>}
          </dd>
        </div>
      </dl>
      <p>{t.summary(content.duties.length, content.tasks.length, late)}</p>
      {state === 'done' && <p className="soft">{t.frozen}</p>}
      <HandoverContent content={content} />
      {departmentId && (
        <p className="no-print">
          <Link to="/records" search={{ departmentId }}>
            {t.records}
          </Link>
        </p>
      )}
      <HandoverNote handover={handover} />
      <Confirmations handover={handover} />
    </article>
  )
}
