import './organization.css'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay, useSession } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { type Gap, operations, type Seat } from '../contract.ts'
import { AsOfPicker, useAsOf } from './as-of.tsx'
import { AddSeat, Appoint, EndSeat } from './dialogs.tsx'
import { GapList } from './gap-list.tsx'
import { organizationTexts } from './texts.ts'

/** The leading group by posts: who sits there on a day, and when a seat stood empty. */
export function LeadingGroupPage() {
  const t = useTexts(organizationTexts)
  const may = useMay()
  const asOf = useAsOf()
  const group = useCall(operations.leadingGroup, asOf, { keep: true })
  const { posts, nameOf } = usePlaces()
  const choices = posts.map((post) => ({
    value: post.id,
    label: [nameOf(post.nodeId), post.name].filter(Boolean).join(' · '),
  }))
  return (
    <>
      <PageHeader
        title={t.group.title}
        trail={[{ label: t.settings, to: '/settings/organization' }]}
        note={t.group.note}
        actions={may('organization.write') && <AddSeat posts={choices} />}
      />
      <AsOfPicker />
      <Loaded of={group} lines={10}>
        {({ seats, gaps }) => (
          <>
            <GapList asOf={asOf.query.asOf} only="seats" />
            <section className="org-section">
              <h2>{t.group.seats}</h2>
              <Seats seats={seats} />
            </section>
            <section className="org-section">
              <h2>{t.group.gaps}</h2>
              <Gaps gaps={gaps} />
            </section>
          </>
        )}
      </Loaded>
    </>
  )
}

function Seats({ seats }: { seats: Seat[] }) {
  const t = useTexts(organizationTexts)
  const may = useMay()
  const { date } = useFormats()
  const columns: Column<Seat>[] = [
    { key: 'role', title: t.group.role, card: 'title', width: '9rem', render: ({ role }) => role },
    {
      key: 'post',
      title: t.post,
      render: ({ postName, nodeName }) => [nodeName, postName].filter(Boolean).join(' · '),
    },
    {
      key: 'holder',
      title: t.holder,
      render: ({ holders }) =>
        holders.length === 0 ? (
          <StatusTag tone="bad">{t.vacant}</StatusTag>
        ) : (
          holders.map(({ appointmentId, name, since }) => (
            <span key={appointmentId} className="org-holder">
              <b>{name}</b> <small className="soft">{t.since(date(since))}</small>
            </span>
          ))
        ),
    },
    { key: 'from', title: t.from, render: ({ validFrom }) => date(validFrom) },
  ]
  const actions: Column<Seat> = {
    key: 'act',
    title: t.act,
    render: ({ id, role, postId, postName, holders }) => (
      <span className="org-actions">
        {holders.length === 0 && <Appoint post={{ id: postId, name: postName }} />}
        <EndSeat id={id} role={role} post={postName} />
      </span>
    ),
  }
  return (
    <DataTable
      caption={t.group.title}
      columns={may('organization.write') ? [...columns, actions] : columns}
      rows={seats}
      rowKey={({ id }) => id}
      empty={t.group.empty}
    />
  )
}

function Gaps({ gaps }: { gaps: Gap[] }) {
  const t = useTexts(organizationTexts)
  const { today } = useSession()
  const { date, daysBetween } = useFormats()
  const columns: Column<Gap>[] = [
    { key: 'role', title: t.group.role, card: 'title', width: '9rem', render: ({ role }) => role },
    { key: 'post', title: t.post, render: ({ postName }) => postName },
    { key: 'from', title: t.group.gapFrom, render: ({ from }) => date(from) },
    {
      key: 'to',
      title: t.group.gapTo,
      render: ({ to }) => (to ? date(to) : <StatusTag tone="bad">{t.group.now}</StatusTag>),
    },
    {
      key: 'days',
      title: t.group.days,
      align: 'end',
      render: ({ from, to }) => daysBetween(from, to ?? today) + 1,
    },
  ]
  return (
    <DataTable
      caption={t.group.gaps}
      columns={columns}
      rows={gaps}
      rowKey={({ seatId, from }) => seatId + from}
      empty={t.group.noGaps}
    />
  )
}
