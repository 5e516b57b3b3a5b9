import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from './i18n.ts'
import { Icon } from './icon.tsx'
import { kitTexts } from './texts.ts'

/** Search parameters of the address; all values are text, absent ones are undefined. */
export type AddressSearch = Record<string, string | undefined>

/**
 * Filters and page of a list live in the address, so that a link shows the same list and "back" works.
 * A page without a size in the address has `usual` rows; the `Paging` below it is told the same.
 * `set` changes some of them and, unless the page itself is set, returns to page 1.
 */
export function useAddress(usual = 20): {
  search: AddressSearch
  page: number
  pageSize: number
  set: (next: AddressSearch) => void
} {
  const search = useSearch({ strict: false }) as AddressSearch
  const navigate = useNavigate()
  return {
    search,
    page: positive(search.page, 1),
    pageSize: Math.min(200, positive(search.pageSize, usual)),
    set: (next) => {
      const merged = { ...search, page: undefined, ...next }
      const given = Object.fromEntries(Object.entries(merged).filter(([, value]) => value))
      void navigate({ to: '.', search: given as never, replace: !('page' in next), resetScroll: 'page' in next })
    },
  }
}

function positive(text: string | undefined, fallback: number): number {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : fallback
}

/** Stands under a list: total, page, page size; all kept in the address. */
export function Paging({ total, usual = 20 }: { total: number; usual?: number }) {
  const t = useTexts(kitTexts)
  const { page, pageSize, set } = useAddress(usual)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const go = (to: number) => set({ page: to === 1 ? undefined : String(to) })
  return (
    <nav className="paging" aria-label={t.table.page(page, pages)}>
      <span>{t.table.total(total)}</span>
      {pages > 1 && (
        <>
          <button
            type="button"
            className="icon-button"
            aria-label={t.table.previous}
            disabled={page <= 1}
            onClick={() => go(page - 1)}
          >
            <Icon name="left" />
          </button>
          <span>{t.table.page(page, pages)}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={t.table.next}
            disabled={page >= pages}
            onClick={() => go(page + 1)}
          >
            <Icon name="right" />
          </button>
        </>
      )}
      {total > 20 && (
        <label>
          <span className="visually-hidden">{t.table.pageSize}</span>
          <select value={pageSize} onChange={(event) => set({ pageSize: event.target.value })}>
            {[20, 50, 100, 200].map((size) => (
              <option key={size} value={size}>
                {t.table.pageSize} {size}
              </option>
            ))}
          </select>
        </label>
      )}
    </nav>
  )
}
