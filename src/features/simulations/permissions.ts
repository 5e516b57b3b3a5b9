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
  'simulations.read': everyone,
  'simulations.write': [...officeAndLiaisons, 'leader'],
} satisfies Grants

/** One's own copies; the office changes anybody's. */
export const mayChangeCopy = (actor: Actor, createdBy: string | null): boolean =>
  office.includes(actor.role) || (grants['simulations.write'].includes(actor.role) && actor.userId === createdBy)

export const maySimulate = (actor: Actor): Permit<'simulations.write'> => grant(actor, grants, 'simulations.write')
