import { type Actor, type Grants, grant, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'users.manage': ['administrator'],
  'units.write': ['administrator'],
} satisfies Grants

export const mayManageUsers = (actor: Actor): Permit<'users.manage'> => grant(actor, grants, 'users.manage')
export const mayChangeUnit = (actor: Actor): Permit<'units.write'> => grant(actor, grants, 'units.write')
