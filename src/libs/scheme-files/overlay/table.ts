import { KIND_NAMES, Overlay, type OverlayAddition, type OverlayChange } from '../../scoring/index.ts'
import { type Cell, columnLetters, type ReadSheet, type Workbook, writeWorkbook } from '../../spreadsheet/index.ts'
import { halfWidth, parseKind, parsePoints, splitWords } from '../cells.ts'
import { inChinese } from '../chinese-issues.ts'
import { error, type FileFault, inReadingOrder, type Place } from '../faults.ts'
import { readEvidenceCell, readRuleCell, writeEvidenceCell, writeRuleCell } from '../rule-cells.ts'
import { HEAD_SHEET, headWord, readHeadSheet, writeHeadSheet } from './head.ts'
import type { ReadOverlay } from './index.ts'

const HEADERS = [
  ['act', '操作'],
  ['path', '路径'],
  ['number', '编号'],
  ['name', '名称'],
  ['points', '分值'],
  ['weight', '权重'],
  ['kind', '类别'],
  ['methods', '测评方法'],
  ['department', '责任部门'],
  ['evidence', '佐证要求'],
  ['rule', '评分规则'],
  ['note', '说明'],
  ['after', '排在后面'],
] as const
type Field = (typeof HEADERS)[number][0]
const ACTS = { change: '调整', hide: '不适用', add: '增加' }
const HEADER_SEARCH_ROWS = 30

interface Table {
  sheet: ReadSheet
  headerRow: number
  columns: Partial<Record<Field, number>>
}

/** The sheet that has the columns 操作 and 路径. */
export function tableSheet(book: Workbook): Table | undefined {
  for (const sheet of book.sheets) {
    for (const [headerRow, row] of sheet.rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
      const texts = Array.from(row, (cell) => halfWidth(cell?.text ?? '').replace(/\s/g, ''))
      if (!texts.includes('操作') || !texts.includes('路径')) continue
      const found = HEADERS.map(([field, header]) => [field, texts.indexOf(header)] as const)
      return { sheet, headerRow, columns: Object.fromEntries(found.filter(([, column]) => column >= 0)) }
    }
  }
  return undefined
}

export function readOverlayTable(book: Workbook, table: Table): ReadOverlay {
  const { head, faults, places } = readHeadSheet(book.sheets.find(({ name }) => name === HEAD_SHEET))
  const rows = { changes: [] as number[], additions: [] as number[] }
  const entries: Record<'changes' | 'additions', unknown[]> = { changes: [], additions: [] }
  table.sheet.rows.forEach((cells, index) => {
    if (index <= table.headerRow || cells.every((cell) => cell === undefined)) return
    const read = readRow(table, index, faults)
    if (!read) return
    entries[read.part].push(read.entry)
    rows[read.part].push(index)
  })
  const placeOf: ReadOverlay['placeOf'] = ({ part, index, field }) =>
    part === 'head'
      ? (places.get(field) ?? { sheet: HEAD_SHEET, row: 1, column: 'A' })
      : placeIn(table, rows[part][index] ?? table.headerRow, FIELD_OF[field] ?? (field as Field))
  const parsed = inChinese(Overlay, { ...head, ...entries })
  if (parsed.success) {
    const failed = faults.some(({ severity }) => severity === 'error')
    return { overlay: failed ? undefined : parsed.data, faults: inReadingOrder(faults), placeOf }
  }
  const more = parsed.error.issues.map(({ path: [part, index, field], message }) => {
    if (part === 'changes' || part === 'additions') {
      return error(placeOf({ part, index: Number(index), field: String(field) }), message)
    }
    return error(placeOf({ part: 'head', index: 0, field: String(part) }), `“${headWord(String(part))}”：${message}`)
  })
  return { overlay: undefined, faults: inReadingOrder([...faults, ...more]), placeOf }
}

/** Fields that share a column of the table. */
const FIELD_OF: Record<string, Field> = { under: 'path', hide: 'act', sum: 'rule' }

function placeIn({ sheet, columns }: Table, row: number, field: Field): Place {
  return { sheet: sheet.name, row: row + 1, column: columnLetters(columns[field] ?? columns.path!) }
}

function readRow(
  table: Table,
  index: number,
  faults: FileFault[],
): { part: 'changes' | 'additions'; entry: unknown } | undefined {
  const cell = (field: Field) => {
    const column = table.columns[field]
    return column === undefined ? undefined : table.sheet.rows[index]?.[column]
  }
  const text = (field: Field) => cell(field)?.text.trim() ?? ''
  const refuse = (field: Field, message: string) => void faults.push(error(placeIn(table, index, field), message))
  const act = Object.entries(ACTS).find(([, word]) => word === text('act'))?.[0]
  if (!act) {
    refuse('act', `操作“${text('act')}”不认识，请写 ${Object.values(ACTS).join('、')} 之一`)
    return undefined
  }
  const number = (field: 'points' | 'weight') => {
    const given = cell(field)
    if (!given || given.text.trim() === '') return undefined
    const read = given.broken ? undefined : parsePoints({ ...given, text: given.text.replace(/[%％]\s*$/, '') })
    if (read === undefined) refuse(field, given.broken ?? `“${given.text.trim()}”不是数字，请写成 2 或 0.5`)
    return read
  }
  const kind = text('kind') === '' ? undefined : parseKind(text('kind'))
  if (text('kind') !== '' && !kind)
    refuse('kind', `类别“${text('kind')}”不认识，请写 ${Object.values(KIND_NAMES).join('、')} 之一`)
  const methods = splitWords(text('methods'))
  const said = {
    name: text('name') || undefined,
    points: number('points'),
    weight: number('weight'),
    methods: methods.length > 0 ? methods : undefined,
    department: text('department') || undefined,
    ...rulesOf(text('evidence'), text('rule'), refuse),
    note: text('note') || undefined,
  }
  const path = text('path') || undefined
  if (act === 'add') {
    const after = text('after') || undefined
    return { part: 'additions', entry: { under: path, after, number: text('number') || undefined, kind, ...said } }
  }
  if (path === undefined) refuse('path', '路径是空的，请写要调整的条目，如 Ⅰ-1/Ⅱ-2/1)')
  if (kind) refuse('kind', '原有条目的类别不能改，请留空')
  return { part: 'changes', entry: { path, ...(act === 'hide' ? { hide: true } : {}), ...said } }
}

function rulesOf(evidence: string, rule: string, refuse: (field: Field, message: string) => void): object {
  const found: Record<string, unknown> = {}
  if (evidence !== '') {
    const read = readEvidenceCell(evidence)
    if ('fault' in read) refuse('evidence', `佐证要求：${read.fault}`)
    else found.evidence = read.evidence
  }
  if (rule !== '') {
    const read = readRuleCell(rule)
    if ('fault' in read) refuse('rule', `评分规则：${read.fault}`)
    else if ('text' in read) found.rule = { form: 'assessed', text: read.text }
    else Object.assign(found, read)
  }
  return found
}

/** Local rules as a workbook. Reads back without loss. */
export function writeOverlayWorkbook(overlay: Overlay): Uint8Array {
  const rows = [
    ...overlay.changes.map((change) => rowOf(change.hide ? ACTS.hide : ACTS.change, change.path, change)),
    ...overlay.additions.map((addition) => rowOf(ACTS.add, addition.under, addition)),
  ]
  const widths = [8, 24, 10, 40, 8, 8, 10, 20, 20, 40, 50, 30, 10]
  const header = HEADERS.map(([, word]) => word)
  return writeWorkbook([{ name: '地方细则', header, rows, widths }, writeHeadSheet(overlay)])
}

function rowOf(act: string, path: string | undefined, entry: OverlayChange | OverlayAddition): Cell[] {
  const { number, kind, after } = entry as Partial<OverlayAddition>
  const amount = (value: string | undefined) => (value === undefined ? null : { number: value })
  return [
    act,
    path ?? null,
    number ?? null,
    entry.name ?? null,
    amount(entry.points),
    amount(entry.weight),
    kind ? KIND_NAMES[kind] : null,
    entry.methods?.join('、') ?? null,
    entry.department ?? null,
    writeEvidenceCell(entry.evidence),
    writeRuleCell(entry.rule, entry.sum),
    entry.note ?? null,
    after ?? null,
  ]
}
