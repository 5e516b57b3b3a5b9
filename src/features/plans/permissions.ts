import { type Actor, everyone, type Grants, grant, office, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'plans.read': everyone,
  'plans.write': office,
} satisfies Grants

export const mayPlan = (actor: Actor): Permit<'plans.write'> => grant(actor, grants, 'plans.write')
/** Everybody may have calendar addresses of their own. */
export const mayRead = (actor: Actor): Permit<'plans.read'> => grant(actor, grants, 'plans.read')
