import './organization.css'
import { Link } from '@tanstack/react-router'
import { addressOf } from '../../../web/kit/api.ts'
import { FigureChip } from '../../../web/kit/figure.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { rosterOperations } from '../contract/roster.ts'
import { type Organization, type OrganizationNode, operations, type Post, type Succession } from '../contract.ts'
import { AsOfPicker, useAsOf } from './as-of.tsx'
import { ChangesSection } from './changes-section.tsx'
import { AddPlace, AddPost, Appoint, DissolvePlace, EndAppointment, RenamePlace } from './dialogs.tsx'
import { GapList } from './gap-list.tsx'
import { organizationTexts } from './texts.ts'

/** Departments, communities, posts and who held them, on any day. */
export function OrganizationPage() {
  const t = useTexts(organizationTexts)
  const may = useMay()
  const asOf = useAsOf()
  const organization = useCall(operations.organization, asOf, { keep: true })
  return (
    <>
      <PageHeader
        title={t.title}
        trail={[{ label: t.settings, to: '/settings/organization' }]}
        actions={
          <>
            <Link to="/settings/handovers" className="button">
              {t.handovers}
            </Link>
            <a className="button" href={addressOf(rosterOperations.export, { query: asOf.query })} download>
              {t.exportRoster}
            </a>
            {may('organization.write') && (
              <>
                <Link to="/settings/roster" className="button">
                  {t.importRoster}
                </Link>
                <AddPlace />
              </>
            )}
          </>
        }
      />
      <AsOfPicker />
      <GapList asOf={asOf.query.asOf} />
      <Loaded of={organization} lines={12}>
        {(data) => (
          <>
            <Counts organization={data} />
            {data.nodes.length === 0 && <Empty>{t.noPlaces}</Empty>}
            <Places title={t.leadership} organization={data} kind={null} />
            <Places title={t.departments} organization={data} kind="department" />
            <Places title={t.communities} organization={data} kind="community" />
          </>
        )}
      </Loaded>
      <ChangesSection />
    </>
  )
}

function Counts({ organization }: { organization: Organization }) {
  const t = useTexts(organizationTexts)
  return (
    <p className="org-counts">
      {t.staff} <FigureChip id="organization.staff" name={t.staff} value={String(organization.staff)} unit="" />
    </p>
  )
}

interface PlacesProps {
  title: string
  organization: Organization
  /** Null for the posts of the leadership, which belong to no node. */
  kind: 'department' | 'community' | null
}

function Places({ title, organization, kind }: PlacesProps) {
  const t = useTexts(organizationTexts)
  const places = organization.nodes.filter((node) => node.kind === kind)
  const postsOf = (id: string | null) => organization.posts.filter((post) => post.nodeId === id)
  if (kind !== null && places.length === 0) return null
  return (
    <section className="org-section">
      {kind !== null && <h2>{t.counted(title, places.length)}</h2>}
      <div className="org-grid">
        {kind === null && <Place name={title} level="h2" posts={postsOf(null)} />}
        {places.map((node) => (
          <Place
            key={node.id}
            node={node}
            name={node.name}
            level="h3"
            posts={postsOf(node.id)}
            successions={organization.successions}
          />
        ))}
      </div>
    </section>
  )
}

interface PlaceProps {
  /** Absent for the leadership, which belongs to no node. */
  node?: OrganizationNode
  name: string
  level: 'h2' | 'h3'
  posts: Post[]
  successions?: Succession[]
}

function Place({ node, name, level: Heading, posts, successions = [] }: PlaceProps) {
  const t = useTexts(organizationTexts)
  const may = useMay()
  return (
    <article className="card org-place">
      <header>
        <Heading>{name}</Heading>
        {may('organization.write') && (
          <span className="org-actions">
            <AddPost nodeId={node?.id ?? null} place={name} />
            {node && <PlaceChanges node={node} />}
          </span>
        )}
      </header>
      {node && <History node={node} successions={successions} />}
      {posts.length === 0 && <p className="soft">{t.noPosts}</p>}
      <ul>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </ul>
    </article>
  )
}

/** What can happen to a department or community as a whole. */
function PlaceChanges({ node: { id, name } }: { node: OrganizationNode }) {
  const t = useTexts(organizationTexts)
  return (
    <details className="org-more">
      <summary className="button">{t.more}</summary>
      <span className="org-more-list">
        <RenamePlace id={id} name={name} />
        <Link to="/settings/reorganize" search={{ kind: 'merge', id }} className="button">
          {t.merge}
        </Link>
        <Link to="/settings/reorganize" search={{ kind: 'split', id }} className="button">
          {t.split}
        </Link>
        <DissolvePlace id={id} name={name} />
      </span>
    </details>
  )
}

/** The names it bore before, and where it came from. */
function History({ node, successions }: { node: OrganizationNode; successions: Succession[] }) {
  const t = useTexts(organizationTexts)
  const { date } = useFormats()
  const byDay = (pick: (each: Succession) => boolean, name: (each: Succession) => string) =>
    [...Map.groupBy(successions.filter(pick), (each) => each.day)].map(
      ([day, own]) => [t.list(own.map(name)), date(day)] as const,
    )
  const lines = [
    ...(node.former.length > 0 ? [t.former(t.list(node.former.map((each) => each.name)))] : []),
    ...byDay(
      (each) => each.toId === node.id,
      (each) => each.from,
    ).map(([names, day]) => t.cameFrom(names, day)),
    ...byDay(
      (each) => each.fromId === node.id,
      (each) => each.to,
    ).map(([names, day]) => t.wentTo(names, day)),
  ]
  return lines.length > 0 && <p className="soft org-history">{lines.join(' · ')}</p>
}

function PostLine({ post }: { post: Post }) {
  const t = useTexts(organizationTexts)
  const may = useMay()
  const { date } = useFormats()
  return (
    <li>
      <span className="org-post">{post.name}</span>
      <span className="org-holders">
        {post.holders.length === 0 && <StatusTag tone="warn">{t.vacant}</StatusTag>}
        {post.holders.map((holder) => (
          <span key={holder.appointmentId} className="org-holder">
            <b>{holder.name}</b>
            <small className="soft">{t.since(date(holder.since))}</small>
            {may('organization.write') && (
              <EndAppointment appointmentId={holder.appointmentId} person={holder.name} post={post.name} />
            )}
          </span>
        ))}
        {may('organization.write') && post.holders.length === 0 && <Appoint post={post} />}
      </span>
    </li>
  )
}
