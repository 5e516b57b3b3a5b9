import { createContext, useCallback, useContext, useEffect, useId, useState } from 'react'

/** A field whose files are under way, or did not arrive, holds its form back: nobody loses a photo by saving early. */
export type Hold = 'sending' | 'failed'

export const FormHold = createContext<(field: string, hold: Hold | undefined) => void>(() => {})

/** For the field: tells the form around it how its files stand. */
export function useHoldForm(hold: Hold | undefined): void {
  const tell = useContext(FormHold)
  const field = useId()
  useEffect(() => {
    tell(field, hold)
    return () => tell(field, undefined)
  }, [tell, field, hold])
}

/** For the form: what holds it, the weightiest first, and the function to hand down. */
export function useHolds() {
  const [holds, setHolds] = useState<ReadonlyMap<string, Hold>>(new Map())
  const tell = useCallback((field: string, hold: Hold | undefined) => {
    setHolds((known) => {
      const next = new Map(known)
      if (hold) next.set(field, hold)
      else next.delete(field)
      return next
    })
  }, [])
  const all = [...holds.values()]
  const held: Hold | undefined = all.includes('sending') ? 'sending' : all[0]
  return { held, tell }
}
