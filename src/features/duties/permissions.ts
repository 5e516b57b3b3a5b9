import {
  type Actor,
  everyone,
  type Grants,
  grant,
  office,
  officeAndLiaisons,
  type Permit,
} from '../../platform/permissions/index.ts'
import { placeOf } from './rules/index.ts'

export const grants = {
  'duties.read': everyone,
  'duties.assign': office,
  'duties.submit': officeAndLiaisons,
  'duties.confirm': [...office, 'leader'],
  'duties.handOver': [...officeAndLiaisons, 'leader'],
} satisfies Grants

export const mayAssign = (actor: Actor): Permit<'duties.assign'> => grant(actor, grants, 'duties.assign')

/** The office hands in any task, a liaison those of the own department or community. */
export function maySubmit(actor: Actor, task: { department_id: string | null }): Permit<'duties.submit'> {
  const own = office.includes(actor.role) || (task.department_id !== null && task.department_id === placeOf(actor))
  return grant(actor, grants, 'duties.submit', own)
}

export const mayConfirm = (actor: Actor): Permit<'duties.confirm'> => grant(actor, grants, 'duties.confirm')

export const isOffice = (actor: Actor): boolean => office.includes(actor.role)
export const mayHandOver = (actor: Actor): Permit<'duties.handOver'> => grant(actor, grants, 'duties.handOver')
export const handsOver = (actor: Actor): boolean => grants['duties.handOver'].includes(actor.role)
