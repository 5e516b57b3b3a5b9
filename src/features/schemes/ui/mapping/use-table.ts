import { useEffect, useState } from 'react'
import { sendBody } from '../../../../web/kit/upload/send-body.ts'
import { operations, type ReadTable } from '../../contract.ts'
import { nameOf } from '../tried-file.ts'

/** The first rows of a file's sheets. */
export function useTable(file: File): { table: ReadTable | undefined; error: unknown } {
  const [state, setState] = useState<{ table: ReadTable | undefined; error: unknown }>({
    table: undefined,
    error: undefined,
  })
  useEffect(() => {
    let gone = false
    const tell = (next: typeof state) => {
      if (!gone) setState(next)
    }
    sendBody(operations.readTable, { query: { name: nameOf(file) } }, file).then(
      (table) => tell({ table, error: undefined }),
      (error: unknown) => tell({ table: undefined, error }),
    )
    return () => {
      gone = true
    }
  }, [file])
  return state
}
