import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type operations, type Seat } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { postTitle, spanOfSeat } from '../rules.ts'
import { added, altered, change, make } from './change.ts'
import { toSeat } from './views.ts'

type SeatView = Seat & { changeId: string }

export function addSeat(
  ctx: Context,
  { role, postId, validFrom }: OperationArguments<(typeof operations)['addSeat']>['body'],
): Promise<SeatView> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const post = await queries.postById(tx.db, unitId, postId)
    const others = await queries.allSeats(tx.db, unitId, ctx.today)
    const span = spanOfSeat(
      post,
      others.filter((seat) => seat.post_id === postId),
      role,
      { from: validFrom, to: null },
    )
    const position = await queries.nextPosition(tx.db, permit, 'leading_group_seats')
    const id = ctx.newId()
    const row = { unit_id: unitId, id, role, post_id: postId, position, valid_from: span.from, valid_to: span.to }
    const changeId = await make(tx, permit, {
      kind: 'seat.create',
      title: `${role} · ${post!.name}`,
      day: span.from,
      edits: [added('leading_group_seats', row)],
    })
    const seats = await queries.allSeats(tx.db, unitId, ctx.today)
    const after = toSeat(seats.find((seat) => seat.id === id)!)
    tx.audit({ action: 'seat.create', entity: 'seat', entityId: id, after })
    return { ...after, changeId }
  })
}

export function endSeat(ctx: Context, id: string, validTo: string): Promise<SeatView> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const seats = await queries.allSeats(tx.db, unitId, ctx.today)
    const before = seats.find((seat) => seat.id === id) ?? fail(errors.noSuchSeat)
    const post = await queries.postById(tx.db, unitId, before.post_id)
    const span = spanOfSeat(
      post,
      seats.filter((seat) => seat.post_id === before.post_id && seat.id !== id),
      before.role,
      { from: before.valid_from, to: validTo },
    )
    const day = span.to ?? validTo
    const after = toSeat({ ...before, valid_to: day })
    const changeId = await make(tx, permit, {
      kind: 'seat.end',
      title: `${before.role} · ${postTitle(before.node_name, before.post)}`,
      day,
      edits: [altered('leading_group_seats', { id, valid_to: before.valid_to }, { valid_to: day })],
    })
    tx.audit({ action: 'seat.end', entity: 'seat', entityId: id, before: toSeat(before), after })
    return { ...after, changeId }
  })
}
