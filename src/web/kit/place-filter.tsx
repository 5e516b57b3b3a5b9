import { useTexts } from './i18n.ts'
import { useAddress } from './paging.tsx'
import { type Choice, usePlaces } from './places.ts'
import { kitTexts } from './texts.ts'

/** Department and community as filters of a page, kept in its address as `departmentId` and `communityId`. */
export function PlaceFilter() {
  const t = useTexts(kitTexts)
  const { departments, communities } = usePlaces()
  return (
    <>
      <AddressSelect
        name="departmentId"
        label={t.places.department}
        all={t.places.allDepartments}
        options={departments}
      />
      <AddressSelect
        name="communityId"
        label={t.places.community}
        all={t.places.allCommunities}
        options={communities}
      />
    </>
  )
}

interface AddressSelectProps {
  /** The search parameter that holds the choice. */
  name: string
  label: string
  /** Shown for no choice. */
  all: string
  options: readonly Choice[]
  /** A search parameter that means nothing once the choice is another. */
  lets?: string
}

export function AddressSelect({ name, label, all, options, lets }: AddressSelectProps) {
  const { search, set } = useAddress()
  return (
    <select
      className="select"
      aria-label={label}
      value={search[name] ?? ''}
      onChange={(event) => set({ [name]: event.target.value, ...(lets ? { [lets]: undefined } : {}) })}
    >
      <option value="">{all}</option>
      {options.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}
