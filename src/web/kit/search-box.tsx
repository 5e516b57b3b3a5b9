import { Icon } from './icon.tsx'
import { useAddress } from './paging.tsx'

/** Free text of a list; kept in the address as `search` when Enter is pressed or the field is left. */
export function SearchBox({ label }: { label: string }) {
  const { search, set } = useAddress()
  const apply = (text: string) => text.trim() !== (search.search ?? '') && set({ search: text.trim() })
  return (
    <search className="search-box">
      <Icon name="search" />
      <input
        key={search.search}
        type="search"
        defaultValue={search.search}
        maxLength={50}
        placeholder={label}
        aria-label={label}
        onKeyDown={(event) => event.key === 'Enter' && apply(event.currentTarget.value)}
        onBlur={(event) => apply(event.currentTarget.value)}
      />
    </search>
  )
}
