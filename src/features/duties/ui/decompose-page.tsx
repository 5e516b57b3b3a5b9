import './decompose.css'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { download } from '../../../web/kit/download.ts'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { Empty, Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { operations } from '../contract.ts'
import { BulkBar } from './decompose/bulk-bar.tsx'
import { CriteriaList } from './decompose/criteria-list.tsx'
import { LastChange } from './decompose/last-change.tsx'
import { Proposals } from './decompose/proposals.tsx'
import { Targets } from './decompose/targets.tsx'
import { useGive } from './decompose/use-give.ts'
import { OwnerSelect } from './owner-select.tsx'
import { dutiesTexts } from './texts.ts'
import { type DutyRow, useDutyRows } from './use-duty-rows.ts'

/** The scheme's criteria beside the departments: who owes what, by dragging, in bulk, or from what is written already. */
export function DecomposePage() {
  const texts = useTexts(dutiesTexts)
  const t = texts.decompose
  const may = useMay()
  const { search } = useAddress()
  const { scheme, duties, rows, coverage, lastChange } = useDutyRows()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const give = useGive(() => setPicked(new Set()))
  const { show, departmentId, search: text } = search
  const shown = useMemo(() => rowsShown(rows, { show, departmentId, text }), [rows, show, departmentId, text])
  const chosen = rows.filter((row) => picked.has(row.key))
  return (
    <>
      <PageHeader
        title={t.title}
        trail={[{ label: texts.title, to: '/tasks' }]}
        note={<Notes owned={coverage} last={lastChange} />}
        actions={<Actions />}
      />
      <div className="filters">
        <Views
          label={t.show}
          name="show"
          options={[
            { value: 'all', label: t.all },
            { value: 'unowned', label: t.unowned },
          ]}
        />
        <OwnerSelect />
        <SearchBox label={t.search} />
      </div>
      <Loaded of={scheme} lines={12}>
        {() => (
          <Loaded of={duties} lines={12}>
            {() => (
              <div className={may('duties.assign') ? 'decompose' : 'decompose read-only'}>
                {shown.length === 0 ? (
                  <Empty>{show === 'unowned' && !text && !departmentId ? t.allOwned : t.empty}</Empty>
                ) : (
                  <CriteriaList rows={shown} picked={picked} onPick={setPicked} />
                )}
                {may('duties.assign') && (
                  <Targets rows={rows} onDrop={(keys, owner) => give(rowsOf(rows, keys), owner, 'drag')} />
                )}
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
      {chosen.length > 0 && <BulkBar rows={chosen} onClear={() => setPicked(new Set())} onGive={give} />}
    </>
  )
}

function rowsOf(rows: readonly DutyRow[], keys: readonly string[]): DutyRow[] {
  const wanted = new Set(keys)
  return rows.filter((row) => wanted.has(row.key))
}

interface Shown {
  show: string | undefined
  departmentId: string | undefined
  text: string | undefined
}

function rowsShown(rows: readonly DutyRow[], { show, departmentId, text }: Shown): DutyRow[] {
  const word = text?.toLowerCase()
  return rows.filter(
    (row) =>
      (show !== 'unowned' || !row.departmentId || !row.postId) &&
      (!departmentId || row.departmentId === departmentId) &&
      (!word ||
        [row.node.path, row.node.name, row.part, row.measure, row.node.department].some((each) =>
          each?.toLowerCase().includes(word),
        )),
  )
}

function Notes({
  owned,
  last,
}: {
  owned: { owned: number; criteria: number } | undefined
  last: Parameters<typeof LastChange>[0]['last']
}) {
  const t = useTexts(dutiesTexts)
  return (
    <>
      {owned && <span>{t.coverage(owned.owned, owned.criteria)}</span>}
      <LastChange last={last} />
    </>
  )
}

function Actions() {
  const texts = useTexts(dutiesTexts)
  const t = texts.decompose
  const may = useMay()
  const errorText = useErrorText()
  const { search } = useAddress()
  const { departmentId } = search
  const save = () =>
    download(operations.export, { query: departmentId ? { departmentId } : {} }, `${t.title}.xlsx`).catch((error) =>
      toast(errorText(error), { tone: 'bad' }),
    )
  return (
    <>
      {may('duties.assign') && <Proposals />}
      <button type="button" className="button" onClick={() => void save()}>
        <Icon name="download" />
        {t.export}
      </button>
      <Link to="/duties/list" search={departmentId ? { departmentId } : {}} className="button">
        {texts.list.title}
      </Link>
      <Link to="/duties/sheet" search={departmentId ? { departmentId } : {}} className="button">
        <Icon name="print" />
        {t.print}
      </Link>
    </>
  )
}
