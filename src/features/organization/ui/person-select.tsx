import { Select } from 'antd'
import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import type { ControlProps } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations } from '../contract.ts'
import { organizationTexts } from './texts.ts'

/** One person of the staff, found by name; a name nobody has can be added on the spot. */
export function PersonSelect({ id, value, onChange }: ControlProps) {
  const t = useTexts(organizationTexts)
  const may = useMay()
  const errorText = useErrorText()
  const [search, setSearch] = useState('')
  const [added, setAdded] = useState<{ value: string; label: string }>()
  const found = useCall(
    operations.listPeople,
    { query: { search: search || undefined, kind: 'staff', pageSize: 50 } },
    { keep: true },
  )
  const create = useChange(operations.createPerson)
  const people = (found.data?.items ?? []).map((person) => ({
    value: person.id,
    label: [person.name, ...person.posts].join(' · '),
  }))
  const name = search.trim()
  const nobody = name !== '' && !found.isFetching && !found.data?.items.some((person) => person.name === name)
  const add = async () => {
    try {
      const person = await create.mutateAsync({ body: { name, kind: 'staff' } })
      setAdded({ value: person.id, label: person.name })
      onChange?.(person.id)
      setSearch('')
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <>
      <Select
        id={id}
        value={(value as string | undefined) ?? null}
        options={added && !people.some((person) => person.value === added.value) ? [added, ...people] : people}
        // The server has searched already.
        showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
        loading={found.isFetching}
        aria-label={t.person}
        onChange={(personId: string) => onChange?.(personId)}
      />
      {nobody && may('people.write') && (
        <button type="button" className="link" disabled={create.isPending} onClick={() => void add()}>
          {t.addPerson(name)}
        </button>
      )}
    </>
  )
}
