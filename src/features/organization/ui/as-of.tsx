import { DateInput } from '../../../web/kit/form/date-input.tsx'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useAddress } from '../../../web/kit/paging.tsx'
import { useSession } from '../../../web/kit/session.ts'
import { organizationTexts } from './texts.ts'

/** The day that is looked at; today when the address names none. */
export function useAsOf(): { query: { asOf?: string } } {
  const { search } = useAddress()
  return { query: search.asOf && /^\d{4}-\d\d-\d\d$/.test(search.asOf) ? { asOf: search.asOf } : {} }
}

export function AsOfPicker() {
  const t = useTexts(organizationTexts)
  const { date } = useFormats()
  const { set } = useAddress()
  const { asOf } = useAsOf().query
  const { today } = useSession()
  return (
    <div className="filters">
      <span className="as-of">
        {t.asOf}
        <DateInput
          value={asOf ?? today}
          label={t.asOf}
          onChange={(day) => set({ asOf: day === today ? undefined : day })}
        />
      </span>
      {asOf && (
        <>
          <span className="soft">{t.viewing(date(asOf))}</span>
          <button type="button" className="link" onClick={() => set({ asOf: undefined })}>
            {t.today}
          </button>
        </>
      )}
    </div>
  )
}
