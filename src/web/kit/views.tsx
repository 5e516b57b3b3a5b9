import { useAddress } from './paging.tsx'

interface ViewsProps {
  label: string
  /** The search parameter that holds the choice. */
  name: string
  /** The first one is shown when the parameter is absent. */
  options: readonly { value: string; label: string }[]
}

/** A few ways to look at a list, as pills; the choice stands in the address. */
export function Views({ label, name, options }: ViewsProps) {
  const { search, set } = useAddress()
  const chosen = search[name] ?? options[0]?.value
  return (
    <fieldset className="views">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option, index) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === chosen}
          onClick={() => set({ [name]: index === 0 ? undefined : option.value })}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
