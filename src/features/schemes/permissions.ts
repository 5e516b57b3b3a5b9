import { type Actor, everyone, type Grants, grant, office, type Permit } from '../../platform/permissions/index.ts'

export const grants = {
  'schemes.read': everyone,
  'schemes.write': office,
} satisfies Grants

/** Publishing a version and starting a cycle. */
export const mayChangeSchemes = (actor: Actor): Permit<'schemes.write'> => grant(actor, grants, 'schemes.write')
