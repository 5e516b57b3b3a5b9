import { Select } from 'antd'
import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import type { ControlProps } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type Person } from '../contract.ts'
import { organizationTexts } from './texts.ts'

interface Option {
  value: string
  label: string
  disabled?: boolean
}

const newPerson = 'new'

/** One person of the staff, found by name; a name nobody has can be added on the spot. */
export function PersonSelect({ id, value, onChange }: ControlProps) {
  const t = useTexts(organizationTexts)
  const may = useMay()
  const errorText = useErrorText()
  const [search, setSearch] = useState('')
  const [added, setAdded] = useState<Person>()
  const name = search.trim()
  const found = useCall(
    operations.listPeople,
    { query: { search: name || undefined, kind: 'staff', pageSize: 50 } },
    { keep: true },
  )
  const create = useChange(operations.createPerson)
  const people = found.data?.items ?? []
  const known = added && !people.some((person) => person.id === added.id) ? [added, ...people] : people
  const options: Option[] = known.map((person) => ({
    value: person.id,
    label: [person.name, ...person.posts].join(' · '),
  }))
  if (name && !people.some((person) => person.name === name)) {
    if (may('people.write')) options.push({ value: newPerson, label: t.addPerson(name) })
    else if (options.length === 0) options.push({ value: newPerson, label: t.nobody, disabled: true })
  }

  const choose = async (chosen: string) => {
    if (chosen !== newPerson) return onChange?.(chosen)
    try {
      const person = await create.mutateAsync({ body: { name, kind: 'staff' } })
      setAdded(person)
      setSearch('')
      onChange?.(person.id)
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <Select
      id={id}
      value={(value as string | undefined) ?? null}
      options={options}
      // The server has searched already.
      showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
      loading={found.isFetching || create.isPending}
      aria-label={t.person}
      onChange={(chosen: string) => void choose(chosen)}
    />
  )
}
