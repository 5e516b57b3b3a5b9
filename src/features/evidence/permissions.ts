import {
  type Actor,
  everyone,
  type Grants,
  grant,
  officeAndLiaisons,
  type Permit,
  type Role,
} from '../../platform/permissions/index.ts'

export const grants = {
  'evidence.read': everyone,
  'evidence.write': officeAndLiaisons,
} satisfies Grants

const seeConfidential: readonly Role[] = ['administrator', 'creation-office', 'leader']
const wholeUnit: readonly Role[] = ['administrator', 'creation-office']

/** Confidential records and what only they use exist for the office and leaders alone. */
export function maySeeConfidential(actor: Actor): boolean {
  return seeConfidential.includes(actor.role)
}

export const mayUpload = (actor: Actor): Permit<'evidence.write'> => grant(actor, grants, 'evidence.write')

/** A liaison describes what the liaison brought in. */
export function mayDescribe(actor: Actor, evidence: { created_by: string }): Permit<'evidence.write'> {
  const own = wholeUnit.includes(actor.role) || evidence.created_by === actor.userId
  return grant(actor, grants, 'evidence.write', own)
}
