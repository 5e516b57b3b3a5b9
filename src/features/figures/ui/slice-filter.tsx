import { useTexts } from '../../../web/kit/i18n.ts'
import { useAddress } from '../../../web/kit/paging.tsx'
import { PlaceFilter } from '../../../web/kit/place-filter.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { operations } from '../contract.ts'
import { kindOf, periodKinds, periodsOf } from './periods.ts'
import { figuresTexts } from './texts.ts'

/** Which period and place is looked at, as the operations take it. */
export function useSlice() {
  const { search } = useAddress()
  const { period = 'cycle', departmentId, communityId } = search
  return { period, departmentId, communityId }
}

/** Cycle, year, quarter or month; department or community. */
export function SliceFilter() {
  const t = useTexts(figuresTexts)
  const { today } = useSession()
  const { set } = useAddress()
  const { period } = useSlice()
  const { data: cycle } = useCall(operations.list, { query: { period: 'cycle' } })
  const firstYear = Math.min(
    Number(cycle?.period.from.slice(0, 4) ?? today.slice(0, 4)),
    Number(period.slice(0, 4)) || 9999,
  )
  const kind = kindOf(period)
  const label = (text: string) => {
    const [year = '', part = ''] = text.split('-')
    if (part === '') return t.period.ofYear(year)
    return part.startsWith('Q') ? t.period.ofQuarter(year, part.slice(1)) : t.period.ofMonth(year, part)
  }
  return (
    <div className="filters slice-filter">
      <fieldset className="views">
        <legend className="visually-hidden">{t.period.label}</legend>
        {periodKinds.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === kind}
            onClick={() => set({ period: one === 'cycle' ? undefined : periodsOf(one, firstYear, today)[0] })}
          >
            {t.period[one]}
          </button>
        ))}
      </fieldset>
      {kind !== 'cycle' && (
        <select
          className="select"
          aria-label={t.period.which}
          value={period}
          onChange={(event) => set({ period: event.target.value })}
        >
          {periodsOf(kind, firstYear, today).map((one) => (
            <option key={one} value={one}>
              {label(one)}
            </option>
          ))}
        </select>
      )}
      <PlaceFilter />
    </div>
  )
}
