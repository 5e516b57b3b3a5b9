import { createContext, useContext } from 'react'
import type { Session } from '../../features/accounts/contract.ts'

export const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in, in which unit, today's date. Pages are only drawn when this is known. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the signed-in layout')
  return session
}

/** Whether this person holds a permission, by its name in the contracts. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}
