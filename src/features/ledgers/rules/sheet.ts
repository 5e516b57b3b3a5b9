import Big from 'big.js'
import type { Cell, Sheet } from '../../../libs/spreadsheet/index.ts'
import type { FieldDefinition, LedgerDefinition, LedgerRecord } from '../contract/index.ts'

interface Column {
  header: string
  cell(record: LedgerRecord): Cell
}

/** Digits a spreadsheet program keeps of a number; longer ones stay text, so that none is lost. */
const exactDigits = 15
/** Characters a cell may hold. */
const longestText = 32_767

/** One ledger's records as a sheet whose columns are its definition's. */
export function sheetOf(definition: LedgerDefinition, records: LedgerRecord[]): Sheet {
  const columns = [
    ...commonColumns(definition),
    ...definition.fields.map(fieldColumn),
    ...peopleColumns(definition),
    ...(definition.evidence ? [{ header: '佐证份数', cell: (record: LedgerRecord) => whole(record.evidence) }] : []),
    { header: '登记人', cell: (record: LedgerRecord) => record.createdBy },
  ]
  return {
    name: definition.name,
    header: columns.map(({ header }) => header),
    rows: records.map((record) => columns.map((column) => column.cell(record))),
  }
}

function commonColumns({ dateLabel, titleLabel, place }: LedgerDefinition): Column[] {
  const columns: Column[] = [
    { header: dateLabel, cell: (record) => ({ date: record.occurredOn }) },
    { header: titleLabel, cell: (record) => record.title },
  ]
  const placeColumn = (header: string, key: 'department' | 'community'): Column => ({
    header,
    cell: (record) => record[key],
  })
  if (place === 'department' || place === 'either') columns.push(placeColumn('部门', 'department'))
  if (place === 'community' || place === 'either') columns.push(placeColumn('社区', 'community'))
  return columns
}

function fieldColumn(field: FieldDefinition): Column {
  const unit = 'unit' in field && field.unit ? `（${field.unit}）` : ''
  return { header: `${field.label}${unit}`, cell: (record) => fieldCell(field, record.fields[field.key]) }
}

function fieldCell(field: FieldDefinition, value: unknown): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.join('、')
  const text = String(value)
  if (field.type === 'integer' || field.type === 'decimal') return numberCell(text)
  return field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? { date: text } : text.slice(0, longestText)
}

function numberCell(text: string): Cell {
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '').length
  return /^-?\d+(\.\d+)?$/.test(text) && digits <= exactDigits ? { number: text } : text
}

function peopleColumns({ people }: LedgerDefinition): Column[] {
  if (!people) return []
  const count: Column = { header: `${people.label}（人）`, cell: (record) => whole(record.people) }
  if (!people.minutes) return [count]
  const hours = (minutes: number) => ({ number: new Big(minutes).div(60).round(2).toFixed() })
  return [count, { header: '服务时长合计（小时）', cell: (record) => hours(record.minutes) }]
}

const whole = (count: number): Cell => ({ number: String(count) })
