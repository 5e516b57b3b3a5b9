import { type Actor, type Grants, grant, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'users.manage': ['administrator'],
  'units.write': ['administrator'],
  'units.found': ['administrator'],
} satisfies Grants

export const mayManageUsers = (actor: Actor): Permit<'users.manage'> => grant(actor, grants, 'users.manage')
export const mayChangeUnit = (actor: Actor): Permit<'units.write'> => grant(actor, grants, 'units.write')
/** Founding happens before there is anybody to ask: the one who will administer the unit stands for it. */
export const mayFoundUnit = (actor: Actor): Permit<'units.found'> => grant(actor, grants, 'units.found')
