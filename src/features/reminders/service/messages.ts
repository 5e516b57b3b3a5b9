import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type operations } from '../contract/index.ts'
import { mayManage, mayReadOwn } from '../permissions.ts'
import * as queries from '../queries/index.ts'

/** Items shown of one message; the rest is counted. */
const mostShown = 100

export async function unread(ctx: Context): Promise<{ count: number }> {
  return { count: await queries.unreadCount(ctx.db, ctx.actor.unitId, ctx.actor.userId) }
}

export async function messages(
  ctx: Context,
  { page, pageSize }: OperationArguments<typeof operations.messages>['query'],
): Promise<OperationOutput<typeof operations.messages>> {
  const { unitId, userId } = ctx.actor
  const { rows, total } = await queries.inboxOf(ctx.db, unitId, userId, pageSize, (page - 1) * pageSize)
  const items = await queries.itemsOf(
    ctx.db,
    unitId,
    rows.map(({ id }) => id),
    mostShown,
  )
  const byMessage = Map.groupBy(items, (item) => item.message_id)
  return {
    items: rows.map(({ id, day, read_at }) => ({
      id,
      day,
      read: read_at !== null,
      items: (byMessage.get(id) ?? []).map((item) => ({
        id: item.id,
        kind: item.kind,
        subject: item.subject,
        title: item.title,
        place: item.place,
        dueOn: item.due_on,
        done: item.done,
      })),
      more: Math.max(0, (byMessage.get(id)?.[0]?.total ?? 0) - mostShown),
    })),
    total,
  }
}

/** One's own bell is nobody else's matter, so the audit log does not hear of it. */
export async function markRead(ctx: Context, ids: string[], read: boolean): Promise<undefined> {
  const permit = mayReadOwn(ctx.actor)
  await ctx.transaction(async (tx) => {
    const found = await queries.markRead(tx.db, permit, ids, read ? tx.now : null)
    if (found < new Set(ids).size) fail(errors.noSuchMessage)
  })
}

export async function outgoing(
  ctx: Context,
  { page, pageSize, view }: OperationArguments<typeof operations.outgoing>['query'],
): Promise<OperationOutput<typeof operations.outgoing>> {
  const { rows, total } = await queries.outgoingOf(
    ctx.db,
    ctx.actor.unitId,
    view === 'trouble',
    pageSize,
    (page - 1) * pageSize,
  )
  return {
    items: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      recipient: row.name ?? row.recipient,
      day: row.day,
      state: row.state,
      items: row.items,
      at: row.claimed_at?.toISOString() ?? null,
      notBefore: row.not_before.toISOString(),
      problem: row.problem,
    })),
    total,
  }
}

/** A person has looked and wants it sent once more. */
export const resend = (ctx: Context, id: string): Promise<undefined> =>
  decide(ctx, id, 'message.resend', { state: 'planned', not_before: ctx.now })

/** A person has looked and nothing more is to be sent. */
export const settle = (ctx: Context, id: string): Promise<undefined> =>
  decide(ctx, id, 'message.settle', { state: 'void', settled_at: ctx.now })

async function decide(
  ctx: Context,
  id: string,
  action: string,
  change: Parameters<typeof queries.decide>[3],
): Promise<undefined> {
  const permit = mayManage(ctx.actor)
  await ctx.transaction(async (tx) => {
    if (!(await queries.decide(tx.db, permit, id, change)))
      fail((await queries.outgoingExists(tx.db, tx.actor.unitId, id)) ? errors.notOpen : errors.noSuchMessage)
    tx.audit({ action, entity: 'reminder-message', entityId: id, after: { state: change.state } })
  })
}
