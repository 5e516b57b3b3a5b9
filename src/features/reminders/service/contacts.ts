import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { nodesAsOf, peopleByIds, postsAsOf } from '../../organization/index.ts'
import { errors, type operations } from '../contract/index.ts'
import { mayManage } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { userOf } from '../rules/index.ts'

export async function contacts(
  ctx: Context,
  { page, pageSize, search }: OperationArguments<typeof operations.contacts>['query'],
): Promise<OperationOutput<typeof operations.contacts>> {
  const { unitId } = ctx.actor
  const [{ rows, total }, users] = await Promise.all([
    queries.listContacts(ctx.db, unitId, ctx.today, search, pageSize, (page - 1) * pageSize),
    queries.activeUsers(ctx.db, unitId),
  ])
  const items = rows.map(({ person_id: personId, name, posts, user_id, email }) => {
    const userId = userOf({ personId, name }, [{ personId, userId: user_id, email }], users) ?? null
    return { personId, person: name, posts, userId, guessed: userId !== null && user_id === null, email }
  })
  return { items, total, users: users.map(({ userId, name }) => ({ userId, name })) }
}

export async function changeContact(
  ctx: Context,
  personId: string,
  { userId, email }: { userId: string | null; email: string | null },
): Promise<undefined> {
  const permit = mayManage(ctx.actor)
  const { unitId } = ctx.actor
  await ctx.transaction(async (tx) => {
    const [person] = await peopleByIds(tx.db, unitId, [personId])
    if (!person) fail(errors.noSuchPerson)
    const users = userId === null ? [] : await queries.activeUsers(tx.db, unitId)
    if (userId !== null && !users.some((user) => user.userId === userId)) fail(errors.noSuchUser)
    const before = await queries.contactOf(tx.db, unitId, personId)
    await queries.saveContact(tx.db, permit, {
      unit_id: unitId,
      id: before?.id ?? tx.newId(),
      person_id: personId,
      user_id: userId,
      email,
    })
    // Addresses are personal: the log says that one was written down, not which.
    tx.audit({
      action: 'contact.update',
      entity: 'person',
      entityId: personId,
      before: { userId: before?.user_id ?? null, email: Boolean(before?.email) },
      after: { userId, email: email !== null },
    })
  })
}

export async function supervisors(ctx: Context): Promise<{ items: { nodeId: string; postId: string }[] }> {
  const rows = await queries.supervisorsOf(ctx.db, ctx.actor.unitId)
  return { items: rows.map(({ node_id: nodeId, post_id: postId }) => ({ nodeId, postId })) }
}

export async function changeSupervisor(ctx: Context, nodeId: string, postId: string | null): Promise<undefined> {
  const permit = mayManage(ctx.actor)
  const { unitId } = ctx.actor
  await ctx.transaction(async (tx) => {
    const [nodes, posts, before] = await Promise.all([
      nodesAsOf(tx.db, unitId, tx.today),
      postsAsOf(tx.db, unitId, tx.today),
      queries.supervisorsOf(tx.db, unitId),
    ])
    if (!nodes.some(({ id }) => id === nodeId)) fail(errors.noSuchDepartment)
    if (postId !== null && !posts.some(({ id }) => id === postId)) fail(errors.noSuchPost)
    await queries.saveSupervisor(tx.db, permit, tx.newId(), nodeId, postId)
    tx.audit({
      action: 'supervisor.update',
      entity: 'organization-node',
      entityId: nodeId,
      before: { postId: before.find((each) => each.node_id === nodeId)?.post_id ?? null },
      after: { postId },
    })
  })
}
