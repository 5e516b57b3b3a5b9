import { Select } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { operations } from '../../organization/contract.ts'
import { useFieldText } from './field-text.ts'
import { PastePeople } from './paste-people.tsx'
import type { ChosenPerson } from './record-values.ts'
import { ledgersTexts } from './texts.ts'

interface PeopleFieldProps {
  id: string | undefined
  /** Only people of this kind are offered. */
  kind: 'staff' | 'volunteer' | undefined
  /** Each one's minutes are asked. */
  minutes: boolean
  value: readonly ChosenPerson[]
  onChange: (people: ChosenPerson[]) => void
}

/** Who took part: found by name one by one or pasted as a list; minutes each or the same for all. */
export function PeopleField({ id, kind, minutes, value, onChange }: PeopleFieldProps) {
  const t = useTexts(ledgersTexts)
  const [pasting, setPasting] = useState(false)
  const add = (people: ChosenPerson[]) => {
    const known = new Set(value.map(({ personId }) => personId))
    onChange([...value, ...people.filter(({ personId }) => !known.has(personId))])
  }
  return (
    <div className="people-field">
      <div className="people-add">
        <PersonSearch id={id} kind={kind} onAdd={(person) => add([person])} />
        <button type="button" className="button" onClick={() => setPasting(true)}>
          <Icon name="copy" />
          {t.people.paste}
        </button>
      </div>
      {value.length > 0 && (
        <>
          <Summary minutes={minutes} value={value} onChange={onChange} />
          <ul className="people-list">
            {value.map((person) => (
              <PersonLine
                key={person.personId}
                person={person}
                minutes={minutes}
                onMinutes={(given) =>
                  onChange(value.map((one) => (one.personId === person.personId ? { ...one, minutes: given } : one)))
                }
                onRemove={() => onChange(value.filter((one) => one.personId !== person.personId))}
              />
            ))}
          </ul>
        </>
      )}
      <Sheet open={pasting} title={t.people.pasteTitle} from="centre" onClose={() => setPasting(false)}>
        <PastePeople
          kind={kind}
          minutes={minutes}
          onAdd={(people) => {
            add(people)
            setPasting(false)
          }}
        />
      </Sheet>
    </div>
  )
}

interface PersonSearchProps {
  id: string | undefined
  kind: 'staff' | 'volunteer' | undefined
  onAdd: (person: ChosenPerson) => void
}

function PersonSearch({ id, kind, onAdd }: PersonSearchProps) {
  const t = useTexts(ledgersTexts)
  const [search, setSearch] = useState('')
  const found = useCall(
    operations.listPeople,
    { query: { search: search || undefined, kind, pageSize: 50 } },
    { keep: true },
  )
  const people = found.data?.items ?? []
  return (
    <Select<string | null>
      id={id}
      value={null}
      placeholder={t.people.add}
      options={people.map((person) => ({ value: person.id, label: [person.name, ...person.posts].join(' · ') }))}
      // The server has searched already.
      showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
      loading={found.isFetching}
      aria-label={t.people.add}
      onSelect={(chosen) => {
        const person = people.find((one) => one.id === chosen)
        if (person) onAdd({ personId: person.id, name: person.name, minutes: null })
        setSearch('')
      }}
    />
  )
}

type SummaryProps = Pick<PeopleFieldProps, 'minutes' | 'value' | 'onChange'>

function Summary({ minutes, value, onChange }: SummaryProps) {
  const t = useTexts(ledgersTexts)
  const { hoursOf } = useFieldText()
  const [same, setSame] = useState('')
  const total = value.reduce((sum, person) => sum + (person.minutes ?? 0), 0)
  const given = Math.round(Number(same))
  return (
    <div className="people-summary">
      <span>{minutes ? t.people.total(value.length, hoursOf(total)) : t.people.count(value.length)}</span>
      {minutes && (
        <span className="people-same">
          <span>
            {t.people.same}
            <MinutesInput label={t.people.same} value={same} onChange={setSame} />
            {t.people.minutes}
          </span>
          <button
            type="button"
            className="button"
            disabled={!(given >= 1 && given <= 1440)}
            onClick={() => onChange(value.map((person) => ({ ...person, minutes: given })))}
          >
            {t.people.setAll}
          </button>
        </span>
      )}
      <button type="button" className="link" onClick={() => onChange([])}>
        {t.people.clear}
      </button>
    </div>
  )
}

function MinutesInput(props: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <input
      type="number"
      inputMode="numeric"
      min={1}
      max={1440}
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
    />
  )
}

interface PersonLineProps {
  person: ChosenPerson
  minutes: boolean
  onMinutes: (minutes: number | null) => void
  onRemove: () => void
}

function PersonLine({ person, minutes, onMinutes, onRemove }: PersonLineProps) {
  const t = useTexts(ledgersTexts)
  return (
    <li>
      <span>{person.name}</span>
      {minutes && (
        <span>
          <MinutesInput
            label={t.people.minutesOf(person.name)}
            value={person.minutes === null ? '' : String(person.minutes)}
            onChange={(text) => onMinutes(text === '' ? null : Math.round(Number(text)))}
          />
          {t.people.minutes}
        </span>
      )}
      <button type="button" className="icon-button" aria-label={t.people.remove(person.name)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  )
}
