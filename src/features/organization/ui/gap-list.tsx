import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { gapOperations } from '../../duties/contract/gaps.ts'
import type { GapAlarm } from '../contract.ts'
import { Appoint } from './dialogs.tsx'
import { organizationTexts } from './texts.ts'

const tones = { open: 'bad', upcoming: 'warn', past: 'plain' } as const

/** Posts that stand empty or will, and duties nobody owns, on the day looked at; those filled again are folded away. */
export function GapList({ asOf, only }: { asOf: string | undefined; only?: 'seats' }) {
  const t = useTexts(organizationTexts).alarms
  const gaps = useCall(gapOperations.gaps, { query: asOf ? { day: asOf } : {} }, { keep: true })
  if (!gaps.data) return null
  const shown = gaps.data.items.filter((gap) => only === undefined || gap.roles.length > 0)
  const past = shown.filter((gap) => gap.state === 'past')
  const current = shown.filter((gap) => gap.state !== 'past')
  if (only === undefined && shown.length === 0) return null
  return (
    <section className="org-section">
      <h2>{t.title}</h2>
      <p className="soft">{t.note}</p>
      <GapTable gaps={current} caption={t.title} />
      {past.length > 0 && (
        <details className="org-past">
          <summary>{t.past(past.length)}</summary>
          <GapTable gaps={past} caption={t.past(past.length)} />
        </details>
      )}
    </section>
  )
}

function GapTable({ gaps, caption }: { gaps: GapAlarm[]; caption: string }) {
  const texts = useTexts(organizationTexts)
  const t = texts.alarms
  const { date } = useFormats()
  const may = useMay()
  const columns: Column<GapAlarm>[] = [
    {
      key: 'post',
      title: t.what,
      card: 'title',
      render: ({ title, state }) => (
        <>
          {title} <StatusTag tone={tones[state]}>{t.state[state]}</StatusTag>
        </>
      ),
    },
    {
      key: 'why',
      title: t.why,
      render: ({ kind, roles, duties }) =>
        kind === 'coverage' ? t.orphaned(duties) : texts.list([...roles, ...(duties > 0 ? [t.duties(duties)] : [])]),
    },
    {
      key: 'since',
      title: t.since,
      render: ({ from, to, lastHolder }) => (
        <>
          {to ? t.span(date(from), date(to)) : t.from(date(from))}
          {lastHolder && <small className="soft block">{t.lastHolder(lastHolder)}</small>}
        </>
      ),
    },
  ]
  const act: Column<GapAlarm> = {
    key: 'act',
    title: texts.act,
    render: ({ kind, postId, title, state }) => (
      <span className="org-actions">
        {kind === 'vacancy' && postId && state !== 'past' && <Appoint post={{ id: postId, name: title }} />}
        {kind === 'coverage' && (
          <Link to="/scheme" className="button">
            {t.assign}
          </Link>
        )}
      </span>
    ),
  }
  return (
    <DataTable
      caption={caption}
      columns={may('organization.write') && gaps.some(({ state }) => state !== 'past') ? [...columns, act] : columns}
      rows={gaps}
      rowKey={({ key }) => key}
      empty={t.none}
    />
  )
}
