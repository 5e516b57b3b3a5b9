import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { type ControlProps, fieldOf } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay, useSession } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type AttachedFile, FileField } from '../../../web/kit/upload/file-field.tsx'
import { operations, type Task } from '../contract.ts'
import { dutiesTexts } from './texts.ts'

/** What this person may do with a task in its present state. */
export function TaskActions({ task }: { task: Task }) {
  const t = useTexts(dutiesTexts)
  const may = useMay()
  const errorText = useErrorText()
  const [asking, setAsking] = useState<'submit' | 'return'>()
  const confirm = useChange(operations.confirmTask)
  const mine = useIsMine(task)
  const submittable = (task.state === 'open' || task.state === 'returned') && may('duties.submit') && mine
  const judgeable = task.state === 'submitted' && may('duties.confirm')
  if (!submittable && !judgeable) return null
  return (
    <div className="task-actions">
      {submittable && (
        <button type="button" className="button" onClick={() => setAsking('submit')}>
          {t.submit}
        </button>
      )}
      {judgeable && (
        <>
          <button
            type="button"
            className="button"
            disabled={confirm.isPending}
            onClick={() =>
              confirm.mutate(
                { params: { id: task.id } },
                {
                  onSuccess: () => toast(t.confirmed),
                  onError: (error) => toast(errorText(error), { tone: 'bad' }),
                },
              )
            }
          >
            {t.confirm}
          </button>
          <button type="button" className="button" onClick={() => setAsking('return')}>
            {t.return}
          </button>
        </>
      )}
      <Sheet
        open={asking !== undefined}
        from="centre"
        title={`${asking === 'return' ? t.return : t.submit} · ${task.title}`}
        onClose={() => setAsking(undefined)}
      >
        {asking === 'return' ? (
          <ReturnForm task={task} onDone={() => setAsking(undefined)} />
        ) : (
          <SubmitForm task={task} onDone={() => setAsking(undefined)} />
        )}
      </Sheet>
    </div>
  )
}

/** A liaison hands in what the own department or community owes, the office everything. */
function useIsMine(task: Task): boolean {
  const { role, departmentId, communityId } = useSession()
  if (role === 'department-liaison') return task.departmentId === departmentId
  return role !== 'community-liaison' || task.departmentId === communityId
}

interface StepFormProps {
  task: Task
  onDone: () => void
}

function SubmitForm({ task, onDone }: StepFormProps) {
  const detail = useCall(operations.getTask, { params: { id: task.id } })
  return <Loaded of={detail}>{({ files }) => <SubmitFields task={task} files={files} onDone={onDone} />}</Loaded>
}

function SubmitFields({ task, files, onDone }: StepFormProps & { files: AttachedFile[] }) {
  const t = useTexts(dutiesTexts)
  const may = useMay()
  const submit = useChange(operations.submitTask)
  const schema = operations.submitTask.body!
  return (
    <EntryForm
      schema={schema}
      initial={{ files }}
      fields={[
        fieldOf(schema, 'note', { label: t.submitNote, type: 'prose', required: false }),
        ...(may('evidence.write')
          ? [
              {
                key: 'files',
                label: t.submitFiles,
                type: 'text' as const,
                render: (control: ControlProps) => <Files {...control} />,
              },
            ]
          : []),
      ]}
      prepare={({ note, files: attached }) => ({
        note,
        ...(may('evidence.write')
          ? { evidenceIds: ((attached as AttachedFile[] | undefined) ?? []).map(({ id }) => id) }
          : {}),
      })}
      draft={`submit-task.${task.id}`}
      submitLabel={t.submit}
      onCancel={onDone}
      onSubmit={async (body) => {
        await submit.mutateAsync({ params: { id: task.id }, body })
        toast(t.submitted)
        onDone()
      }}
    />
  )
}

function Files({ id, value, onChange }: ControlProps) {
  return (
    <FileField
      id={id}
      value={value as AttachedFile[] | undefined}
      onChange={(files) => onChange?.(files)}
      max={50}
      photos
    />
  )
}

function ReturnForm({ task, onDone }: StepFormProps) {
  const t = useTexts(dutiesTexts)
  const giveBack = useChange(operations.returnTask)
  const schema = operations.returnTask.body!
  return (
    <EntryForm
      schema={schema}
      fields={[fieldOf(schema, 'reason')]}
      submitLabel={t.return}
      onCancel={onDone}
      onSubmit={async (body) => {
        await giveBack.mutateAsync({ params: { id: task.id }, body })
        toast(t.returned)
        onDone()
      }}
    />
  )
}
