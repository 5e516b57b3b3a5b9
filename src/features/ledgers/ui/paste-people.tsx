import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useMay } from '../../../web/kit/session.ts'
import { findPeople, type PersonKind, type Sought } from './find-people.ts'
import { readNames } from './name-list.ts'
import type { ChosenPerson } from './record-values.ts'
import { SoughtPeople } from './sought-people.tsx'
import { ledgersTexts } from './texts.ts'

interface PastePeopleProps {
  kind: PersonKind
  minutes: boolean
  onAdd: (people: ChosenPerson[]) => void
}

/** A list of names from a sign-in sheet or a spreadsheet: read, looked up, then looked over before anybody is added. */
export function PastePeople({ kind, minutes, onAdd }: PastePeopleProps) {
  const t = useTexts(ledgersTexts)
  const errorText = useErrorText()
  const may = useMay()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [sought, setSought] = useState<{ people: Sought[]; twice: number }>()
  const look = async () => {
    const { names, twice } = readNames(text)
    if (names.length === 0) return setProblem(t.people.pasteEmpty)
    setProblem(undefined)
    setBusy(true)
    try {
      setSought({ people: await findPeople(names, kind), twice })
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  if (sought) {
    return (
      <SoughtPeople
        {...sought}
        mayCreate={may('people.write') && kind !== 'staff'}
        onAdd={(people) => onAdd(minutes ? people : people.map((person) => ({ ...person, minutes: null })))}
        onBack={() => setSought(undefined)}
      />
    )
  }
  return (
    <div className="paste-people">
      <label>
        <span className="field-hint">{t.people.pasteHint}</span>
        <textarea rows={10} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {problem && (
        <p className="failure" role="alert">
          {problem}
        </p>
      )}
      <div className="form-actions">
        <button type="button" className="button primary" disabled={busy} onClick={() => void look()}>
          {t.people.pasteLook}
        </button>
      </div>
    </div>
  )
}
