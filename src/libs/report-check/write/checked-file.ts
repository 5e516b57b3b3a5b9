import type { CheckDocument, Fault } from '../types.ts'

/** What the check says about one file: the input of every output format. */
export interface CheckedFile {
  /** Name or path as the user gave it. */
  file: string
  document: CheckDocument
  faults: Fault[]
}
