import './figures.css'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { FigureChip } from '../../../web/kit/figure.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { type Figure, operations } from '../contract.ts'
import { SliceFilter, useSlice } from './slice-filter.tsx'
import { figuresTexts } from './texts.ts'

/** Every figure of a period and place, by group; a value opens what is behind it. */
export function FiguresPage() {
  const t = useTexts(figuresTexts)
  const formats = useFormats()
  const figures = useCall(operations.list, { query: useSlice() }, { keep: true })
  return (
    <>
      <PageHeader title={t.title} note={t.note} />
      <SliceFilter />
      <Loaded of={figures} lines={14}>
        {({ items, period, periodLabel }) => (
          <>
            <p className="soft figure-period">{formats.period(period, periodLabel)}</p>
            {[...Map.groupBy(items, ({ group }) => group)].map(([group, members]) => (
              <section key={group} className="figure-group" aria-label={group}>
                <h2>{group}</h2>
                <FigureTable group={group} figures={members} />
              </section>
            ))}
          </>
        )}
      </Loaded>
    </>
  )
}

function FigureTable({ group, figures }: { group: string; figures: readonly Figure[] }) {
  const t = useTexts(figuresTexts)
  const slice = withoutAbsent(useSlice())
  const columns: Column<Figure>[] = [
    { key: 'name', title: t.column.name, width: '15rem', card: 'title', render: ({ name }) => name },
    {
      key: 'value',
      title: t.column.value,
      width: '10rem',
      align: 'end',
      render: ({ id, name, value, unit }) => <FigureChip id={id} name={name} value={value} unit={unit} {...slice} />,
    },
    {
      key: 'definition',
      title: t.column.definition,
      render: ({ definition }) => <span className="soft">{definition}</span>,
    },
    {
      key: 'records',
      title: t.column.records,
      width: '9rem',
      align: 'end',
      card: 'hidden',
      render: ({ id, records }) => (
        <span className="soft">{id.startsWith('organization.') ? t.organization : t.records(records)}</span>
      ),
    },
  ]
  return <DataTable caption={group} columns={columns} rows={figures} rowKey={({ id }) => id} />
}

/** Parts of a slice that are given, so that links carry nothing empty. */
function withoutAbsent(slice: ReturnType<typeof useSlice>): {
  period?: string
  departmentId?: string
  communityId?: string
} {
  return Object.fromEntries(Object.entries(slice).filter(([, value]) => value !== undefined && value !== 'cycle'))
}
