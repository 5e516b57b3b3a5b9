import './duties.css'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { AddressSelect } from '../../../web/kit/place-filter.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { type DutyLine, operations, Recurrence } from '../contract.ts'
import { OwnerSelect, PostSelect } from './owner-select.tsx'
import { useScheduleText } from './schedule-text.ts'
import { dutiesTexts } from './texts.ts'

const shows = ['all', 'unowned', 'overdue'] as const
const recurrences = [...Recurrence.options, 'none'] as const
const sorts = ['criterion', 'department', 'due'] as const

/** Every criterion and part with its owner and what it still owes, page by page. */
export function DutyListPage() {
  const t = useTexts(dutiesTexts)
  const { search, page, pageSize } = useAddress()
  const query = {
    show: shows.find((each) => each === search.show) ?? 'all',
    departmentId: search.departmentId,
    postId: search.postId,
    recurrence: recurrences.find((each) => each === search.recurrence),
    search: search.search,
    sort: sorts.find((each) => each === search.sort) ?? 'criterion',
    page,
    pageSize,
  }
  const rows = useCall(operations.listRows, { query }, { keep: true })
  const trail = [
    { label: t.title, to: '/tasks' as const },
    { label: t.decompose.title, to: '/duties' as const },
  ]
  return (
    <>
      <PageHeader title={t.list.title} trail={trail} />
      <ListFilters />
      <Loaded of={rows} lines={10}>
        {({ items, total }) => (
          <>
            <Lines rows={items} />
            <Paging total={total} />
          </>
        )}
      </Loaded>
    </>
  )
}

function ListFilters() {
  const t = useTexts(dutiesTexts)
  return (
    <div className="filters">
      <Views
        label={t.decompose.show}
        name="show"
        options={shows.map((value) => ({ value, label: t.list.shows[value] }))}
      />
      <OwnerSelect />
      <PostSelect />
      <AddressSelect
        name="recurrence"
        label={t.filter.recurrence}
        all={t.filter.allRecurrences}
        options={recurrences.map((value) => ({ value, label: t.schedule.names[value] }))}
      />
      <AddressSelect
        name="sort"
        label={t.filter.sort}
        all={t.list.sorts.criterion}
        options={sorts.slice(1).map((value) => ({ value, label: t.list.sorts[value] }))}
      />
      <SearchBox label={t.decompose.search} />
    </div>
  )
}

function Lines({ rows }: { rows: DutyLine[] }) {
  const t = useTexts(dutiesTexts)
  const { scheduleText } = useScheduleText()
  const { date } = useFormats()
  const columns: Column<DutyLine>[] = [
    {
      key: 'criterion',
      title: t.criterion,
      width: '36%',
      card: 'title',
      render: (row) => (
        <>
          <Link to="/scheme/$criterionId" params={{ criterionId: row.criterionId }} title={row.criterionName}>
            <span className="clip">
              {row.criterionNumber} {row.criterionName}
            </span>
          </Link>
          {row.part && <b>{row.part}</b>}
        </>
      ),
    },
    { key: 'owner', title: t.owner, render: (row) => <LineOwner row={row} /> },
    {
      key: 'measure',
      title: t.duty.measure,
      card: 'hidden',
      render: (row) => <span className="clip">{row.measure}</span>,
    },
    { key: 'term', title: t.schedule.label, render: (row) => scheduleText(row.schedule) },
    {
      key: 'open',
      title: t.list.open,
      render: (row) =>
        row.open > 0 && (
          <>
            <Link to="/tasks" search={{ search: row.part || row.criterionNumber, scope: 'all' }}>
              {t.list.openOf(row.open, row.nextDue ? date(row.nextDue) : '')}
            </Link>
            {row.overdue > 0 && <StatusTag tone="bad">{t.list.late(row.overdue)}</StatusTag>}
          </>
        ),
    },
  ]
  return (
    <DataTable
      caption={t.list.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.criterionId} ${row.part}`}
      empty={t.decompose.empty}
    />
  )
}

function LineOwner({ row }: { row: DutyLine }) {
  const t = useTexts(dutiesTexts)
  if (!row.department && !row.post) return <StatusTag tone="warn">{t.nobody}</StatusTag>
  return (
    <>
      {[row.department, row.post].filter(Boolean).join(' · ')}
      {row.holders.length > 0 && <span className="soft"> {row.holders.join('、')}</span>}
      {!row.post && <StatusTag tone="warn">{t.duty.noPost}</StatusTag>}
    </>
  )
}
