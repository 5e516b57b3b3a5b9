import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import type { FieldDefinition } from '../contract/index.ts'
import { ledgersTexts } from './texts.ts'

/** Values of a ledger's fields as people read them; undefined for an empty one. */
export function useFieldText() {
  const t = useTexts(ledgersTexts)
  const { date, decimal } = useFormats()
  return {
    textOf(field: FieldDefinition, value: unknown, { unit = true } = {}): string | undefined {
      if (value === undefined || value === null || value === '') return undefined
      const unitOf = (name: string | undefined) => (unit ? (name ?? '') : '')
      switch (field.type) {
        case 'boolean':
          return value === true ? t.yes : t.no
        case 'choices':
          return Array.isArray(value) ? value.join('、') : String(value)
        case 'date':
          return date(String(value))
        case 'integer':
          return decimal(String(value)) + unitOf(field.unit)
        case 'decimal':
          return decimal(padded(String(value), field.decimals)) + unitOf(field.unit)
        default:
          return String(value)
      }
    },
    /** Minutes as hours, as exact as they are: 90 → 1.5. */
    hoursOf: (minutes: number): string => decimal(String(Math.round((minutes / 60) * 100) / 100)),
  }
}

/** All decimals of the field, so that amounts in a column stand digit under digit. */
function padded(text: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(decimals, '0')}`
}
