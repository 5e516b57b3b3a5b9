import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { DataTable } from '../../../web/kit/data-table.tsx'
import { download } from '../../../web/kit/download.ts'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { PlaceFilter } from '../../../web/kit/place-filter.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { type LedgerDefinition, operations } from '../contract/index.ts'
import { PeriodFilter } from './period-filter.tsx'
import { useRecordColumns } from './record-columns.tsx'
import { ledgersTexts } from './texts.ts'
import { useLedgers } from './use-ledgers.ts'

/** The records of one ledger, drawn from its definition; of all ledgers when none is named. */
export function RecordList() {
  const t = useTexts(ledgersTexts)
  const { search } = useAddress()
  const { ledgers, definitionOf } = useLedgers()
  if (search.ledger && !ledgers.data) return <Loaded of={ledgers}>{() => null}</Loaded>
  const definition = definitionOf(search.ledger)
  if (search.ledger && !definition) return <NoSuchLedger />
  return (
    <>
      <PageHeader
        title={definition?.name ?? (search.search ? t.found : t.allRecords)}
        trail={[{ label: t.title, to: '/records' }]}
        note={definition?.description}
        actions={<ListActions definition={definition} />}
      />
      <Filters />
      <Records definition={definition} />
    </>
  )
}

function NoSuchLedger() {
  const t = useTexts(ledgersTexts)
  return (
    <>
      <PageHeader title={t.title} trail={[{ label: t.title, to: '/records' }]} />
      <Empty>
        <p>{t.noSuchLedger}</p>
        <Link to="/records">{t.allLedgers}</Link>
      </Empty>
    </>
  )
}

/** What the address asks for, without the page. */
function useFilter() {
  const { search } = useAddress()
  const { ledger, from, to, departmentId, communityId, search: text } = search
  const state = search.state === 'withdrawn' ? ('withdrawn' as const) : ('active' as const)
  return { ledger, from, to, departmentId, communityId, search: text, state }
}

function ListActions({ definition }: { definition: LedgerDefinition | undefined }) {
  const t = useTexts(ledgersTexts)
  const may = useMay()
  const errorText = useErrorText()
  const query = useFilter()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await download(operations.exportRecords, { query }, `${definition?.name ?? t.title}.xlsx`)
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <button type="button" className="button" disabled={busy} onClick={() => void save()}>
        <Icon name="download" />
        {busy ? t.exporting : t.exportSheet}
      </button>
      {may('records.write') && (
        <Link className="button primary" to="/records/new" search={{ ledger: definition?.key }}>
          <Icon name="plus" />
          {t.enter}
        </Link>
      )}
    </>
  )
}

function Filters() {
  const t = useTexts(ledgersTexts)
  return (
    <div className="filters record-filters">
      <PeriodFilter />
      <PlaceFilter />
      <SearchBox label={t.search} />
      <Views
        label={t.state.label}
        name="state"
        options={[
          { value: 'active', label: t.state.active },
          { value: 'withdrawn', label: t.state.withdrawn },
        ]}
      />
    </div>
  )
}

function Records({ definition }: { definition: LedgerDefinition | undefined }) {
  const t = useTexts(ledgersTexts)
  const { page, pageSize } = useAddress()
  const query = useFilter()
  const records = useCall(operations.listRecords, { query: { ...query, page, pageSize } }, { keep: true })
  const columns = useRecordColumns(definition)
  return (
    <Loaded of={records} lines={10}>
      {({ items, total }) =>
        items.length === 0 ? (
          <NoRecords definition={definition} />
        ) : (
          <>
            <DataTable
              caption={definition?.name ?? t.allRecords}
              columns={columns}
              rows={items}
              rowKey={(record) => record.id}
            />
            <Paging total={total} />
          </>
        )
      }
    </Loaded>
  )
}

function NoRecords({ definition }: { definition: LedgerDefinition | undefined }) {
  const t = useTexts(ledgersTexts)
  const may = useMay()
  const { ledger, state, ...conditions } = useFilter()
  const filtered = state === 'withdrawn' || Object.values(conditions).some(Boolean)
  return (
    <Empty>
      <p>{filtered || !definition ? t.nothingFound : t.emptyLedger(definition.name)}</p>
      {filtered ? (
        <Link to="/records" search={{ ledger }}>
          {t.clearFilters}
        </Link>
      ) : (
        may('records.write') && (
          <Link className="button primary" to="/records/new" search={{ ledger }}>
            <Icon name="plus" />
            {t.enterIn(definition?.name ?? '')}
          </Link>
        )
      )}
    </Empty>
  )
}
