import { type Actor, everyone, type Grants, grant, office, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'transfers.read': everyone,
  'transfers.write': office,
} satisfies Grants

export const mayCarry = (actor: Actor): Permit<'transfers.write'> => grant(actor, grants, 'transfers.write')
