import { DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useTexts } from '../i18n.ts'
import { kitTexts } from '../texts.ts'

interface DateInputProps {
  id?: string | undefined
  /** YYYY-MM-DD */
  value?: string | undefined
  onChange?: (value: string | undefined) => void
  label?: string
}

/** A plain date. Fingers get the phone's own date wheel, a mouse gets a calendar one can also type into. */
export function DateInput({ id, value, onChange, label }: DateInputProps) {
  const t = useTexts(kitTexts)
  if (matchMedia('(pointer: coarse)').matches) {
    return (
      <Input
        id={id}
        type="date"
        value={value}
        aria-label={label}
        onChange={(e) => onChange?.(e.target.value || undefined)}
      />
    )
  }
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      format={['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD']}
      placeholder={t.form.pickDate}
      aria-label={label}
      // Enter takes the typed date; it must not send the whole form with it.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    />
  )
}
