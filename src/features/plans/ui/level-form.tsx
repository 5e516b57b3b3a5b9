import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import type { FieldSpec, Values } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { type Level, LevelChange, operations } from '../contract/index.ts'
import { plansTexts } from './texts.ts'

/** What differs from place to place: name, term, times of application. */
export function LevelForm({ level, onDone }: { level: Level; onDone: () => void }) {
  const t = useTexts(plansTexts).ladder
  const change = useChange(operations.changeLevel)
  const [timed, setTimed] = useState(level.window !== null)
  const params = { level: level.key }
  const { name, issuer, termYears, holdYears, window } = level
  const before = level.adjusted ? { name, issuer, termYears, holdYears, window } : null
  const save = async (after: LevelChange | null, told: string) => {
    await change.mutateAsync({ params, body: { change: after } })
    toast(told, { undo: { act: () => change.mutate({ params, body: { change: before } }) } })
    onDone()
  }
  const times: FieldSpec[] = [
    { key: 'every', label: t.every, type: 'integer', required: true, min: 1, max: 6 },
    { key: 'base', label: t.base, type: 'integer', required: true, min: 2000, max: 2100 },
    { key: 'from', label: t.from, type: 'text', required: true, max: 5, hint: t.monthDayHint },
    { key: 'to', label: t.to, type: 'text', required: true, max: 5 },
  ]
  return (
    <EntryForm
      schema={LevelChange}
      initial={{ name, issuer, termYears, holdYears, timed: window !== null, ...(window ?? { every: 1, base: 2024 }) }}
      fields={[
        { key: 'name', label: t.name, type: 'text', required: true, max: 40 },
        { key: 'issuer', label: t.issuer, type: 'text', max: 100 },
        { key: 'termYears', label: t.termYears, type: 'integer', min: 1, max: 10, hint: t.termHint },
        { key: 'holdYears', label: t.holdYears, type: 'integer', min: 0, max: 10 },
        { key: 'timed', label: t.hasWindow, type: 'boolean', required: true },
        ...(timed ? times : []),
      ]}
      prepare={changeOf}
      onValues={(values) => setTimed(values.timed === true)}
      onCancel={onDone}
      onSubmit={(after) => save(after, t.saved)}
    >
      {level.adjusted && (
        <p>
          <button type="button" className="link" onClick={() => void save(null, t.resetDone)}>
            {t.reset}
          </button>
        </p>
      )}
    </EntryForm>
  )
}

function changeOf({ timed, every, base, from, to, ...values }: Values): Values {
  return { ...values, window: timed === true ? { every, base, from, to } : null }
}
