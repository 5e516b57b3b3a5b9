import { locate } from '../locate.ts'
import type { LocatedFault } from '../types.ts'
import type { CheckedFile } from './checked-file.ts'

/** For one file the array of its faults, for several `[{file, faults}]`; positions 1-based in characters, end exclusive. */
export function toJson(
  files: readonly CheckedFile[],
  single: boolean,
): LocatedFault[] | { file: string; faults: LocatedFault[] }[] {
  const all = files.map(faultsOf)
  return single ? (all[0]?.faults ?? []) : all
}

/** One entry of the list for several files. */
export const faultsOf = ({ file, document, faults }: CheckedFile): { file: string; faults: LocatedFault[] } => ({
  file,
  faults: locate(document, faults),
})
