import { Link } from '@tanstack/react-router'
import { call } from '../../../../web/kit/api.ts'
import { type Column, DataTable } from '../../../../web/kit/data-table.tsx'
import { saveBlob } from '../../../../web/kit/download.ts'
import { useErrorText } from '../../../../web/kit/errors.ts'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Paging, useAddress } from '../../../../web/kit/paging.tsx'
import { useCall, useChange } from '../../../../web/kit/queries.ts'
import { useMay } from '../../../../web/kit/session.ts'
import { Loaded } from '../../../../web/kit/states.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Views } from '../../../../web/kit/views.tsx'
import { operations, type Waiver } from '../../contract/index.ts'
import { settingsTexts } from './texts.ts'
import { waiverFile } from './word-file.ts'

/** Faults that the unit keeps, with who, when and why; what was taken back stays to be seen. */
export function WaiversSection() {
  const texts = useTexts(settingsTexts)
  const t = texts.waivers
  const { search, page, pageSize } = useAddress()
  const state = search.state === 'revoked' ? 'revoked' : 'active'
  const columns = useColumns(state)
  const waivers = useCall(operations.listWaivers, { query: { state, page, pageSize } }, { keep: true })
  return (
    <section aria-labelledby="waivers">
      <header>
        <h2 id="waivers">{t.title}</h2>
        <ExportWaivers />
        <Views
          label={t.view}
          name="state"
          options={[
            { value: 'active', label: t.active },
            { value: 'revoked', label: t.revoked },
          ]}
        />
      </header>
      <p className="soft">{t.note}</p>
      <Loaded of={waivers} lines={5}>
        {({ items, total }) => (
          <>
            <DataTable
              caption={t.title}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              empty={state === 'active' ? t.empty : t.emptyRevoked}
            />
            {total > 0 && <Paging total={total} />}
          </>
        )}
      </Loaded>
    </section>
  )
}

/** All of them, as the check takes them, not only the page that is shown. */
function ExportWaivers() {
  const texts = useTexts(settingsTexts)
  const errorText = useErrorText()
  const save = async () => {
    try {
      const { waivers } = await call(operations.checkData, {})
      saveBlob(waiverFile(waivers), texts.waivers.file)
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <button type="button" className="button" onClick={() => void save()}>
      <Icon name="download" />
      {texts.export}
    </button>
  )
}

function useColumns(state: 'active' | 'revoked'): Column<Waiver>[] {
  const t = useTexts(settingsTexts).waivers
  const { instant } = useFormats()
  const who = (name: string | null, at: string | null) => (
    <>
      {name} <small className="soft">{at && instant(at)}</small>
    </>
  )
  const columns: Column<Waiver>[] = [
    { key: 'words', title: t.words, card: 'title', render: ({ words }) => <b>{words.trim() || t.noWords}</b> },
    {
      key: 'rule',
      title: t.rule,
      render: ({ rule }) => (
        <Link to="/check/rules/$rule" params={{ rule }}>
          {rule}
        </Link>
      ),
    },
    { key: 'scope', title: t.scope, render: ({ spot }) => (spot ? t.spot : t.everywhere) },
    { key: 'reason', title: t.reason, render: ({ reason }) => reason },
    { key: 'by', title: t.by, render: ({ by, at }) => who(by, at) },
  ]
  return state === 'revoked'
    ? [
        ...columns,
        { key: 'revoked', title: t.revokedBy, render: ({ revokedBy, revokedAt }) => who(revokedBy, revokedAt) },
      ]
    : [...columns, { key: 'act', title: t.act, render: (waiver) => <Revoke waiver={waiver} /> }]
}

function Revoke({ waiver }: { waiver: Waiver }) {
  const t = useTexts(settingsTexts).waivers
  const may = useMay()
  const errorText = useErrorText()
  const revoke = useChange(operations.revokeWaiver)
  const waive = useChange(operations.waive)
  const { id, rule, words, spot, reason } = waiver
  const onError = (error: unknown) => toast(errorText(error), { tone: 'bad' })
  if (!may(spot ? 'reports.waive' : 'reports.waive-everywhere')) return null
  const again = () => waive.mutate({ body: { rule, words, spot, reason } }, { onError })
  return (
    <button
      type="button"
      className="button"
      onClick={() =>
        revoke.mutate({ params: { id } }, { onSuccess: () => toast(t.revokedNow, { undo: { act: again } }), onError })
      }
    >
      {t.revoke}
    </button>
  )
}
