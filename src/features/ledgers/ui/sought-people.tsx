import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { usePlaces } from '../../../web/kit/places.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { operations, type Person } from '../../organization/contract.ts'
import type { Sought } from './find-people.ts'
import type { ChosenPerson } from './record-values.ts'
import { ledgersTexts } from './texts.ts'

interface SoughtPeopleProps {
  people: readonly Sought[]
  twice: number
  mayCreate: boolean
  onAdd: (people: ChosenPerson[]) => void
  onBack: () => void
}

const skip = ''
const create = 'new'

/** What became of a pasted list: found, several of one name, unknown. Nothing is added unseen. */
export function SoughtPeople({ people, twice, mayCreate, onAdd, onBack }: SoughtPeopleProps) {
  const t = useTexts(ledgersTexts)
  const errorText = useErrorText()
  const createPerson = useChange(operations.createPerson)
  const [choices, setChoices] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const choiceOf = ({ name, matches }: Sought) => choices[name] ?? (matches.length === 1 ? matches[0]!.id : skip)
  const open = people.filter(({ matches }) => matches.length !== 1)
  const chosen = people.filter((one) => choiceOf(one) !== skip)
  const idOf = async (one: Sought) => {
    const choice = choiceOf(one)
    if (choice !== create) return choice
    return (await createPerson.mutateAsync({ body: { name: one.name, kind: 'volunteer' } })).id
  }
  const add = async () => {
    try {
      const added: ChosenPerson[] = []
      // One after the other: the same person must not be made twice when one of them fails.
      for (const one of chosen) {
        const personId = await idOf(one)
        setChoices((all) => ({ ...all, [one.name]: personId }))
        added.push({ personId, name: one.name, minutes: one.minutes })
      }
      onAdd(added)
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  return (
    <div className="paste-people">
      <p>
        {t.people.pasteFound(people.length - open.length)}
        {twice > 0 && ` · ${t.people.pasteTwice(twice)}`}
      </p>
      <ul className="section-list">
        {open.map((one) => (
          <li key={one.name}>
            <label className="sought">
              <span>
                <b>{one.name}</b>
                <small className="soft">{one.matches.length > 1 ? t.people.pasteSame : t.people.pasteUnknown}</small>
              </span>
              <select
                className="select"
                value={choiceOf(one)}
                onChange={(event) => setChoices((all) => ({ ...all, [one.name]: event.target.value }))}
              >
                <option value={skip}>{t.people.pasteSkip}</option>
                {one.matches.map((person) => (
                  <PersonOption key={person.id} person={person} />
                ))}
                {mayCreate && one.matches.length === 0 && <option value={create}>{t.people.pasteNew}</option>}
              </select>
            </label>
          </li>
        ))}
      </ul>
      {problem && (
        <p className="failure" role="alert">
          {problem}
        </p>
      )}
      <div className="form-actions">
        <button
          type="button"
          className="button primary"
          disabled={chosen.length === 0 || createPerson.isPending}
          onClick={() => void add()}
        >
          {t.people.pasteAdd(chosen.length)}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t.people.pasteBack}
        </button>
      </div>
    </div>
  )
}

function PersonOption({ person }: { person: Person }) {
  const { nameOf } = usePlaces()
  return (
    <option value={person.id}>
      {[person.name, ...person.posts, nameOf(person.communityId)].filter(Boolean).join(' · ')}
    </option>
  )
}
