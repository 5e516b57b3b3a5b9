import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { userNames } from '../../accounts/index.ts'
import { errors, type NewWaiver, type Waiver } from '../contract/index.ts'
import { mayWaive } from '../permissions.ts'
import * as queries from '../queries/index.ts'

/** The check is told no more: older ones come back only when somebody keeps the same spot again. */
const mostInForce = 5000

export async function listWaivers(
  ctx: Context,
  { state, page, pageSize }: { state: 'active' | 'revoked'; page: number; pageSize: number },
): Promise<{ items: Waiver[]; total: number }> {
  const { unitId } = ctx.actor
  const rows = await queries.listWaivers(ctx.db, unitId, state, pageSize, (page - 1) * pageSize)
  return { items: await describe(ctx, rows), total: await queries.countWaivers(ctx.db, unitId, state) }
}

export async function waiversInForce(ctx: Context): Promise<(NewWaiver & { id: string })[]> {
  const rows = await queries.listWaivers(ctx.db, ctx.actor.unitId, 'active', mostInForce, 0)
  return rows.map((row) => ({ ...toNewWaiver(row), id: row.id }))
}

/** Keeping the same spot again replaces the reason; the former one stays among the revoked. */
export async function waive(ctx: Context, input: NewWaiver): Promise<Waiver> {
  const permit = mayWaive(ctx.actor, input.spot === null)
  return ctx.transaction(async (tx) => {
    const key = { rule: input.rule, words: input.words, spot: input.spot ?? '' }
    const row: queries.WaiverRow = {
      ...key,
      unit_id: permit.unitId,
      id: tx.newId(),
      reason: input.reason,
      created_by: tx.actor.userId,
      created_at: tx.now,
      revoked_by: null,
      revoked_at: null,
    }
    await queries.lockWaiver(tx.db, permit, key)
    const former = await queries.revokeWaiver(tx.db, permit, key, { by: tx.actor.userId, at: tx.now })
    await queries.insertWaiver(tx.db, permit, row)
    tx.audit({
      action: 'waiver.create',
      entity: 'waiver',
      entityId: row.id,
      ...(former ? { before: { id: former.id, reason: former.reason } } : {}),
      after: input,
    })
    return (await describe(tx, [row]))[0]!
  })
}

/** Whoever may keep a fault may also take it back; what holds everywhere only the office. */
export async function revokeWaiver(ctx: Context, id: string): Promise<Waiver> {
  const { unitId } = ctx.actor
  const known = (await queries.waiverById(ctx.db, unitId, id)) ?? fail(errors.noSuchWaiver)
  const permit = mayWaive(ctx.actor, known.spot === '')
  return ctx.transaction(async (tx) => {
    const by = { by: tx.actor.userId, at: tx.now }
    const row = (await queries.revokeWaiver(tx.db, permit, { id }, by)) ?? fail(errors.noSuchWaiver)
    tx.audit({ action: 'waiver.revoke', entity: 'waiver', entityId: id, before: toNewWaiver(row) })
    return (await describe(tx, [row]))[0]!
  })
}

async function describe(ctx: Context, rows: queries.WaiverRow[]): Promise<Waiver[]> {
  const ids = rows.flatMap((row) => [row.created_by, ...(row.revoked_by ? [row.revoked_by] : [])])
  const users = await userNames(ctx.db, [...new Set(ids)])
  return rows.map((row) => ({
    ...toNewWaiver(row),
    id: row.id,
    by: users.get(row.created_by) ?? '',
    at: row.created_at.toISOString(),
    revokedBy: row.revoked_by && (users.get(row.revoked_by) ?? ''),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }))
}

const toNewWaiver = ({ rule, words, spot, reason }: queries.WaiverRow): NewWaiver => ({
  rule,
  words,
  spot: spot || null,
  reason,
})
