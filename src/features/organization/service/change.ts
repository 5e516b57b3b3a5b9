import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { mayChangeOrganization } from '../permissions.ts'
import { lockOrganization } from '../queries/index.ts'

declare module '../../../platform/http/context.ts' {
  interface Events {
    /** Nodes, posts, appointments or seats of the actor's unit are no longer what they were. */
    'organization.changed': Record<string, never>
  }
}

/** One change of the organisation: checked, in turn, all or nothing, and told to whoever counts people. */
export async function change<T>(
  ctx: Context,
  work: (tx: WriteContext, permit: Permit<'organization.write'>) => Promise<T>,
): Promise<T> {
  const permit = mayChangeOrganization(ctx.actor)
  return ctx.transaction(async (tx) => {
    await lockOrganization(tx.db, permit)
    const result = await work(tx, permit)
    await tx.emit('organization.changed', {})
    return result
  })
}
