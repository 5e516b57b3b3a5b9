import type { OperationArguments } from '../../../libs/contract/index.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { OrganizationNode, operations, Post } from '../contract.ts'
import * as queries from '../queries/index.ts'
import {
  ensureBegun,
  ensureNameFree,
  ensureOrdered,
  ensureRenamable,
  isOn,
  shiftDay,
  spanOf,
  spanOfPost,
} from '../rules.ts'
import type { OrganizationNodeTable } from '../tables.ts'
import { added, altered, change, endedOn, make, nodeAmong } from './change.ts'
import { toNode, toPost } from './views.ts'

type NodeView = OrganizationNode & { changeId: string }

export function createNode(
  ctx: Context,
  body: OperationArguments<(typeof operations)['createNode']>['body'],
): Promise<NodeView> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    ensureNameFree(await queries.allNodes(tx.db, unitId), body.name, { from: body.validFrom, to: null })
    const node: OrganizationNodeTable = {
      unit_id: unitId,
      id: ctx.newId(),
      kind: body.kind,
      name: body.name,
      position: await queries.nextPosition(tx.db, permit, 'organization_nodes'),
      valid_from: body.validFrom,
      valid_to: null,
    }
    const edits = [added('organization_nodes', node)]
    const changeId = await make(tx, permit, { kind: 'node.create', title: node.name, day: node.valid_from, edits })
    const after = toNode({ ...node, former: [] })
    tx.audit({ action: 'node.create', entity: 'node', entityId: node.id, after })
    return { ...after, changeId }
  })
}

/** Gives a node another name from a day on; the days before keep the name they had. */
export function renameNode(ctx: Context, id: string, name: string, day: string): Promise<NodeView> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const { node, others } = await nodeAmong(tx, unitId, id)
    ensureRenamable(node, name, day, ctx.today)
    ensureNameFree(others, name, { from: day, to: node.valid_to })
    const until = shiftDay(day, -1)
    const changeId = await make(tx, permit, {
      kind: 'node.rename',
      title: `${node.name} → ${name}`,
      day,
      edits: [
        added('organization_former_names', {
          unit_id: unitId,
          id: ctx.newId(),
          node_id: id,
          name: node.name,
          valid_to: until,
        }),
        altered('organization_nodes', { id, name: node.name }, { name }),
      ],
    })
    const after = toNode({ ...node, name, former: [...node.former, { name: node.name, until }] })
    tx.audit({ action: 'node.rename', entity: 'node', entityId: id, before: toNode(node), after })
    return { ...after, changeId }
  })
}

/** A node that ends takes its posts, their appointments and their seats with it, on the same day. */
export function endNode(ctx: Context, id: string, validTo: string): Promise<NodeView> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const { node, others } = await nodeAmong(tx, unitId, id)
    const span = { from: node.valid_from, to: validTo }
    ensureOrdered(span)
    ensureNameFree(others, node.name, span)
    const held = await heldBy(tx, unitId, [id])
    ensureBegun(begunOf(held), validTo)
    const ended = {
      posts: endedOn('posts', held.posts, validTo),
      appointments: endedOn('appointments', held.appointments, validTo),
      seats: endedOn('leading_group_seats', held.seats, validTo),
    }
    const changeId = await make(tx, permit, {
      kind: 'node.end',
      title: node.name,
      day: validTo,
      edits: [
        altered('organization_nodes', { id, valid_to: node.valid_to }, { valid_to: validTo }),
        ...Object.values(ended).flat(),
      ],
    })
    const idsOf = Object.fromEntries(Object.entries(ended).map(([what, edits]) => [what, edits.map((e) => e.after.id)]))
    const after = toNode({ ...node, valid_to: validTo })
    tx.audit({
      action: 'node.end',
      entity: 'node',
      entityId: id,
      before: toNode(node),
      after: { ...after, ended: idsOf },
    })
    return { ...after, changeId }
  })
}

export interface Held {
  posts: Awaited<ReturnType<typeof queries.postsOfNodes>>
  appointments: queries.NamedAppointment[]
  seats: queries.SeatWithHolders[]
}

/** The posts of these nodes with their appointments and seats, ever. */
export async function heldBy(tx: WriteContext, unitId: string, nodeIds: string[]): Promise<Held> {
  const posts = await queries.postsOfNodes(tx.db, unitId, nodeIds)
  const postIds = new Set(posts.map((post) => post.id))
  const appointments = await queries.appointmentsOfPosts(tx.db, unitId, [...postIds])
  const seats = (await queries.allSeats(tx.db, unitId, tx.today)).filter((seat) => postIds.has(seat.post_id))
  return { posts, appointments, seats }
}

/** What is held, by the name and the day a refusal tells. */
export function begunOf({ posts, appointments, seats }: Held): { name: string; from: string }[] {
  return [
    ...posts.map((post) => ({ name: post.name, from: post.valid_from })),
    ...appointments.map((each) => ({ name: `${each.person}任${each.post}`, from: each.valid_from })),
    ...seats.map((seat) => ({ name: `${seat.role}席位${seat.post}`, from: seat.valid_from })),
  ]
}

export function createPost(
  ctx: Context,
  body: OperationArguments<(typeof operations)['createPost']>['body'],
): Promise<Post & { changeId: string }> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const node = body.nodeId === null ? null : await queries.nodeById(tx.db, unitId, body.nodeId)
    const span = spanOfPost(node, { from: body.validFrom, to: null })
    const post = {
      unit_id: unitId,
      id: ctx.newId(),
      node_id: body.nodeId,
      name: body.name,
      position: await queries.nextPosition(tx.db, permit, 'posts'),
      valid_from: span.from,
      valid_to: span.to,
    }
    const title = [node?.name, post.name].filter(Boolean).join(' · ')
    const changeId = await make(tx, permit, {
      kind: 'post.create',
      title,
      day: span.from,
      edits: [added('posts', post)],
    })
    const view = toPost({ ...post, node_name: node?.name ?? null, holders: [] })
    tx.audit({ action: 'post.create', entity: 'post', entityId: post.id, after: view })
    return { ...view, changeId }
  })
}

/** Whether a node of this kind stands on a day. */
export async function nodeExistsOn(
  ctx: Context,
  id: string,
  kind: 'department' | 'community',
  date: string,
): Promise<boolean> {
  const node = await queries.nodeById(ctx.db, ctx.actor.unitId, id)
  return node?.kind === kind && isOn(spanOf(node), date)
}
