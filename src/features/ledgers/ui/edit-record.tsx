import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError } from '../../../web/kit/api.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { errors, type LedgerDefinition, operations, type RecordDetail, type RecordInput } from '../contract/index.ts'
import { RecordForm } from './record-form.tsx'
import { VersionList } from './record-sections.tsx'
import { toValues } from './record-values.ts'
import { ledgersTexts } from './texts.ts'

interface EditRecordProps {
  record: RecordDetail
  definition: LedgerDefinition
  onDone: () => void
}

/** A change makes a new version; when a colleague was faster, their changes are shown before ours may stand over them. */
export function EditRecord({ record, definition, onDone }: EditRecordProps) {
  const t = useTexts(ledgersTexts)
  const update = useChange(operations.updateRecord)
  const [opened] = useState(record.version)
  const [base, setBase] = useState(opened)
  const [initial] = useState(() => toValues(definition, record))
  const newer = record.versions.filter(({ version }) => version > base)
  const client = useQueryClient()
  const save = async (input: RecordInput) => {
    try {
      await update.mutateAsync({ params: { id: record.id }, body: { ...input, version: base } })
      toast(t.form.changed)
      onDone()
    } catch (error) {
      if (error instanceof CallError && error.code === errors.stale.code) void client.invalidateQueries()
      throw error
    }
  }
  return (
    <RecordForm
      definition={definition}
      initial={initial}
      draft={`record.${record.id}.${opened}`}
      submitLabel={t.form.saveNew}
      onSave={save}
      onCancel={onDone}
    >
      {newer.length > 0 && (
        <div className="notice block" role="alert">
          <p>{t.form.stale}</p>
          <VersionList versions={newer} />
          <button type="button" className="button" onClick={() => setBase(record.version)}>
            {t.form.overStale}
          </button>
        </div>
      )}
    </RecordForm>
  )
}
