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
  'organization.read': everyone,
  'organization.write': office,
  // A liaison writes down volunteers where they turn up.
  'people.write': officeAndLiaisons,
} satisfies Grants

export const mayChangeOrganization = (actor: Actor): Permit<'organization.write'> =>
  grant(actor, grants, 'organization.write')
/** The roster of staff is the office's; a liaison adds volunteers only. */
export const mayAddPeople = (actor: Actor, kind: 'staff' | 'volunteer'): Permit<'people.write'> =>
  grant(actor, grants, 'people.write', kind === 'volunteer' || office.includes(actor.role))
