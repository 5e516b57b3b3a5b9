import './organization.css'
import { FigureChip } from '../../../web/kit/figure.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { type Organization, operations, type Post } from '../contract.ts'
import { AsOfPicker, useAsOf } from './as-of.tsx'
import { AddPlace, AddPost, Appoint, DissolvePlace, EndAppointment } from './dialogs.tsx'
import { organizationTexts } from './texts.ts'

/** Departments, communities, posts and who held them, on any day. */
export function OrganizationPage() {
  const t = useTexts(organizationTexts)
  const may = useMay()
  const organization = useCall(operations.organization, useAsOf(), { keep: true })
  return (
    <>
      <PageHeader
        title={t.title}
        trail={[{ label: t.settings, to: '/settings/organization' }]}
        actions={may('organization.write') && <AddPlace />}
      />
      <AsOfPicker />
      <Loaded of={organization} lines={12}>
        {(data) => (
          <>
            <Counts organization={data} />
            <Places title={t.leadership} organization={data} kind={null} />
            <Places title={t.departments} organization={data} kind="department" />
            <Places title={t.communities} organization={data} kind="community" />
          </>
        )}
      </Loaded>
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
  const places = kind === null ? [{ id: null, name: title }] : organization.nodes.filter((node) => node.kind === kind)
  return (
    <section className="org-section">
      {kind !== null && <h2>{`${title}（${places.length}）`}</h2>}
      <div className="org-grid">
        {places.map(({ id, name }) => (
          <Place
            key={id ?? 'leadership'}
            id={id}
            name={name}
            level={kind === null ? 'h2' : 'h3'}
            posts={organization.posts.filter((post) => post.nodeId === id)}
          />
        ))}
      </div>
    </section>
  )
}

interface PlaceProps {
  id: string | null
  name: string
  level: 'h2' | 'h3'
  posts: Post[]
}

function Place({ id, name, level: Heading, posts }: PlaceProps) {
  const t = useTexts(organizationTexts)
  const may = useMay()
  return (
    <article className="card org-place">
      <header>
        <Heading>{name}</Heading>
        {may('organization.write') && (
          <span className="org-actions">
            <AddPost nodeId={id} place={name} />
            {id && <DissolvePlace id={id} name={name} />}
          </span>
        )}
      </header>
      {posts.length === 0 && <p className="soft">{t.noPosts}</p>}
      <ul>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </ul>
    </article>
  )
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
