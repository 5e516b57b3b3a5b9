import type { ReactNode } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import type { Values } from '../../../web/kit/form/fields.ts'
import { type LedgerDefinition, operations, type RecordInput } from '../contract/index.ts'
import { useRecordFields } from './record-fields.tsx'
import { toInput } from './record-values.ts'

interface RecordFormProps {
  definition: LedgerDefinition
  initial: Values
  draft: string
  submitLabel: string
  onSave: (input: RecordInput) => Promise<unknown>
  onCancel?: () => void
  children?: ReactNode
}

/** The form of a record, for a new one and for a change, drawn from its ledger. */
export function RecordForm({ definition, initial, draft, submitLabel, onSave, onCancel, children }: RecordFormProps) {
  const fields = useRecordFields(definition)
  return (
    <div className="card record-form">
      <EntryForm
        schema={operations.createRecord.body!}
        fields={fields}
        initial={initial}
        draft={draft}
        prepare={(values) => toInput(definition, values)}
        onSubmit={onSave}
        submitLabel={submitLabel}
        {...(onCancel ? { onCancel } : {})}
      >
        {children}
      </EntryForm>
    </div>
  )
}
