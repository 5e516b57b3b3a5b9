import { Link } from '@tanstack/react-router'
import type { Column } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import type { FieldDefinition, LedgerDefinition, LedgerRecord } from '../contract/index.ts'
import { useFieldText } from './field-text.ts'
import { ledgersTexts } from './texts.ts'
import { useLedgers } from './use-ledgers.ts'

/** Columns by the ledger's definition: what it marks for its list; without a ledger, which ledger a record is of. */
export function useRecordColumns(definition: LedgerDefinition | undefined): Column<LedgerRecord>[] {
  const t = useTexts(ledgersTexts)
  const { date } = useFormats()
  const { textOf, hoursOf } = useFieldText()
  const { definitionOf } = useLedgers()
  const titleColumn: Column<LedgerRecord> = {
    key: 'title',
    title: definition?.titleLabel ?? t.column.title,
    card: 'title',
    render: (record) => (
      <Link to="/records/$id" params={{ id: record.id }}>
        {record.title}
      </Link>
    ),
  }
  const dateColumn: Column<LedgerRecord> = {
    key: 'date',
    title: definition?.dateLabel ?? t.column.date,
    width: '8.5rem',
    render: (record) => <span className="number nowrap">{date(record.occurredOn)}</span>,
  }
  const placeColumn: Column<LedgerRecord> = {
    key: 'place',
    title: t.column.place,
    render: (record) => [record.department, record.community].filter(Boolean).join(' · '),
  }
  const fieldColumn = (field: FieldDefinition): Column<LedgerRecord> => {
    const unit = 'unit' in field && field.unit ? `（${field.unit}）` : ''
    return {
      key: field.key,
      title: `${field.label}${unit}`,
      render: (record) => textOf(field, record.fields[field.key], { unit: false }) ?? '',
      ...(field.type === 'integer' || field.type === 'decimal' ? { align: 'end' as const } : {}),
    }
  }
  const numberColumn = (key: 'people' | 'evidence', title: string): Column<LedgerRecord> => ({
    key,
    title,
    align: 'end',
    render: (record) => (record[key] > 0 ? record[key] : ''),
  })
  const hoursColumn: Column<LedgerRecord> = {
    key: 'hours',
    title: t.column.hours,
    align: 'end',
    render: (record) => (record.minutes > 0 ? t.hours(hoursOf(record.minutes)) : ''),
  }
  if (!definition) {
    const ledgerColumn: Column<LedgerRecord> = {
      key: 'ledger',
      title: t.column.ledger,
      render: (record) => (
        <Link to="/records" search={{ ledger: record.ledger }}>
          {definitionOf(record.ledger)?.name ?? record.ledger}
        </Link>
      ),
    }
    return [dateColumn, titleColumn, ledgerColumn, placeColumn, numberColumn('evidence', t.column.evidence)]
  }
  return [
    dateColumn,
    titleColumn,
    ...(definition.place === 'none' ? [] : [placeColumn]),
    ...definition.fields.filter((field) => field.list).map(fieldColumn),
    ...(definition.people ? [numberColumn('people', t.column.people)] : []),
    ...(definition.people?.minutes ? [hoursColumn] : []),
    ...(definition.evidence ? [numberColumn('evidence', t.column.evidence)] : []),
  ]
}
