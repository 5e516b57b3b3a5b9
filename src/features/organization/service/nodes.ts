import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { errors, type OrganizationNode, type operations, type Post } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { ensureBegun, ensureNameFree, ensureOrdered, isOn, spanOf, spanOfPost } from '../rules.ts'
import { change } from './change.ts'
import { toNode, toPost } from './views.ts'

export function createNode(
  ctx: Context,
  body: OperationArguments<(typeof operations)['createNode']>['body'],
): Promise<OrganizationNode> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    ensureNameFree(await queries.allNodes(tx.db, unitId), body.name, { from: body.validFrom, to: null })
    const node = {
      unit_id: unitId,
      id: ctx.newId(),
      kind: body.kind,
      name: body.name,
      position: await queries.nextPosition(tx.db, permit, 'organization_nodes'),
      valid_from: body.validFrom,
      valid_to: null,
    }
    await queries.insertNodes(tx.db, permit, [node])
    tx.audit({ action: 'node.create', entity: 'node', entityId: node.id, after: toNode(node) })
    return toNode(node)
  })
}

/** A node that ends takes its posts, their appointments and their seats with it, on the same day. */
export function endNode(ctx: Context, id: string, validTo: string): Promise<OrganizationNode> {
  return change(ctx, async (tx, permit) => {
    const nodes = await queries.allNodes(tx.db, permit.unitId)
    const node = nodes.find((each) => each.id === id) ?? fail(errors.noSuchNode)
    const span = { from: node.valid_from, to: validTo }
    ensureOrdered(span)
    ensureNameFree(
      nodes.filter((each) => each !== node),
      node.name,
      span,
    )
    await queries.endRows(tx.db, permit, 'organization_nodes', [id], validTo)
    const ended = await endPostsOf(tx, permit, id, validTo)
    const after = toNode({ ...node, valid_to: validTo })
    tx.audit({ action: 'node.end', entity: 'node', entityId: id, before: toNode(node), after: { ...after, ended } })
    return after
  })
}

async function endPostsOf(tx: WriteContext, permit: Permit<'organization.write'>, nodeId: string, validTo: string) {
  const { unitId } = permit
  const posts = await queries.postsOfNode(tx.db, unitId, nodeId)
  const postIds = posts.map((post) => post.id)
  const appointments = await queries.appointmentsOfPosts(tx.db, unitId, postIds)
  const seats = (await queries.allSeats(tx.db, unitId, validTo)).filter((seat) => postIds.includes(seat.post_id))
  ensureBegun(
    [
      ...posts.map((post) => ({ name: post.name, from: post.valid_from })),
      ...appointments.map((each) => ({ name: `${each.person}任${each.post}`, from: each.valid_from })),
      ...seats.map((seat) => ({ name: `${seat.role}席位${seat.post}`, from: seat.valid_from })),
    ],
    validTo,
  )
  const open = (rows: { id: string; valid_to: string | null }[]) =>
    rows.filter((row) => row.valid_to === null || row.valid_to > validTo).map((row) => row.id)
  const ended = { posts: open(posts), appointments: open(appointments), seats: open(seats) }
  await queries.endRows(tx.db, permit, 'posts', ended.posts, validTo)
  await queries.endRows(tx.db, permit, 'appointments', ended.appointments, validTo)
  await queries.endRows(tx.db, permit, 'leading_group_seats', ended.seats, validTo)
  return ended
}

export function createPost(
  ctx: Context,
  body: OperationArguments<(typeof operations)['createPost']>['body'],
): Promise<Post> {
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
    await queries.insertPosts(tx.db, permit, [post])
    const view = toPost({ ...post, node_name: node?.name ?? null, holders: [] })
    tx.audit({ action: 'post.create', entity: 'post', entityId: post.id, after: view })
    return view
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
