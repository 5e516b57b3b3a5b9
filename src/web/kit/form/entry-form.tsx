import { Button, Form } from 'antd'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import type { z } from 'zod'
import { CallError } from '../api.ts'
import { useErrorText } from '../errors.ts'
import { useTexts } from '../i18n.ts'
import { kitTexts } from '../texts.ts'
import { useDraft } from './draft.ts'
import { FieldControl } from './field-control.tsx'
import { type FieldSpec, numberFault, type Values, withoutEmpty } from './fields.ts'
import { FormHold, useHolds } from './hold.ts'

interface EntryFormProps<S extends z.ZodType> {
  fields: readonly FieldSpec[]
  /** The operation's body; what it refuses is shown at the field before anything is sent. */
  schema: S
  initial?: Values
  /** Names the draft kept in this browser; without it nothing is kept (short dialogs, passwords). */
  draft?: string
  /** Turns the entered values (empty ones left out) into what the schema takes. */
  prepare?: (values: Values) => unknown
  onSubmit: (input: z.output<S>) => Promise<unknown>
  onCancel?: () => void
  submitLabel?: string
  /** Tells the values on every change, for fields that depend on others. */
  onValues?: (values: Values) => void
  children?: ReactNode
}

interface Fault {
  path: string
  message: string
}

/** A form drawn from fields: labels, hints, faults at their field, faults of the server too, draft, submit on Enter. */
export function EntryForm<S extends z.ZodType>(props: EntryFormProps<S>) {
  const { fields, schema, initial, prepare = (values) => values, onSubmit, onCancel, onValues } = props
  const t = useTexts(kitTexts)
  const errorText = useErrorText()
  const [form] = Form.useForm<Values>()
  const draft = useDraft(props.draft)
  const [restored, setRestored] = useState(draft.restored !== undefined)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const { held, tell } = useHolds()

  const showFaults = (faults: Fault[], summary?: string) => {
    const placed = faults.flatMap((fault) => {
      const key = fieldOfPath(fields, fault.path)
      return key ? [{ name: key, errors: [fault.message] }] : []
    })
    form.setFields(placed)
    const loose = faults.filter((fault) => !fieldOfPath(fields, fault.path)).map((fault) => fault.message)
    setProblem([summary ?? t.form.faults(faults.length), ...loose].join(' '))
    if (placed[0]) form.focusField(placed[0].name)
  }

  const entryFault = (field: FieldSpec, value: unknown): Fault | undefined => {
    const { key: path, label, min, max, decimals } = field
    if (value === undefined) return field.required ? { path, message: t.form.required(label) } : undefined
    const fault = numberFault(field, value)
    const messages = { whole: t.form.whole, decimals: t.form.decimals(decimals ?? 0), range: t.form.range(min, max) }
    return fault && { path, message: messages[fault] }
  }

  const submit = async () => {
    const values = withoutEmpty(form.getFieldsValue(true))
    form.setFields(fields.map((field) => ({ name: field.key, errors: [] })))
    const faults = fields.flatMap((field) => entryFault(field, values[field.key]) ?? [])
    if (faults.length > 0) return showFaults(faults)
    const parsed = schema.safeParse(prepare(values))
    if (!parsed.success) {
      return showFaults(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })))
    }
    setProblem(undefined)
    if (held === 'failed') return setProblem(t.form.filesFailed)
    if (held === 'sending') return setWaiting(true)
    setBusy(true)
    draft.sending(true)
    try {
      await onSubmit(parsed.data)
      draft.clear()
    } catch (error) {
      draft.sending(false)
      showFaults(error instanceof CallError ? error.details : [], errorText(error))
    } finally {
      setBusy(false)
    }
  }

  const resume = useEffectEvent(() => {
    setWaiting(false)
    void submit()
  })
  useEffect(() => {
    if (waiting && held !== 'sending') resume()
  }, [waiting, held])

  const discard = () => {
    draft.clear()
    setRestored(false)
    form.resetFields()
    form.setFieldsValue(Object.fromEntries(fields.map(({ key }) => [key, initial?.[key]])))
    onValues?.(initial ?? {})
  }

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={(label, { required }) => (
        <>
          {label}
          {!required && <small className="optional">{t.form.optional}</small>}
        </>
      )}
      initialValues={{ ...initial, ...draft.restored }}
      onFinish={() => void submit()}
      onValuesChange={(_, values) => {
        draft.save(values)
        onValues?.(values)
      }}
      noValidate
    >
      {restored && (
        <p className="notice" role="status">
          {t.form.draftRestored}
          <button type="button" className="link" onClick={discard}>
            {t.form.draftDiscard}
          </button>
        </p>
      )}
      <FormHold value={tell}>
        {fields.map((field) => (
          <Form.Item
            key={field.key}
            name={field.key}
            label={field.unit ? `${field.label}（${field.unit}）` : field.label}
            required={field.required ?? false}
            extra={field.hint}
          >
            <FieldControl field={field} />
          </Form.Item>
        ))}
      </FormHold>
      {props.children}
      {problem && (
        <p className="failure" role="alert">
          {problem}
        </p>
      )}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={busy || waiting}>
          {waiting ? t.form.filesWaiting : (props.submitLabel ?? t.save)}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t.cancel}</Button>}
      </div>
    </Form>
  )
}

/** The field a fault belongs to: `name`, `body.name` and `name.3.part` all mean the field `name`; the longest key wins. */
function fieldOfPath(fields: readonly FieldSpec[], path: string): string | undefined {
  const hits = fields.filter(({ key }) => `.${path}.`.includes(`.${key}.`))
  return hits.sort((a, b) => b.key.length - a.key.length)[0]?.key
}
