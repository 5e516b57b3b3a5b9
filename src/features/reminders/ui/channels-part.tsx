import { useState } from 'react'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useErrorText } from '../../../web/kit/errors.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type ReminderChannel } from '../contract/index.ts'
import { EditChannelForm, NewChannelForm } from './channel-form.tsx'
import { reminderTexts } from './texts.ts'

type Opened = { what: 'add' } | { what: 'edit' | 'test'; channel: ReminderChannel }

export function ChannelsPart() {
  const t = useTexts(reminderTexts)
  const may = useMay()
  const channels = useCall(operations.channels, {})
  const [opened, setOpened] = useState<Opened>()
  const columns = useColumns(setOpened)
  const close = () => setOpened(undefined)
  const titles = { add: t.channels.add, edit: t.channels.edit, test: t.channels.test }
  return (
    <>
      <p className="soft">{t.channels.note}</p>
      {may('reminders.channels') && (
        <div>
          <button type="button" className="button" onClick={() => setOpened({ what: 'add' })}>
            <Icon name="plus" />
            {t.channels.add}
          </button>
        </div>
      )}
      <Loaded of={channels}>
        {({ items }) => (
          <DataTable
            caption={t.parts.channels}
            rows={items}
            rowKey={({ id }) => id}
            empty={t.channels.empty}
            columns={columns}
          />
        )}
      </Loaded>
      <Sheet open={opened !== undefined} from="centre" title={opened ? titles[opened.what] : ''} onClose={close}>
        {opened?.what === 'add' && <NewChannelForm onDone={close} />}
        {opened?.what === 'edit' && <EditChannelForm channel={opened.channel} onDone={close} />}
        {opened?.what === 'test' && <TestForm channel={opened.channel} onDone={close} />}
      </Sheet>
    </>
  )
}

function useColumns(open: (opened: Opened) => void): Column<ReminderChannel>[] {
  const t = useTexts(reminderTexts)
  const may = useMay()
  const columns: Column<ReminderChannel>[] = [
    { key: 'name', title: t.channels.name, card: 'title', render: ({ name }) => name },
    {
      key: 'kind',
      title: t.channels.kind,
      render: ({ kind, mail, secret }) => (
        <>
          {t.kind[kind]}
          <span className="soft block">
            {[mail && `${mail.host}:${mail.port}`, secret.hint, secret.signed && t.channels.signed]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      title: t.channels.state,
      render: ({ enabled, secret, mail }) =>
        !secret.kept && (mail === null || mail.user !== '') ? (
          <StatusTag tone="bad">{t.channels.lost}</StatusTag>
        ) : (
          <StatusTag tone={enabled ? 'good' : 'plain'}>{enabled ? t.channels.on : t.channels.off}</StatusTag>
        ),
    },
  ]
  if (!may('reminders.channels')) return columns
  return [...columns, { key: 'act', title: t.log.act, render: (channel) => <Actions channel={channel} open={open} /> }]
}

function Actions({ channel, open }: { channel: ReminderChannel; open: (opened: Opened) => void }) {
  const t = useTexts(reminderTexts)
  const errorText = useErrorText()
  const change = useChange(operations.switchChannel)
  const test = useChange(operations.testChannel)
  const params = { id: channel.id }
  const failed = { onError: (error: unknown) => toast(errorText(error), { tone: 'bad' }) }
  const remove = () =>
    change.mutate(
      { params, body: { removed: true } },
      {
        ...failed,
        onSuccess: () =>
          toast(t.channels.removed(channel.name), {
            undo: { act: () => change.mutate({ params, body: { removed: false } }, failed) },
          }),
      },
    )
  const sendTest = () =>
    channel.kind === 'mail'
      ? open({ what: 'test', channel })
      : test.mutate({ params, body: {} }, { ...failed, onSuccess: () => toast(t.channels.tested) })
  return (
    <div className="row-actions">
      <button type="button" className="button" disabled={test.isPending} onClick={sendTest}>
        {t.channels.test}
      </button>
      <button type="button" className="button" onClick={() => open({ what: 'edit', channel })}>
        {t.channels.edit}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => change.mutate({ params, body: { enabled: !channel.enabled } }, failed)}
      >
        {channel.enabled ? t.channels.turnOff : t.channels.turnOn}
      </button>
      <button type="button" className="button" onClick={remove}>
        {t.channels.remove}
      </button>
    </div>
  )
}

function TestForm({ channel, onDone }: { channel: ReminderChannel; onDone: () => void }) {
  const t = useTexts(reminderTexts)
  const test = useChange(operations.testChannel)
  return (
    <EntryForm
      schema={operations.testChannel.body!}
      fields={[{ key: 'to', label: t.channels.testTo, type: 'text', required: true, max: 200 }]}
      submitLabel={t.channels.test}
      onCancel={onDone}
      onSubmit={async (body) => {
        await test.mutateAsync({ params: { id: channel.id }, body })
        toast(t.channels.tested)
        onDone()
      }}
    />
  )
}
