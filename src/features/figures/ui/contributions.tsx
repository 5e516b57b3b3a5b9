import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useLedgers } from '../../ledgers/ui/use-ledgers.ts'
import type { FigureDetail } from '../contract.ts'
import { sameDecimal, sumDecimals } from './sum.ts'
import { figuresTexts } from './texts.ts'

type Contribution = FigureDetail['contributions'][number]

/** The records behind a figure; their sum is worked out here once more, from what is shown, and compared with the value. */
export function Contributions({ figure }: { figure: FigureDetail }) {
  const t = useTexts(figuresTexts)
  const { decimal } = useFormats()
  const { contributions, hidden, restricted, value, unit } = figure
  const sum = sumDecimals(contributions.map(({ amount }) => amount))
  const columns = useColumns(unit)
  return (
    <section className="card figure-section" aria-labelledby="figure-records">
      <header>
        <h2 id="figure-records">{t.contributions.title}</h2>
        {contributions.length > 0 && (
          <p className="figure-sum">
            <b>{t.contributions.sum(contributions.length, decimal(sum), unit)}</b>{' '}
            {value !== null && sameDecimal(sum, value) ? (
              <StatusTag tone="good">{t.contributions.equal}</StatusTag>
            ) : (
              <StatusTag tone="bad">{t.contributions.differs(decimal(value), unit)}</StatusTag>
            )}
          </p>
        )}
      </header>
      {hidden > 0 && <p className="notice">{t.contributions.hidden(hidden)}</p>}
      {restricted && value === null && <p className="notice">{t.contributions.restricted}</p>}
      {!restricted && (
        <DataTable
          caption={t.contributions.title}
          columns={columns}
          rows={contributions}
          rowKey={({ recordId }) => recordId}
          empty={t.contributions.none}
        />
      )}
    </section>
  )
}

function useColumns(unit: string): Column<Contribution>[] {
  const t = useTexts(figuresTexts)
  const { date, decimal } = useFormats()
  const { definitionOf } = useLedgers()
  return [
    { key: 'date', title: t.column.date, width: '9rem', render: ({ occurredOn }) => date(occurredOn) },
    {
      key: 'title',
      title: t.column.record,
      card: 'title',
      render: ({ recordId, title }) => (
        <Link to="/records/$id" params={{ id: recordId }}>
          {title}
        </Link>
      ),
    },
    {
      key: 'ledger',
      title: t.column.ledger,
      width: '9rem',
      card: 'hidden',
      render: ({ ledger }) => (
        <Link to="/records" search={{ ledger }}>
          {definitionOf(ledger)?.name ?? ledger}
        </Link>
      ),
    },
    {
      key: 'place',
      title: t.column.place,
      render: ({ department, community }) => [department, community].filter(Boolean).join(' · '),
    },
    {
      key: 'evidence',
      title: t.column.evidence,
      width: '5rem',
      align: 'end',
      render: ({ evidence }) => evidence || '',
    },
    {
      key: 'amount',
      title: t.column.amount,
      width: '9rem',
      align: 'end',
      render: ({ amount }) => (
        <>
          {decimal(amount)} <small className="soft">{unit}</small>
        </>
      ),
    },
  ]
}
