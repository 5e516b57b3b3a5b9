import { useState } from 'react'
import { EntryForm } from '../../../../web/kit/form/entry-form.tsx'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { operations, type Schedule } from '../../contract.ts'
import { type Owner, OwnerInput } from '../owner-input.tsx'
import { ScheduleInput } from '../schedule-input.tsx'
import { dutiesTexts } from '../texts.ts'
import type { DutyRow } from '../use-duty-rows.ts'
import type { Give } from './use-give.ts'

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
  const [timed, setTimed] = useState(false)
  return (
    <EntryForm
      schema={operations.assign.body!}
      initial={{ owner: { departmentId: null, postId: null } satisfies Owner }}
      fields={[
        { key: 'owner', label: t.duty.department, type: 'text', render: (control) => <OwnerInput {...control} /> },
        ...(timed
          ? [
              {
                key: 'schedule',
                label: t.decompose.setSchedule,
                type: 'text' as const,
                hint: t.schedule.hint,
                render: ScheduleInput,
              },
            ]
          : []),
      ]}
      prepare={({ owner, schedule }) => ({ ...(owner as Owner), ...(timed ? { schedule: schedule ?? null } : {}) })}
      submitLabel={t.decompose.bulk}
      onCancel={onDone}
      onSubmit={async ({ departmentId, postId, schedule }) => {
        const given = timed ? ((schedule ?? null) as Schedule | null) : undefined
        if (await onGive(rows, { departmentId, postId }, 'bulk', given)) onDone()
      }}
    >
      <label className="bulk-timed">
        <input type="checkbox" checked={timed} onChange={(event) => setTimed(event.target.checked)} />
        {t.decompose.setSchedule}
      </label>
    </EntryForm>
  )
}
