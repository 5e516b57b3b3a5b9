import { AppError } from '../../platform/errors.ts'
import {
  type Actor,
  everyone,
  type Grants,
  grant,
  officeAndLiaisons,
  type Permit,
} from '../../platform/permissions/index.ts'
import { maySeeConfidential } from '../evidence/index.ts'
import { errors, type LedgerDefinition } from './contract/index.ts'

export const grants = {
  'records.read': everyone,
  'records.write': officeAndLiaisons,
} satisfies Grants

/** Confidential ledgers exist only for the office and leaders; every list, count, detail and export starts from here. */
export function maySeeLedger(actor: Actor, definition: LedgerDefinition): boolean {
  return !definition.confidential || maySeeConfidential(actor)
}

export interface Place {
  departmentId: string | null
  communityId: string | null
}

/** Liaisons write records of their own department or community only; for a change both old and new place must be theirs. */
export function mayWriteRecords(actor: Actor, places: Place[]): Permit<'records.write'> {
  const permit = grant(actor, grants, 'records.write')
  if (!places.every((place) => isOwn(actor, place))) throw new AppError(errors.notYours)
  return permit
}

/** Whether a change to a record of this place would be let through, so that pages offer it. */
export function mayChangeRecord(actor: Actor, place: Place): boolean {
  return grants['records.write'].includes(actor.role) && isOwn(actor, place)
}

function isOwn(actor: Actor, place: Place): boolean {
  if (actor.role === 'department-liaison')
    return place.departmentId !== null && place.departmentId === actor.departmentId
  if (actor.role === 'community-liaison') return place.communityId !== null && place.communityId === actor.communityId
  return true
}
