import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import type { FieldSpec, Values } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { ChannelKind, operations, type ReminderChannel } from '../contract/index.ts'
import { reminderTexts } from './texts.ts'

const mailKeys = ['host', 'port', 'security', 'user', 'from'] as const

/** What a kind of channel asks for; secrets are asked for only when there is none, or to replace it. */
function useFields(kind: ChannelKind, known: boolean): FieldSpec[] {
  const t = useTexts(reminderTexts).channels
  const secret = known ? { required: false, hint: t.keep } : { required: true }
  const name: FieldSpec = { key: 'name', label: t.name, type: 'text', required: true, max: 40 }
  if (kind !== 'mail') {
    return [
      name,
      { key: 'address', label: t.address, type: 'text', max: 500, ...secret },
      { key: 'signing', label: t.signing, type: 'password', max: 200, hint: t.signingHint, autoComplete: 'off' },
    ].filter(({ key }) => key !== 'signing' || kind !== 'wecom') as FieldSpec[]
  }
  return [
    name,
    { key: 'host', label: t.host, type: 'text', required: true, max: 200 },
    { key: 'port', label: t.port, type: 'integer', required: true, min: 1, max: 65535 },
    {
      key: 'security',
      label: t.security,
      type: 'choice',
      required: true,
      options: Object.entries(t.securities).map(([value, label]) => ({ value, label })),
    },
    { key: 'from', label: t.from, type: 'text', required: true, max: 200 },
    { key: 'user', label: t.user, type: 'text', max: 200 },
    {
      key: 'password',
      label: t.password,
      type: 'password',
      max: 200,
      hint: known ? t.keep : undefined,
      autoComplete: 'off',
    },
  ]
}

function bodyOf(kind: ChannelKind, values: Values): Values {
  const { host, port, security, user, from, ...rest } = values
  return kind === 'mail' ? { ...rest, mail: { host, port, security, user: user ?? '', from } } : rest
}

export function NewChannelForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(reminderTexts)
  const [kind, setKind] = useState<ChannelKind>('wecom')
  const add = useChange(operations.addChannel)
  const kinds = ChannelKind.options.map((value) => ({ value, label: t.kind[value] }))
  return (
    <EntryForm
      schema={operations.addChannel.body!}
      initial={{ kind, port: 465, security: 'tls' }}
      fields={[
        { key: 'kind', label: t.channels.kind, type: 'choice', required: true, options: kinds },
        ...useFields(kind, false),
      ]}
      prepare={(values) => bodyOf(kind, values)}
      onValues={(values) => setKind(values.kind as ChannelKind)}
      onCancel={onDone}
      onSubmit={async (body) => {
        await add.mutateAsync({ body })
        toast(t.channels.added)
        onDone()
      }}
    />
  )
}

export function EditChannelForm({ channel, onDone }: { channel: ReminderChannel; onDone: () => void }) {
  const t = useTexts(reminderTexts)
  const change = useChange(operations.changeChannel)
  const mail = channel.mail && Object.fromEntries(mailKeys.map((key) => [key, channel.mail![key]]))
  return (
    <EntryForm
      schema={operations.changeChannel.body!}
      initial={{ name: channel.name, ...mail }}
      fields={useFields(channel.kind, channel.secret.kept)}
      prepare={(values) => bodyOf(channel.kind, values)}
      onCancel={onDone}
      onSubmit={async (body) => {
        await change.mutateAsync({ params: { id: channel.id }, body })
        toast(t.saved)
        onDone()
      }}
    />
  )
}
