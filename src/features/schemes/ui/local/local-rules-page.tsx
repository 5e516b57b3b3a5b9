import './local.css'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { useAddress } from '../../../../web/kit/paging.tsx'
import { useCall } from '../../../../web/kit/queries.ts'
import { Empty, Failure, Loaded } from '../../../../web/kit/states.tsx'
import { PickFiles } from '../../../../web/kit/upload/drop-zone.tsx'
import { sendBody } from '../../../../web/kit/upload/send-body.ts'
import { type OverlayCheck, type OverlayDraft, operations, type SchemeVersion } from '../../contract.ts'
import { schemesTexts } from '../texts.ts'
import { nameOf } from '../tried-file.ts'
import { emptyDraft } from './draft.ts'
import { FaultList } from './fault-list.tsx'
import { LocalEditor } from './local-editor.tsx'
import { localTexts } from './texts.ts'

/** Local rules 地方细则: begun from a published scheme, from earlier ones, or from a file. */
export function LocalRulesPage() {
  const texts = useTexts(schemesTexts)
  const t = useTexts(localTexts)
  const { search } = useAddress()
  const [read, setRead] = useState<OverlayCheck>()
  const versions = useCall(operations.list, {})
  const trail = [
    { label: texts.settings, to: '/settings/organization' },
    { label: texts.files.title, to: '/settings/schemes' },
  ] as const
  const baseId = read?.base?.id ?? search.base
  const base = versions.data?.items.find(({ id }) => id === baseId)
  return (
    <>
      <PageHeader title={t.title} trail={[...trail]} note={base ? t.note(base.title, base.version) : t.noBase} />
      <Loaded of={versions}>
        {({ items }) => (
          <div className="local-rules">
            <div className="local-begin">
              <PickBase versions={items} base={base} />
              <ReadFile onRead={setRead} />
            </div>
            {read && !read.overlay && <FaultList faults={read.faults} />}
            {items.length === 0 && <Empty>{t.noVersion}</Empty>}
            {base && <Begin key={`${base.id} ${read ? JSON.stringify(read.overlay) : ''}`} base={base} read={read} />}
          </div>
        )}
      </Loaded>
    </>
  )
}

/** The draft to begin with: what was read, that of an earlier version, or an empty one. */
function Begin({ base, read }: { base: SchemeVersion; read: OverlayCheck | undefined }) {
  const { search } = useAddress()
  const view = useCall(operations.version, { params: { id: base.id } })
  const former = useCall(
    operations.overlayOf,
    { params: { id: search.from ?? base.id } },
    { enabled: Boolean(search.from) },
  )
  const given = read?.overlay
  const begin = given ?? (search.from && former.data?.overlay) ?? emptyDraft(base)
  if (search.from && !given && !former.data) return <Loaded of={former}>{() => null}</Loaded>
  return (
    <Loaded of={view}>{({ nodes }) => <LocalEditor nodes={nodes} base={base} begin={begin as OverlayDraft} />}</Loaded>
  )
}

function PickBase({ versions, base }: { versions: readonly SchemeVersion[]; base: SchemeVersion | undefined }) {
  const t = useTexts(localTexts)
  const id = useId()
  const navigate = useNavigate()
  return (
    <span className="local-field">
      <label htmlFor={id}>{t.choose}</label>
      <select
        className="select"
        id={id}
        value={base?.id ?? ''}
        onChange={(event) =>
          void navigate({
            to: '/settings/schemes/local',
            search: event.target.value ? { base: event.target.value } : {},
          })
        }
      >
        <option value="">{t.none}</option>
        {versions.map((version) => (
          <option key={version.id} value={version.id}>
            {version.title} {version.version}
          </option>
        ))}
      </select>
    </span>
  )
}

function ReadFile({ onRead }: { onRead: (read: OverlayCheck) => void }) {
  const t = useTexts(localTexts)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const read = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setError(undefined)
    try {
      onRead(await sendBody(operations.readOverlay, { query: { name: nameOf(file) } }, file))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="local-field">
      <span>{t.file}</span>
      <PickFiles
        label={busy ? t.reading : t.pick}
        accept=".xlsx,.xls,.yaml,.yml"
        disabled={busy}
        onFiles={([file]) => void read(file)}
      />
      <small className="soft">{t.fileHint}</small>
      {error !== undefined && <Failure error={error} />}
    </div>
  )
}
