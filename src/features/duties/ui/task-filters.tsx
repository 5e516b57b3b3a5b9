import { useState } from 'react'
import { DateInput } from '../../../web/kit/form/date-input.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useAddress } from '../../../web/kit/paging.tsx'
import { AddressSelect } from '../../../web/kit/place-filter.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { operations, Recurrence } from '../contract.ts'
import { OwnerSelect, PostSelect } from './owner-select.tsx'
import { dutiesTexts } from './texts.ts'

const scopes = ['mine', 'department', 'all'] as const
type Scope = (typeof scopes)[number]

/** Whose tasks are shown, and which choices make sense for this person; liaisons begin with their own place. */
export function useScope() {
  const { search } = useAddress()
  const { data, isError } = useCall(operations.own, {})
  const offered = scopes.filter(
    (scope) => scope === 'all' || (scope === 'mine' ? data?.posts.length : data?.departmentIds.length),
  )
  const wanted = offered.find((scope) => scope === search.scope)
  const narrowed = search.departmentId || search.postId || search.search || search.task
  const scope: Scope = wanted ?? (narrowed ? 'all' : offered[0]!)
  return { scope, offered, own: data, ready: data !== undefined || isError }
}

export function TaskFilters() {
  const t = useTexts(dutiesTexts)
  const { search, set } = useAddress()
  const { scope, offered, own } = useScope()
  const [more, setMore] = useState(Boolean(search.from || search.to || search.recurrence || search.postId))
  const { page: _, pageSize: __, task: ___, scope: ____, view: _____, ...narrowed } = search
  const sort = Object.entries(t.filter.sorts).map(([value, label]) => ({ value, label }))
  return (
    <>
      {offered.length > 1 && (
        <div className="filters">
          <fieldset className="views">
            <legend className="visually-hidden">{t.scope}</legend>
            {offered.map((each) => (
              <button key={each} type="button" aria-pressed={each === scope} onClick={() => set({ scope: each })}>
                {t.scopes[each]}
              </button>
            ))}
          </fieldset>
          {scope === 'mine' && own && own.posts.length > 0 && (
            <span className="soft">
              {t.scopePosts(
                own.posts.map((post) => [post.department, post.name].filter(Boolean).join(' · ')).join('、'),
              )}
            </span>
          )}
        </div>
      )}
      <div className="filters">
        <Views
          label={t.views}
          name="view"
          options={[
            { value: 'open', label: t.view.open },
            { value: 'overdue', label: t.view.overdue },
            { value: 'due-soon', label: t.view.dueSoon },
            { value: 'submitted', label: t.view.submitted },
            { value: 'done', label: t.view.done },
            { value: 'all', label: t.view.all },
          ]}
        />
        <OwnerSelect />
        <select
          className="select"
          aria-label={t.filter.sort}
          value={search.sort ?? 'due'}
          onChange={(event) => set({ sort: event.target.value === 'due' ? undefined : event.target.value })}
        >
          {sort.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <SearchBox label={t.search} />
        <button type="button" className="button" aria-expanded={more} onClick={() => setMore(!more)}>
          {t.filter.more}
        </button>
        {Object.values(narrowed).some(Boolean) && (
          <button
            type="button"
            className="link"
            onClick={() => set(Object.fromEntries(Object.keys(narrowed).map((key) => [key, undefined])))}
          >
            {t.filter.clear}
          </button>
        )}
      </div>
      {more && (
        <div className="filters">
          <PostSelect />
          <AddressSelect
            name="recurrence"
            label={t.filter.recurrence}
            all={t.filter.allRecurrences}
            options={[
              ...Recurrence.options.map((each) => ({ value: each, label: t.schedule.names[each] })),
              { value: 'none', label: t.filter.byHand },
            ]}
          />
          <span className="due-dates">
            <DateInput label={t.filter.from} value={search.from} onChange={(from) => set({ from })} />
            <span aria-hidden="true">—</span>
            <DateInput label={t.filter.to} value={search.to} onChange={(to) => set({ to })} />
          </span>
        </div>
      )}
    </>
  )
}
