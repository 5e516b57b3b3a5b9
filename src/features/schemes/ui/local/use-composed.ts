import { useEffect, useState } from 'react'
import { call } from '../../../../web/kit/api.ts'
import { type OverlayCheck, type OverlayDraft, operations } from '../../contract.ts'

/** Long enough for somebody to finish a number. */
const pause = 500

/** Lays the draft over its base a moment after each change. */
export function useComposed(draft: OverlayDraft): { check: OverlayCheck | undefined; error: unknown; busy: boolean } {
  const text = JSON.stringify(draft)
  const [done, setDone] = useState<{ text: string; check?: OverlayCheck; error?: unknown }>()
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      call(operations.tryOverlay, { body: JSON.parse(text) as OverlayDraft }).then(
        (check) => !gone && setDone({ text, check }),
        (error: unknown) => !gone && setDone({ text, error }),
      )
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [text])
  return { check: done?.check, error: done?.error, busy: done?.text !== text }
}
