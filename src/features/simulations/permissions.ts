import {
  type Actor,
  everyone,
  type Grants,
  grant,
  officeAndLiaisons,
  type Permit,
} from '../../platform/permissions/index.ts'

export const grants = {
  'simulations.read': everyone,
  'simulations.write': [...officeAndLiaisons, 'leader'],
} satisfies Grants

export const maySimulate = (actor: Actor): Permit<'simulations.write'> => grant(actor, grants, 'simulations.write')
