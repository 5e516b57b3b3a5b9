import { locate } from '../locate.ts'
import type { LocatedFault } from '../types.ts'
import type { CheckedFile } from './checked-file.ts'

/** For one file the array of its faults, for several `[{file, faults}]`; positions 1-based in characters, end exclusive. */
export function toJson(
  files: readonly CheckedFile[],
  single: boolean,
): LocatedFault[] | { file: string; faults: LocatedFault[] }[] {
  const all = files.map(({ file, document, faults }) => ({ file, faults: locate(document, faults) }))
  return single ? (all[0]?.faults ?? []) : all
}
