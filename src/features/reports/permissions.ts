import {
  type Actor,
  everyone,
  type Grants,
  grant,
  office,
  officeAndLiaisons,
  type Permit,
} from '../../platform/permissions/index.ts'

export const grants = {
  'reports.read': everyone,
  'reports.check': everyone,
  'reports.write': office,
  'reports.freeze': [...office, 'leader'],
  'reports.waive': [...officeAndLiaisons, 'leader'],
  /** For every text of the unit, not one spot only. */
  'reports.waive-everywhere': office,
  'reports.words': office,
} satisfies Grants

export const mayWriteReports = (actor: Actor): Permit<'reports.write'> => grant(actor, grants, 'reports.write')
export const mayFreezeReports = (actor: Actor): Permit<'reports.freeze'> => grant(actor, grants, 'reports.freeze')
export const mayWaive = (actor: Actor, everywhere: boolean): Permit<'reports.waive'> =>
  grant(actor, grants, 'reports.waive', !everywhere || grants['reports.waive-everywhere'].includes(actor.role))
export const mayChangeWords = (actor: Actor): Permit<'reports.words'> => grant(actor, grants, 'reports.words')
