import type { Role } from './contract.ts'

/** A liaison speaks for a department or a community; without one every check on "own" records would fail. */
export function placeFits(role: Role, departmentId: string | null, communityId: string | null): boolean {
  if (role === 'department-liaison') return departmentId !== null
  if (role === 'community-liaison') return communityId !== null
  return true
}
