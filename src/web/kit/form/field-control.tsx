import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useTexts } from '../i18n.ts'
import { kitTexts } from '../texts.ts'
import { DateInput } from './date-input.tsx'
import type { ControlProps, FieldSpec } from './fields.ts'

/** The control of a field by its type; values are text, numbers, booleans or lists of text. */
export function FieldControl({ field, ...control }: { field: FieldSpec } & ControlProps) {
  const t = useTexts(kitTexts)
  if (field.render) return field.render(control)
  const { id, onChange } = control
  const text = typeof control.value === 'string' ? control.value : undefined
  switch (field.type) {
    case 'prose':
      return (
        <Input.TextArea
          id={id}
          value={text}
          onChange={(event) => onChange?.(event.target.value)}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={field.max}
          showCount={field.max !== undefined}
        />
      )
    case 'password':
      return (
        <Input.Password
          id={id}
          value={text}
          onChange={(event) => onChange?.(event.target.value)}
          autoComplete={field.autoComplete}
        />
      )
    case 'integer':
    case 'decimal':
      return (
        <InputNumber<string | number>
          id={id}
          value={control.value as string | number | undefined}
          onChange={(value) => onChange?.(value)}
          inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
          // Decimals stay text: money and hours are exact.
          stringMode={field.type === 'decimal'}
        />
      )
    case 'choice':
    case 'choices':
      return (
        <Select
          id={id}
          value={control.value as string | string[] | undefined}
          onChange={(value: string | string[]) => onChange?.(value)}
          mode={field.type === 'choices' ? 'multiple' : undefined}
          options={(field.options ?? []).map((option) =>
            typeof option === 'string' ? { value: option, label: option } : option,
          )}
          allowClear={!field.required}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={field.label}
        />
      )
    case 'date':
      return <DateInput id={id} value={text} onChange={(value) => onChange?.(value)} />
    case 'boolean':
      return (
        <Checkbox id={id} checked={control.value === true} onChange={(event) => onChange?.(event.target.checked)}>
          {t.form.yes}
        </Checkbox>
      )
    default:
      return (
        <Input
          id={id}
          value={text}
          onChange={(event) => onChange?.(event.target.value)}
          maxLength={field.max}
          autoComplete={field.autoComplete ?? 'off'}
        />
      )
  }
}
