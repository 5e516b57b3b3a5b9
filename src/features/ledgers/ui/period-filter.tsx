import { useState } from 'react'
import { DateInput } from '../../../web/kit/form/date-input.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useSession } from '../../../web/kit/session.ts'
import { namedRanges, type RangeName } from './ranges.ts'
import { ledgersTexts } from './texts.ts'

const names: RangeName[] = ['month', 'quarter', 'year', 'lastYear']

/** Usual stretches of time as one choice; any other as two dates. Kept in the address as `from` and `to`. */
export function PeriodFilter() {
  const t = useTexts(ledgersTexts)
  const { today } = useSession()
  const { search, set } = useAddress()
  const [custom, setCustom] = useState(false)
  const ranges = namedRanges(today)
  const chosen = names.find((name) => ranges[name].from === search.from && ranges[name].to === search.to)
  const value = custom ? 'custom' : (chosen ?? (search.from || search.to ? 'custom' : 'all'))
  const choose = (next: string) => {
    setCustom(next === 'custom')
    const name = names.find((one) => one === next)
    if (next !== 'custom') set(name ? ranges[name] : { from: undefined, to: undefined })
  }
  return (
    <>
      <select className="select" aria-label={t.period.label} value={value} onChange={(e) => choose(e.target.value)}>
        <option value="all">{t.period.all}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {t.period[name]}
          </option>
        ))}
        <option value="custom">{t.period.custom}</option>
      </select>
      {value === 'custom' && (
        <span className="period-dates">
          <DateInput label={t.period.from} value={search.from} onChange={(from) => set({ from })} />
          <span aria-hidden="true">—</span>
          <DateInput label={t.period.to} value={search.to} onChange={(to) => set({ to })} />
        </span>
      )}
    </>
  )
}
