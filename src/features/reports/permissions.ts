import { type Actor, everyone, type Grants, grant, office, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'reports.read': everyone,
  'reports.check': everyone,
  'reports.write': office,
  'reports.freeze': [...office, 'leader'],
} satisfies Grants

export const mayWriteReports = (actor: Actor): Permit<'reports.write'> => grant(actor, grants, 'reports.write')
export const mayFreezeReports = (actor: Actor): Permit<'reports.freeze'> => grant(actor, grants, 'reports.freeze')
