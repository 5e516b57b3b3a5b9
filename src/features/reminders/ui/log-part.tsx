import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag, type Tone } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { type Outgoing, operations } from '../contract/index.ts'
import { reminderTexts } from './texts.ts'

const tones: Record<Outgoing['state'], Tone> = {
  planned: 'plain',
  sending: 'plain',
  sent: 'good',
  failed: 'bad',
  uncertain: 'warn',
  void: 'plain',
}

export function LogPart() {
  const t = useTexts(reminderTexts)
  const { search, page, pageSize } = useAddress()
  const view = search.view === 'trouble' ? 'trouble' : 'all'
  const outgoing = useCall(operations.outgoing, { query: { page, pageSize, view } }, { keep: true })
  const columns = useColumns()
  return (
    <>
      <p className="soft">{t.log.note}</p>
      <Views
        label={t.log.view}
        name="view"
        options={[
          { value: 'all', label: t.log.views.all },
          { value: 'trouble', label: t.log.views.trouble },
        ]}
      />
      <Loaded of={outgoing}>
        {({ items, total }) => (
          <>
            <DataTable
              caption={t.parts.log}
              rows={items}
              rowKey={({ id }) => id}
              empty={t.log.empty}
              columns={columns}
            />
            <Paging total={total} />
          </>
        )}
      </Loaded>
    </>
  )
}

function useColumns(): Column<Outgoing>[] {
  const t = useTexts(reminderTexts)
  const { date, instant } = useFormats()
  return [
    { key: 'day', title: t.log.day, render: ({ day }) => date(day) },
    {
      key: 'recipient',
      title: t.log.recipient,
      card: 'title',
      render: ({ recipient, channel }) => `${recipient} · ${t.channel[channel]}`,
    },
    { key: 'items', title: t.log.items, align: 'end', render: ({ items }) => t.log.count(items) },
    {
      key: 'state',
      title: t.log.state,
      render: ({ state, problem, at, notBefore }) => (
        <>
          <StatusTag tone={tones[state]}>{t.log.states[state]}</StatusTag>
          <span className="soft block">
            {[state === 'planned' ? instant(notBefore) : at && instant(at), problem].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'act', title: t.log.act, render: (message) => <Decide message={message} /> },
  ]
}

function Decide({ message: { id, state } }: { message: Outgoing }) {
  const t = useTexts(reminderTexts)
  const errorText = useErrorText()
  const resend = useChange(operations.resend)
  const settle = useChange(operations.settle)
  if (state !== 'failed' && state !== 'uncertain') return null
  const told = (text: string) => ({
    onSuccess: () => toast(text),
    onError: (error: unknown) => toast(errorText(error), { tone: 'bad' }),
  })
  const busy = resend.isPending || settle.isPending
  return (
    <div className="row-actions">
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={() => resend.mutate({ params: { id } }, told(t.log.resent))}
      >
        {t.log.resend}
      </button>
      <button
        type="button"
        className="button"
        disabled={busy}
        onClick={() => settle.mutate({ params: { id } }, told(t.log.settled))}
      >
        {t.log.settle}
      </button>
    </div>
  )
}
