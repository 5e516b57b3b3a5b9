import './duties.css'
import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Duty, operations } from '../contract.ts'
import { type Owner, OwnerInput } from './owner-input.tsx'
import { ScheduleInput } from './schedule-input.tsx'
import { useScheduleText } from './schedule-text.ts'
import { dutiesTexts } from './texts.ts'
import { useUndo } from './undo.ts'

/** What is being edited: a duty, or a part that is not there yet. */
type Editing = { duty: Duty | undefined; asPart: boolean }

/** Who is responsible for a criterion or its parts, and the way to say so. */
export function DutySection({ criterionId }: { criterionId: string }) {
  const t = useTexts(dutiesTexts)
  const may = useMay()
  const { data } = useCall(operations.list, {})
  const [editing, setEditing] = useState<Editing>()
  const duties = data?.items.filter((item) => item.criterionId === criterionId) ?? []
  const named = duties.filter((duty) => duty.part || duty.departmentId || duty.postId || duty.schedule || duty.measure)
  const done = () => setEditing(undefined)
  return (
    <section aria-labelledby="duty-title">
      <header className="section-head">
        <h3 id="duty-title">{t.duty.title}</h3>
        {may('duties.assign') && (
          <span className="duty-actions">
            {named.length === 0 && (
              <button type="button" className="button" onClick={() => setEditing({ duty: duties[0], asPart: false })}>
                {t.duty.assign}
              </button>
            )}
            <button type="button" className="button" onClick={() => setEditing({ duty: undefined, asPart: true })}>
              {t.duty.addPart}
            </button>
          </span>
        )}
      </header>
      {named.length === 0 && data && <StatusTag tone="warn">{t.duty.none}</StatusTag>}
      <ul className="section-list">
        {named.map((duty) => (
          <DutyLine
            key={duty.id}
            duty={duty}
            alone={named.length === 1}
            onEdit={() => setEditing({ duty, asPart: duty.part !== '' })}
          />
        ))}
      </ul>
      <Sheet open={editing !== undefined} from="centre" title={titleOf(t, editing)} onClose={done}>
        {editing && <DutyForm criterionId={criterionId} {...editing} onDone={done} />}
      </Sheet>
    </section>
  )
}

type Texts = ReturnType<typeof useTexts<typeof dutiesTexts.zh>>

function titleOf(t: Texts, editing: Editing | undefined): string {
  if (!editing?.duty) return t.duty.addPart
  return [t.duty.assign, editing.duty.part].filter(Boolean).join(' · ')
}

function DutyLine({ duty, alone, onEdit }: { duty: Duty; alone: boolean; onEdit: () => void }) {
  const t = useTexts(dutiesTexts)
  const may = useMay()
  const errorText = useErrorText()
  const { told } = useUndo()
  const { scheduleText } = useScheduleText()
  const places = usePlaces()
  const remove = useChange(operations.removePart)
  const post = places.posts.find(({ id }) => id === duty.postId)
  const holders = post?.holders.map((holder) => holder.name).join('、')
  const owner = [places.nameOf(duty.departmentId), post?.name, holders].filter(Boolean).join(' · ')
  const name = duty.part || t.duty.whole
  return (
    <li className="duty-line">
      <div>
        {(duty.part || !alone) && <b>{name}</b>} {owner || <StatusTag tone="warn">{t.duty.none}</StatusTag>}
        {owner && !duty.postId && <StatusTag tone="warn">{t.duty.noPost}</StatusTag>}
        {duty.schedule && <span className="soft block">{scheduleText(duty.schedule)}</span>}
        {duty.measure && <span className="soft block">{duty.measure}</span>}
      </div>
      {may('duties.assign') && (
        <div className="duty-actions">
          <button
            type="button"
            className="button"
            onClick={onEdit}
            aria-label={alone ? undefined : `${t.duty.change} · ${name}`}
          >
            {t.duty.change}
          </button>
          {duty.part && (
            <button
              type="button"
              className="icon-button"
              aria-label={`${t.duty.removePart} · ${duty.part}`}
              title={t.duty.removePart}
              disabled={remove.isPending}
              onClick={() =>
                remove.mutate(
                  { params: { id: duty.id! } },
                  {
                    onSuccess: ({ changeId }) => told(t.duty.partRemoved(duty.part), changeId),
                    onError: (error) => toast(errorText(error), { tone: 'bad' }),
                  },
                )
              }
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      )}
    </li>
  )
}

interface DutyFormProps extends Editing {
  criterionId: string
  onDone: () => void
}

function DutyForm({ criterionId, duty, asPart, onDone }: DutyFormProps) {
  const t = useTexts(dutiesTexts)
  const assign = useChange(operations.assign)
  const { told } = useUndo()
  const before: Owner = { departmentId: duty?.departmentId ?? null, postId: duty?.postId ?? null }
  return (
    <EntryForm
      schema={operations.assign.body!}
      initial={{
        part: duty?.part,
        owner: before,
        measure: duty?.measure ?? undefined,
        schedule: duty?.schedule ?? undefined,
      }}
      fields={[
        ...(asPart
          ? [{ key: 'part', label: t.duty.part, type: 'text' as const, max: 60, required: true, hint: t.duty.partHint }]
          : []),
        { key: 'owner', label: t.duty.department, type: 'text', render: (control) => <OwnerInput {...control} /> },
        { key: 'measure', label: t.duty.measure, type: 'prose', max: 500 },
        {
          key: 'schedule',
          label: t.schedule.label,
          type: 'text',
          hint: t.schedule.hint,
          render: (control) => <ScheduleInput {...control} />,
        },
      ]}
      prepare={({ part, owner, measure, schedule }) => ({
        part: part ?? '',
        ...(duty?.part ? { formerPart: duty.part } : {}),
        ...(owner as Owner),
        measure,
        schedule: schedule ?? null,
      })}
      onCancel={onDone}
      onSubmit={async (body) => {
        const { changeId } = await assign.mutateAsync({ params: { criterionId }, body })
        told(t.duty.saved, changeId)
        onDone()
      }}
    />
  )
}
