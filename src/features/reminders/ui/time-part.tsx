import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import type { FieldSpec, Values } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type Settings } from '../contract/index.ts'
import { LadderInput } from './ladder-input.tsx'
import { reminderTexts } from './texts.ts'

export function TimePart() {
  const settings = useCall(operations.settings, {})
  return <Loaded of={settings}>{(given) => <TimeForm given={given} />}</Loaded>
}

function TimeForm({ given }: { given: Settings }) {
  const t = useTexts(reminderTexts)
  const change = useChange(operations.changeSettings)
  const [quiet, setQuiet] = useState(given.quiet !== null)
  const hours: FieldSpec[] = [
    { key: 'quietFrom', label: t.time.quietFrom, type: 'choice', required: true, options: halfHours },
    { key: 'quietTo', label: t.time.quietTo, type: 'choice', required: true, options: halfHours },
  ]
  const fields: FieldSpec[] = [
    { key: 'enabled', label: t.time.enabled, type: 'boolean', required: true },
    { key: 'hour', label: t.time.hour, type: 'integer', required: true, min: 0, max: 23, unit: t.time.hourUnit },
    { key: 'workdaysOnly', label: t.time.workdaysOnly, type: 'boolean', required: true },
    { key: 'quiet', label: t.time.quiet, type: 'boolean', required: true, hint: t.time.quietHint },
    ...(quiet ? hours : []),
    { key: 'address', label: t.time.address, type: 'text', max: 200, hint: t.time.addressHint },
    {
      key: 'ladder',
      label: t.time.ladder,
      type: 'text',
      required: true,
      hint: t.time.ladderNote,
      render: (control) => <LadderInput {...control} />,
    },
  ]
  return (
    <EntryForm
      schema={operations.changeSettings.body!}
      initial={{
        ...given,
        quiet: given.quiet !== null,
        quietFrom: given.quiet?.from ?? '20:00',
        quietTo: given.quiet?.to ?? '08:00',
      }}
      fields={fields}
      prepare={settingsOf}
      onValues={(values) => setQuiet(values.quiet === true)}
      submitLabel={t.time.save}
      onSubmit={async (body) => {
        await change.mutateAsync({ body })
        toast(t.saved, { undo: { act: () => change.mutate({ body: given }) } })
      }}
    />
  )
}

const halfHours = Array.from({ length: 48 }, (_, index) => {
  const time = `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`
  return { value: time, label: time }
})

function settingsOf({ quiet, quietFrom, quietTo, ...values }: Values): Values {
  return {
    ...values,
    enabled: values.enabled === true,
    workdaysOnly: values.workdaysOnly === true,
    quiet: quiet === true ? { from: quietFrom, to: quietTo } : null,
    address: values.address ?? null,
  }
}
