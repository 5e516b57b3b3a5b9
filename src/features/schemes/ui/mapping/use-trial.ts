import { useEffect, useState } from 'react'
import { sendBody } from '../../../../web/kit/upload/send-body.ts'
import { operations, type SchemeCheck, type TableMapping } from '../../contract.ts'
import { nameOf } from '../tried-file.ts'

export interface Trial {
  /** What the mapping of now makes of the file; absent while that is being found out. */
  check: SchemeCheck | undefined
  error: unknown
  /** The result before, shown until the new one is there. */
  former: SchemeCheck | undefined
}

/** Long enough for somebody to go on to the next column. */
const pause = 350

/** Tries a mapping on the file a moment after each change. */
export function useTrial(file: File, mapping: TableMapping | undefined): Trial {
  const text = mapping && JSON.stringify(mapping)
  const [done, setDone] = useState<{ text: string; check?: SchemeCheck; error?: unknown }>()
  useEffect(() => {
    if (text === undefined) return
    let gone = false
    const timer = setTimeout(() => {
      sendBody(operations.check, { query: { name: nameOf(file), mapping: text } }, file).then(
        (check) => !gone && setDone({ text, check }),
        (error: unknown) => !gone && setDone({ text, error }),
      )
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [file, text])
  const current = done !== undefined && done.text === text
  return { check: current ? done.check : undefined, error: current ? done.error : undefined, former: done?.check }
}
