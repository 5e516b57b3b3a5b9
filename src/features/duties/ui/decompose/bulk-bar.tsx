import { useState } from 'react'
import { EntryForm } from '../../../../web/kit/form/entry-form.tsx'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { DutyChange } from '../../contract.ts'
import { type Owner, OwnerInput } from '../owner-input.tsx'
import { ScheduleInput } from '../schedule-input.tsx'
import { dutiesTexts } from '../texts.ts'
import type { DutyRow } from '../use-duty-rows.ts'
import type { Give } from './use-give.ts'

const Given = DutyChange.pick({ departmentId: true, postId: true, schedule: true })

interface BulkBarProps {
  rows: readonly DutyRow[]
  onClear: () => void
  onGive: Give
}

/** Stands at the bottom while criteria are picked; does without a mouse what dragging does. */
export function BulkBar({ rows, onClear, onGive }: BulkBarProps) {
  const t = useTexts(dutiesTexts).decompose
  const [open, setOpen] = useState(false)
  return (
    <div className="bulk-bar">
      <span role="status">{t.picked(rows.length)}</span>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        {t.bulk}
      </button>
      <button type="button" className="button" onClick={onClear}>
        {t.clear}
      </button>
      <Sheet open={open} from="centre" title={`${t.bulk} · ${t.picked(rows.length)}`} onClose={() => setOpen(false)}>
        <BulkForm rows={rows} onGive={onGive} onDone={() => setOpen(false)} />
      </Sheet>
    </div>
  )
}

function BulkForm({ rows, onGive, onDone }: { rows: readonly DutyRow[]; onGive: Give; onDone: () => void }) {
  const t = useTexts(dutiesTexts)
  return (
    <EntryForm
      schema={Given}
      fields={[
        {
          key: 'owner',
          label: t.duty.department,
          type: 'text',
          hint: t.decompose.keepOwner,
          render: (control) => <OwnerInput {...control} />,
        },
        {
          key: 'schedule',
          label: t.schedule.label,
          type: 'text',
          hint: t.schedule.hint,
          render: (control) => <ScheduleInput keepable {...control} />,
        },
      ]}
      prepare={({ owner, schedule }) => ({
        departmentId: (owner as Owner | undefined)?.departmentId,
        postId: (owner as Owner | undefined)?.postId,
        schedule: schedule === 'none' ? null : schedule,
      })}
      submitLabel={t.decompose.bulk}
      onCancel={onDone}
      onSubmit={async ({ departmentId, postId, schedule }) => {
        const owner =
          departmentId || postId ? { departmentId: departmentId ?? null, postId: postId ?? null } : undefined
        if (await onGive(rows, owner, 'bulk', schedule)) onDone()
      }}
    />
  )
}
