import { useState } from 'react'
import { EntryForm } from '../../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../../web/kit/form/fields.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { useChange } from '../../../../web/kit/queries.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { type Handover, handoverOperations as operations } from '../../contract/handover.ts'
import { handoverTexts } from './texts.ts'

/** What the one who leaves wants the successor to know. */
export function HandoverNote({ handover: { id, note, may } }: { handover: Handover }) {
  const t = useTexts(handoverTexts)
  const change = useChange(operations.noteHandover)
  const [editing, setEditing] = useState(false)
  const schema = operations.noteHandover.body!
  return (
    <section className="handover-part">
      <h2>{t.noteTitle}</h2>
      {editing ? (
        <EntryForm
          schema={schema}
          initial={{ note }}
          draft={`handover-${id}`}
          fields={[fieldOf(schema, 'note', { label: t.noteTitle, hint: t.noteHint })]}
          prepare={({ note: text }) => ({ note: text ?? null })}
          submitLabel={t.saveNote}
          onSubmit={async (body) => {
            await change.mutateAsync({ params: { id }, body })
            toast(t.saved)
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          <p className="handover-note">{note ?? <span className="soft">{t.noNote}</span>}</p>
          {may.give && (
            <button type="button" className="button no-print" onClick={() => setEditing(true)}>
              {t.editNote}
            </button>
          )}
        </>
      )}
    </section>
  )
}
