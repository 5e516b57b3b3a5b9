import { platformErrors } from '../contract.ts'
import { AppError } from '../errors.ts'

export const roles = [
  'administrator',
  'creation-office',
  'leader',
  'department-liaison',
  'community-liaison',
  'reader',
] as const
export type Role = (typeof roles)[number]

/** Who is asking, in which unit. */
export interface Actor {
  userId: string
  name: string
  unitId: string
  role: Role
  departmentId: string | null
  communityId: string | null
}

/** Permission name → roles that hold it; each feature declares its own in `permissions.ts`. */
export type Grants = Readonly<Record<string, readonly Role[]>>

export const everyone: readonly Role[] = roles
export const office: readonly Role[] = ['administrator', 'creation-office']
export const officeAndLiaisons: readonly Role[] = [...office, 'department-liaison', 'community-liaison']

declare const checked: unique symbol

/** Proof that a check was made: writing queries demand one, so that leaving the check out does not compile. */
export interface Permit<Action extends string> {
  readonly [checked]: Action
  readonly actor: Actor
  readonly unitId: string
}

/**
 * Checks the role, then an optional condition on the thing itself, and returns the permit.
 * @throws AppError `platform.forbidden`
 */
export function grant<Action extends string>(
  actor: Actor,
  grants: Grants,
  action: Action,
  condition: boolean = true,
): Permit<Action> {
  if (!condition || !grants[action]?.includes(actor.role)) throw new AppError(platformErrors.forbidden)
  return { actor, unitId: actor.unitId } as Permit<Action>
}
