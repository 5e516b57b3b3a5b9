import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import type { FieldSpec, Values } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useSession } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { namedRanges } from '../../ledgers/ui/ranges.ts'
import { operations } from '../contract/index.ts'
import { reportsTexts } from './texts.ts'

const spans = ['cycle', 'year', 'lastYear', 'quarter', 'custom'] as const
type Span = (typeof spans)[number]

/** A template and a time are all a draft needs. */
export function NewReport() {
  const t = useTexts(reportsTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        {t.create.open}
      </button>
      <Sheet open={open} title={t.create.title} from="centre" onClose={() => setOpen(false)}>
        <NewReportForm onDone={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

function NewReportForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(reportsTexts)
  const { today } = useSession()
  const navigate = useNavigate()
  const templates = useCall(operations.listTemplates, {})
  const create = useChange(operations.create)
  const [values, setValues] = useState<Values>({ span: 'cycle' })
  return (
    <Loaded of={templates}>
      {({ items }) => (
        <EntryForm
          schema={operations.create.body!}
          fields={[
            {
              key: 'template',
              label: t.create.template,
              type: 'choice',
              required: true,
              options: items.map(({ key, name }) => ({ value: key, label: name })),
              hint: items.find(({ key }) => key === (values.template ?? items[0]?.key))?.description,
            },
            {
              key: 'span',
              label: t.create.period,
              type: 'choice',
              required: true,
              options: spans.map((value) => ({ value, label: t.create[value] })),
            },
            ...(values.span === 'custom' ? customDates(t.create) : []),
          ]}
          initial={{ template: items[0]?.key, span: 'cycle' }}
          prepare={(entered) => ({ template: entered.template, ...periodOf(entered, today) })}
          submitLabel={t.create.submit}
          onValues={setValues}
          onCancel={onDone}
          onSubmit={async (body) => {
            const report = await create.mutateAsync({ body })
            toast(t.create.done)
            void navigate({ to: '/reports/$id', params: { id: report.id } })
          }}
        />
      )}
    </Loaded>
  )
}

const customDates = (texts: { from: string; to: string }): FieldSpec[] => [
  { key: 'from', label: texts.from, type: 'date', required: true },
  { key: 'to', label: texts.to, type: 'date', required: true },
]

/** The cycle so far is what the server takes when no period is named. */
function periodOf(values: Values, today: string): { period?: unknown } {
  const span = values.span as Span
  if (span === 'cycle') return {}
  if (span === 'custom') return { period: { from: values.from, to: values.to } }
  const range = namedRanges(today)[span]
  return { period: { from: range.from, to: range.to < today ? range.to : today } }
}
