import { fail } from '../../../platform/errors.ts'
import type { EventHandler } from '../../../platform/http/context.ts'
import { errors } from '../contract.ts'
import { nodesAsOf } from '../queries/index.ts'

/** A user can only speak for a department and a community of the own unit that stand today. */
export const checkMembership: EventHandler<'membership.placed'> = async (tx, { departmentId, communityId }, ctx) => {
  const wanted = [
    { kind: 'department', id: departmentId },
    { kind: 'community', id: communityId },
  ].filter(({ id }) => id !== null)
  if (wanted.length === 0) return
  const nodes = await nodesAsOf(tx, ctx.actor.unitId, ctx.today)
  const stands = wanted.every(({ kind, id }) => nodes.some((node) => node.id === id && node.kind === kind))
  if (!stands) fail(errors.noSuchNode)
}
