import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors } from '../contract.ts'
import { mayAddPeople } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { ensureNameFree, ensureOrdered, type Span, spanOfAppointment, spanOfPost, spanOfSeat } from '../rules.ts'
import type { OrganizationNodeTable, PersonTable, PostTable, SeatTable } from '../tables.ts'
import { change } from './change.ts'

interface DatedPlan {
  /** First day. */
  from: string
  /** Last day; absent = open. */
  to?: string | null
}

/** A whole organisation to be added at once; `key`s are the plan's own names for what it refers to. */
export interface OrganizationPlan {
  nodes: ({ key: string; kind: OrganizationNodeTable['kind']; name: string } & DatedPlan)[]
  /** `node: null` is a post of the leadership. */
  posts: ({ key: string; node: string | null; name: string } & DatedPlan)[]
  people: { key: string; name: string; kind: PersonTable['kind']; community?: string | null }[]
  appointments: ({ person: string; post: string } & DatedPlan)[]
  seats: ({ role: SeatTable['role']; post: string } & DatedPlan)[]
}

/** The ids given to the plan's keys. */
export interface ImportedOrganization {
  nodes: ReadonlyMap<string, string>
  posts: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
}

const spanIn = ({ from, to = null }: DatedPlan): Span => ({ from, to })
const idsOf = (rows: ReadonlyMap<string, { id: string }>) => new Map([...rows].map(([key, row]) => [key, row.id]))

/** Adds nodes, posts, people, appointments and seats in one transaction, by the same rules as one at a time. */
export function importOrganization(ctx: Context, plan: OrganizationPlan): Promise<ImportedOrganization> {
  const peoplePermit = mayAddPeople(ctx.actor, 'staff')
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const base = () => ({ unit_id: unitId, id: ctx.newId() })
    const existing = await queries.allNodes(tx.db, unitId)
    const nodes = planNodes(plan, existing, await queries.nextPosition(tx.db, permit, 'organization_nodes'), base)
    const posts = planPosts(plan, nodes, await queries.nextPosition(tx.db, permit, 'posts'), base)
    const people = planPeople(plan, nodes, base, ctx.now)
    const appointments = planAppointments(plan, posts, people, base)
    const seats = planSeats(plan, posts, await queries.nextPosition(tx.db, permit, 'leading_group_seats'), base)
    await queries.insertNodes(tx.db, permit, [...nodes.values()])
    await queries.insertPosts(tx.db, permit, [...posts.values()])
    await queries.insertPeople(tx.db, peoplePermit, [...people.values()])
    await queries.insertAppointments(tx.db, permit, appointments)
    await queries.insertSeats(tx.db, permit, seats)
    tx.audit({
      action: 'organization.import',
      entity: 'organization',
      entityId: unitId,
      after: {
        nodes: nodes.size,
        posts: posts.size,
        people: people.size,
        appointments: appointments.length,
        seats: seats.length,
      },
    })
    return { nodes: idsOf(nodes), posts: idsOf(posts), people: idsOf(people) }
  })
}

type Base = () => { unit_id: string; id: string }

function planNodes(plan: OrganizationPlan, existing: OrganizationNodeTable[], position: number, base: Base) {
  const placed = new Map<string, OrganizationNodeTable>()
  for (const [index, node] of plan.nodes.entries()) {
    const span = spanIn(node)
    ensureOrdered(span)
    ensureNameFree([...existing, ...placed.values()], node.name, span)
    placed.set(node.key, {
      ...base(),
      kind: node.kind,
      name: node.name,
      position: position + index,
      valid_from: span.from,
      valid_to: span.to,
    })
  }
  return placed
}

function planPosts(
  plan: OrganizationPlan,
  nodes: ReadonlyMap<string, OrganizationNodeTable>,
  position: number,
  base: Base,
) {
  const placed = new Map<string, PostTable>()
  for (const [index, post] of plan.posts.entries()) {
    const node = post.node === null ? null : nodes.get(post.node)
    const span = spanOfPost(node, spanIn(post))
    placed.set(post.key, {
      ...base(),
      node_id: node?.id ?? null,
      name: post.name,
      position: position + index,
      valid_from: span.from,
      valid_to: span.to,
    })
  }
  return placed
}

function planPeople(
  plan: OrganizationPlan,
  nodes: ReadonlyMap<string, OrganizationNodeTable>,
  base: Base,
  now: Date,
): Map<string, PersonTable> {
  return new Map(
    plan.people.map(({ key, name, kind, community = null }) => {
      const node = community === null ? null : nodes.get(community)
      if (node !== null && node?.kind !== 'community') fail(errors.noSuchNode)
      return [key, { ...base(), name, kind, community_id: node?.id ?? null, created_at: now }]
    }),
  )
}

function planAppointments(
  plan: OrganizationPlan,
  posts: ReadonlyMap<string, PostTable>,
  people: ReadonlyMap<string, PersonTable>,
  base: Base,
) {
  const byPost = new Map<string, (ReturnType<typeof row> & { person: string })[]>()
  const row = (personId: string, postId: string, span: Span) => ({
    ...base(),
    person_id: personId,
    post_id: postId,
    valid_from: span.from,
    valid_to: span.to,
  })
  return plan.appointments.map((planned) => {
    const person = people.get(planned.person) ?? fail(errors.noSuchPerson)
    const post = posts.get(planned.post)
    const others = byPost.get(planned.post) ?? []
    const span = spanOfAppointment(post, others, spanIn(planned))
    const placed = row(person.id, post!.id, span)
    byPost.set(planned.post, [...others, { ...placed, person: person.name }])
    return placed
  })
}

function planSeats(plan: OrganizationPlan, posts: ReadonlyMap<string, PostTable>, position: number, base: Base) {
  const placed: SeatTable[] = []
  for (const [index, seat] of plan.seats.entries()) {
    const post = posts.get(seat.post)
    const others = placed.filter((each) => each.post_id === post?.id)
    const span = spanOfSeat(post, others, seat.role, spanIn(seat))
    placed.push({
      ...base(),
      role: seat.role,
      post_id: post!.id,
      position: position + index,
      valid_from: span.from,
      valid_to: span.to,
    })
  }
  return placed
}
