import type { z } from 'zod'
import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type Appointment, errors, type operations } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { spanOfAppointment } from '../rules.ts'
import { added, altered, change, make } from './change.ts'
import { toAppointment } from './views.ts'

type AppointmentView = z.infer<typeof Appointment> & { changeId: string }

export function appoint(
  ctx: Context,
  body: OperationArguments<(typeof operations)['appoint']>['body'],
): Promise<AppointmentView> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const [person] = await queries.peopleByIds(tx.db, unitId, [body.personId])
    if (!person) fail(errors.noSuchPerson)
    const post = await queries.postById(tx.db, unitId, body.postId)
    const others = await queries.appointmentsOfPosts(tx.db, unitId, [body.postId])
    const span = spanOfAppointment(post, others, { from: body.validFrom, to: null })
    const row = {
      unit_id: unitId,
      id: ctx.newId(),
      person_id: person.id,
      post_id: body.postId,
      valid_from: span.from,
      valid_to: span.to,
    }
    const changeId = await make(tx, permit, {
      kind: 'appointment.create',
      title: `${person.name} · ${post!.name}`,
      day: span.from,
      edits: [added('appointments', row)],
    })
    const after = toAppointment((await queries.appointmentById(tx.db, unitId, row.id))!)
    tx.audit({ action: 'appointment.create', entity: 'appointment', entityId: row.id, after })
    return { ...after, changeId }
  })
}

export function endAppointment(ctx: Context, id: string, validTo: string): Promise<AppointmentView> {
  return change(ctx, async (tx, permit) => {
    const { unitId } = permit
    const before = (await queries.appointmentById(tx.db, unitId, id)) ?? fail(errors.noSuchAppointment)
    const post = await queries.postById(tx.db, unitId, before.post_id)
    const others = await queries.appointmentsOfPosts(tx.db, unitId, [before.post_id])
    const span = spanOfAppointment(
      post,
      others.filter((each) => each.id !== id),
      { from: before.valid_from, to: validTo },
    )
    const day = span.to ?? validTo
    const after = toAppointment({ ...before, valid_to: day })
    const changeId = await make(tx, permit, {
      kind: 'appointment.end',
      title: `${before.person} · ${after.post}`,
      day,
      edits: [altered('appointments', { id, valid_to: before.valid_to }, { valid_to: day })],
    })
    tx.audit({ action: 'appointment.end', entity: 'appointment', entityId: id, before: toAppointment(before), after })
    return { ...after, changeId }
  })
}
