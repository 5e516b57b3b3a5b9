import { decimal, type KnownFigures, placeScheme, plain, type SchemeContent } from '../scoring/index.ts'
import {
  decodeText,
  readWorkbook,
  refuseTooLarge,
  UnreadableTable,
  type Workbook,
  writeWorkbook,
} from '../spreadsheet/index.ts'
import { assemble, type Draft, type Head, type ReadScheme } from './draft.ts'
import { error, type FileFault, inReadingOrder } from './faults.ts'
import { type ReadRows, readFlat, writeFlat } from './flat.ts'
import { INFO_SHEET, readInfoSheet, writeInfoSheet } from './info-sheet.ts'
import { parseItem } from './item-text.ts'
import { findLayouts, type Layout, leftSheets } from './layout.ts'
import { readLoose } from './loose/index.ts'
import type { Mapping } from './mapping.ts'
import { readYaml } from './yaml.ts'

export { readAnswers } from './answers-file.ts'
export type { ReadScheme } from './draft.ts'
export type { FileFault } from './faults.ts'
export { type Mapping, readMapping } from './mapping.ts'
export {
  isOverlayFile,
  placeFaults,
  type ReadOverlay,
  readOverlayFile,
  writeOverlayWorkbook,
  writeOverlayYaml,
} from './overlay/index.ts'
export { type PreviewSheet, previewSheets } from './preview.ts'
export { readRuleCell, writeRuleCell } from './rule-cells.ts'
export { writeYaml } from './yaml.ts'

/**
 * Reads a scheme from a table (.xlsx, .xls, .ods, .csv; the flat template or one column a level) or from YAML/JSON.
 * `name` decides only between text tables and YAML. Throws `UnreadableTable` when nothing can be read; every other fault
 * comes back with its place, beside as much of the scheme as could be read. `figures`: those that rules may read.
 */
export function readSchemeFile(
  bytes: Uint8Array,
  name: string,
  mapping: Mapping = {},
  figures?: KnownFigures,
): ReadScheme {
  if (/\.(ya?ml|json)$/i.test(name)) {
    refuseTooLarge(bytes.length)
    return readYaml(decodeText(bytes), figures)
  }
  return readTables(readWorkbook(bytes), name, mapping, figures)
}

function readTables(book: Workbook, name: string, mapping: Mapping, figures: KnownFigures | undefined): ReadScheme {
  const trees = book.sheets.filter((sheet) => sheet.name !== INFO_SHEET)
  const layouts = findLayouts(trees, mapping)
  if (layouts.length === 0) throw new UnreadableTable(noLayout(mapping))
  const rows = readSheets(layouts, mapping)
  if (rows.drafts.length === 0) throw new UnreadableTable(`工作表“${layouts[0]!.sheet.name}”表头下面没有条目`)
  if (mapping.sheet === undefined) rows.faults.push(...leftSheets(trees, layouts).map(tellLeft))
  const depth = Math.max(...rows.drafts.map((draft) => draft.depth))
  const info = book.sheets.find((sheet) => sheet.name === INFO_SHEET)
  const defaults: Head = { ...defaultHead(name, rows, depth), ...mapping.head }
  const { head, faults } = info ? readInfoSheet(info, defaults) : { head: defaults, faults: [] }
  return checkStatedTotal(assemble(rows.drafts, head, [...rows.faults, ...faults], figures), rows)
}

const tellLeft = (sheet: string): FileFault => ({
  sheet,
  row: 1,
  column: 'A',
  severity: 'warning',
  message: '这张工作表也像测评表，没有读；几张合成一套的，请在列的对照里选上它们',
})

/** The sheets one after the other, each a first-level node of its own where the mapping says so. */
function readSheets(layouts: readonly Layout[], mapping: Mapping): ReadRows {
  const whole: ReadRows = { drafts: [], faults: [], levels: [], stated: undefined, remarks: [] }
  const below = mapping.sheetLevel === true && layouts.length > 1
  for (const [index, layout] of layouts.entries()) {
    const roots = below ? 0 : whole.drafts.filter(({ depth }) => depth === 1).length
    const rows = layout.levels.length > 0 ? readLoose(layout, mapping, roots) : readFlat(layout)
    if (below)
      whole.drafts.push(sheetNode(layout, index), ...rows.drafts.map((draft) => ({ ...draft, depth: draft.depth + 1 })))
    else whole.drafts.push(...rows.drafts)
    whole.faults.push(...rows.faults)
    whole.remarks.push(...rows.remarks)
    const levels = below ? ['部分', ...rows.levels] : rows.levels
    if (levels.length > whole.levels.length) whole.levels = levels
    // Totals of several sheets are totals of parts.
    if (layouts.length === 1) whole.stated = rows.stated
  }
  return whole
}

function sheetNode({ sheet }: Layout, index: number): Draft {
  const row = { sheet: sheet.name, row: 1, column: 'A' }
  return { depth: 1, node: { ...parseItem(sheet.name), number: String(index + 1) }, row, places: {} }
}

function noLayout(mapping: Mapping): string {
  return mapping.columns || mapping.sheet
    ? '按对照文件找不到工作表或列，请核对工作表名称、表头行和列'
    : '找不到表头；请用模板的表头（层级、编号、名称、分值……），或用对照文件说明各列是什么'
}

const LONGEST_NOTE = 4000
const LEVEL_NAMES = ['测评项目', '测评指标', '测评标准']

function defaultHead(name: string, rows: ReadRows, depth: number): Head {
  const levels =
    rows.levels.length >= depth
      ? rows.levels
      : Array.from({ length: depth }, (_, index) => LEVEL_NAMES[index] ?? `第${index + 1}层`)
  const note = rows.remarks.join('\n').slice(0, LONGEST_NOTE)
  const head = { key: 'imported', version: '1', title: titleOf(name), levels, step: finestStep(rows) }
  return note === '' ? head : { ...head, note }
}

function titleOf(name: string): string {
  return (
    name
      .replace(/^.*[\\/]/, '')
      .replace(/\.[^.]*$/, '')
      .trim() || '未命名的测评体系'
  )
}

/** A scheme that does not say its step uses the finest one found in its points, 0.1 at the coarsest. */
function finestStep({ drafts }: ReadRows): string {
  const places = drafts.map((draft) => String(draft.node.points ?? '').split('.')[1]?.length ?? 0)
  return plain(decimal(1).div(10 ** Math.min(6, Math.max(1, ...places))))
}

function checkStatedTotal(read: ReadScheme, { stated }: ReadRows): ReadScheme {
  if (!stated || !read.scheme) return read
  const { full } = placeScheme(read.scheme)
  if (full.eq(stated.total)) return read
  const message = `合计写的是 ${stated.total}，第一层各条相加是 ${plain(full)}，请核对`
  return { ...read, faults: inReadingOrder([...read.faults, error(stated.place, message)]) }
}

/** The scheme as a workbook: the flat template and the sheet of what belongs to the whole. Reads back without loss. */
export function writeSchemeWorkbook(scheme: SchemeContent): Uint8Array {
  return writeWorkbook([writeFlat(scheme), writeInfoSheet(scheme)])
}
