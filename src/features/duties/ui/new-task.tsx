import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { fieldOf } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Skeleton } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { operations } from '../contract.ts'
import { dutiesTexts } from './texts.ts'
import { useDutyRows } from './use-duty-rows.ts'

/** Button and dialog for a new task; `criterionId` fixes the criterion when one is open. */
export function NewTask({ criterionId }: { criterionId?: string }) {
  const t = useTexts(dutiesTexts)
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('duties.assign')) return null
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="plus" />
        {t.create}
      </button>
      <Sheet open={open} from="centre" title={t.create} onClose={() => setOpen(false)}>
        <NewTaskForm {...(criterionId ? { criterionId } : {})} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

function NewTaskForm({ criterionId, onDone }: { criterionId?: string; onDone: () => void }) {
  const t = useTexts(dutiesTexts)
  const create = useChange(operations.createTask)
  const { rows } = useDutyRows()
  const schema = operations.createTask.body!
  const offered = criterionId ? rows.filter((row) => row.criterionId === criterionId) : rows
  const duties = offered.map(({ key, node, part }) => ({
    value: key,
    label: [node.path, node.name, part].filter(Boolean).join(' '),
  }))
  if (rows.length === 0) return <Skeleton lines={3} />
  return (
    <EntryForm
      schema={schema}
      initial={criterionId ? { criterionId: duties[0]?.value } : {}}
      fields={[
        fieldOf(schema, 'criterionId', { label: t.criterion, type: 'choice', options: duties, hint: t.due_hint }),
        fieldOf(schema, 'title'),
        fieldOf(schema, 'dueOn'),
      ]}
      prepare={({ criterionId: key, ...rest }) => {
        const duty = rows.find((row) => row.key === key)
        return { ...rest, criterionId: duty?.criterionId, part: duty?.part }
      }}
      onCancel={onDone}
      submitLabel={t.create}
      onSubmit={async (body) => {
        await create.mutateAsync({ body })
        toast(t.created)
        onDone()
      }}
    />
  )
}
