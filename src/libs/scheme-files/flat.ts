import { KIND_NAMES, type NodeKind, type SchemeContent, type SchemeNode } from '../scoring/index.ts'
import { type Cell, columnLetters, type ReadCell, type Sheet } from '../spreadsheet/index.ts'
import { parseDepth, parseKind, parsePoints, splitWords } from './cells.ts'
import type { Draft, NodeField } from './draft.ts'
import { error, type FileFault, type Place } from './faults.ts'
import { FLAT_HEADERS } from './headers.ts'
import type { Layout } from './layout.ts'
import { partFault } from './loose/points.ts'
import { isFootnote, totalWord } from './loose/rows.ts'
import { readEvidenceCell, readRuleCell, writeEvidenceCell, writeRuleCell } from './rule-cells.ts'

const TREE_SHEET = '测评体系'

export interface ReadRows {
  drafts: Draft[]
  faults: FileFault[]
  /** Names of the levels in order, where the table says them. */
  levels: string[]
  /** A total the table itself states, with its place. */
  stated: { total: string; place: Place } | undefined
  /** Footnotes and remarks around the rows. */
  remarks: string[]
}

/** More levels than any scheme has. */
const DEEPEST = 12

/** Reads a table with one node a row and a depth column. */
export function readFlat(layout: Layout): ReadRows {
  const result: ReadRows = { drafts: [], faults: [], levels: [], stated: undefined, remarks: [] }
  const { sheet, bodyRow } = layout
  let summed = 0
  sheet.rows.forEach((cells, index) => {
    if (index < bodyRow || cells.every((cell) => cell === undefined)) return
    const row = new FlatRow(layout, cells, index)
    const first = row.text('level') || row.text('number') || row.text('name')
    const word = totalWord(first)
    if (word) {
      const points = row.cell('points') && parsePoints(row.cell('points')!)
      const place = row.place('points')
      if (word === 'total' && points !== undefined) result.stated = { total: points, place }
      const fault = word === 'part' && points !== undefined && partFault(result.drafts, summed, points, place)
      if (fault) result.faults.push(fault)
      if (word === 'part') summed = result.drafts.length
      return
    }
    if (isFootnote(first)) {
      result.remarks.push(first)
      return
    }
    readFlatRow(row, result)
  })
  return result
}

class FlatRow {
  readonly #layout: Layout
  readonly #cells: readonly (ReadCell | undefined)[]
  readonly #index: number

  constructor(layout: Layout, cells: readonly (ReadCell | undefined)[], index: number) {
    this.#layout = layout
    this.#cells = cells
    this.#index = index
  }

  cell(field: NodeField): ReadCell | undefined {
    const column = this.#layout.fields[field]
    return column === undefined ? undefined : this.#cells[column]
  }

  text(field: NodeField): string {
    return this.cell(field)?.text.trim() ?? ''
  }

  place(field: NodeField): Place {
    return {
      sheet: this.#layout.sheet.name,
      row: this.#index + 1,
      column: columnLetters(this.#layout.fields[field] ?? 0),
    }
  }
}

function readFlatRow(row: FlatRow, result: ReadRows): void {
  const { faults, drafts } = result
  const refuse = (field: NodeField, message: string) => faults.push(error(row.place(field), message))
  const places = Object.fromEntries(FLAT_HEADERS.map(([field]) => [field, row.place(field)]))
  for (const [field] of FLAT_HEADERS) {
    const broken = row.cell(field)?.broken
    if (broken) refuse(field, broken)
  }
  const depth = readDepth(row, result, refuse)
  const name = row.text('name')
  if (name === '') refuse('name', '名称是空的，请补上条目内容')
  const number = row.text('number')
  if (number === '') refuse('number', '编号是空的，请补上；同一上级下编号不能重复')
  const draft: Draft = {
    depth,
    node: {
      number: number || `第${row.place('number').row}行`,
      name: name || '（没有名称）',
      points: readPoints(row, refuse),
      kind: readKind(row, refuse),
      methods: splitWords(row.text('methods')),
      department: row.text('department') || undefined,
      note: row.text('note') || undefined,
    },
    row: row.place('name'),
    places,
  }
  readRules(row.text('evidence'), row.text('rule'), draft, refuse)
  drafts.push(draft)
}

function readDepth(
  row: FlatRow,
  { levels, drafts }: ReadRows,
  refuse: (field: NodeField, message: string) => void,
): number {
  const text = row.text('level')
  const depth = parseDepth(text)
  if (depth !== undefined) return depth
  if (text === '') {
    refuse('level', '层级是空的，请写 1、2、3……')
    return Math.max(1, drafts.at(-1)?.depth ?? 1)
  }
  // Levels told by name get their depth in the order in which they first appear, going down.
  if (!levels.includes(text) && levels.length < DEEPEST) levels.push(text)
  if (levels.includes(text)) return levels.indexOf(text) + 1
  refuse('level', `层级“${text}”是第 ${DEEPEST + 1} 种叫法，层级太多；请写 1、2、3……`)
  return DEEPEST
}

function readPoints(row: FlatRow, refuse: (field: NodeField, message: string) => void): string | undefined {
  const cell = row.cell('points')
  if (!cell || cell.broken || cell.text.trim() === '') return undefined
  const points = parsePoints(cell)
  if (points === undefined) refuse('points', `分值“${cell.text.trim()}”不是数字，请写成 2 或 0.5`)
  return points
}

function readKind(row: FlatRow, refuse: (field: NodeField, message: string) => void): NodeKind | undefined {
  const text = row.text('kind')
  if (text === '') return undefined
  const kind = parseKind(text)
  if (!kind) refuse('kind', `类别“${text}”不认识，请写 ${Object.values(KIND_NAMES).join('、')} 之一`)
  return kind
}

/** Fills rule, sum and evidence of a draft from the two cells' text. */
export function readRules(
  evidence: string,
  rule: string,
  draft: Draft,
  refuse: (field: NodeField, message: string) => void,
): void {
  if (evidence !== '') {
    const read = readEvidenceCell(evidence)
    if ('fault' in read) refuse('evidence', `佐证要求：${read.fault}`)
    else draft.node.evidence = read.evidence
  }
  if (rule === '') return
  const read = readRuleCell(rule)
  if ('fault' in read) refuse('rule', `评分规则：${read.fault}`)
  else if ('rule' in read) draft.node.rule = read.rule
  else if ('sum' in read) draft.node.sum = read.sum
  else draft.ownWords = read.text
}

/** Writes the tree as one row a node under the template's headers. */
export function writeFlat(scheme: SchemeContent): Sheet {
  const rows: Cell[][] = []
  const add = (node: SchemeNode, depth: number) => {
    rows.push([
      { number: String(depth) },
      node.number,
      node.name,
      node.points === undefined ? null : { number: node.points },
      node.kind ? KIND_NAMES[node.kind] : null,
      node.methods.join('、'),
      node.department ?? null,
      writeEvidenceCell(node.evidence),
      writeRuleCell(node.rule, node.sum),
      node.note ?? null,
    ])
    for (const child of node.children) add(child, depth + 1)
  }
  for (const node of scheme.nodes) add(node, 1)
  return {
    name: TREE_SHEET,
    header: FLAT_HEADERS.map(([, header]) => header),
    rows,
    widths: [6, 10, 50, 8, 10, 20, 20, 40, 60, 30],
  }
}
