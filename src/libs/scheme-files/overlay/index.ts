import type { Overlay, OverlayFault } from '../../scoring/index.ts'
import { decodeText, readWorkbook, refuseTooLarge, UnreadableTable, type Workbook } from '../../spreadsheet/index.ts'
import type { FileFault, Place } from '../faults.ts'
import { inReadingOrder } from '../faults.ts'
import { readOverlayTable, tableSheet } from './table.ts'
import { isOverlayYaml, readOverlayYaml } from './yaml.ts'

export { writeOverlayWorkbook } from './table.ts'
export { writeOverlayYaml } from './yaml.ts'

export interface ReadOverlay {
  /** Absent when the file is not whole enough to be laid over anything. */
  overlay: Overlay | undefined
  faults: FileFault[]
  /** Where an entry of the overlay stands in the file. */
  placeOf: (at: Pick<OverlayFault, 'part' | 'index' | 'field'>) => Place
}

/** Whether a file holds local rules 地方细则 rather than a scheme. Throws `UnreadableTable` when it cannot be read. */
export function isOverlayFile(bytes: Uint8Array, name: string): boolean {
  if (!isYaml(name)) return tableSheet(readWorkbook(bytes)) !== undefined
  refuseTooLarge(bytes.length)
  return isOverlayYaml(decodeText(bytes))
}

/** Reads local rules from .xlsx (sheets 地方细则 and 细则信息) or YAML. Throws `UnreadableTable` when nothing can be read. */
export function readOverlayFile(bytes: Uint8Array, name: string): ReadOverlay {
  if (isYaml(name)) {
    refuseTooLarge(bytes.length)
    return readOverlayYaml(decodeText(bytes))
  }
  return readOverlayTables(readWorkbook(bytes))
}

function readOverlayTables(book: Workbook): ReadOverlay {
  const sheet = tableSheet(book)
  if (!sheet) throw new UnreadableTable('找不到地方细则的表头；要有“操作”和“路径”两列，写法见 docs/scheme-files.md')
  return readOverlayTable(book, sheet)
}

/** Faults of a composed scheme at their places in the file of the local rules. */
export function placeFaults(read: ReadOverlay, faults: readonly OverlayFault[]): FileFault[] {
  const placed = faults.map(({ severity, message, ...at }) => ({ ...read.placeOf(at), severity, message }))
  return inReadingOrder([...read.faults, ...placed])
}

const isYaml = (name: string) => /\.(ya?ml|json)$/i.test(name)
