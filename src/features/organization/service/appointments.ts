import type { z } from 'zod'
import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { type Appointment, errors, type operations } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { spanOfAppointment } from '../rules.ts'
import { change } from './change.ts'
import { toAppointment } from './views.ts'

type AppointmentView = z.infer<typeof Appointment>

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
    const id = ctx.newId()
    await queries.insertAppointments(tx.db, permit, [
      { unit_id: unitId, id, person_id: person.id, post_id: body.postId, valid_from: span.from, valid_to: span.to },
    ])
    const after = toAppointment((await queries.appointmentById(tx.db, unitId, id))!)
    tx.audit({ action: 'appointment.create', entity: 'appointment', entityId: id, after })
    return after
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
    await queries.endRows(tx.db, permit, 'appointments', [id], span.to ?? validTo)
    const after = toAppointment({ ...before, valid_to: span.to })
    tx.audit({ action: 'appointment.end', entity: 'appointment', entityId: id, before: toAppointment(before), after })
    return after
  })
}
