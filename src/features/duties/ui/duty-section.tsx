import { Select } from 'antd'
import { useState } from 'react'
import { EntryForm } from '../../../web/kit/form/entry-form.tsx'
import type { ControlProps } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall, useChange } from '../../../web/kit/queries.ts'
import { useMay } from '../../../web/kit/session.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { type Duty, operations } from '../contract.ts'
import { dutiesTexts } from './texts.ts'

/** Who is responsible for a criterion, and the way to say so. */
export function DutySection({ criterionId }: { criterionId: string }) {
  const t = useTexts(dutiesTexts)
  const may = useMay()
  const { data } = useCall(operations.list, {})
  const places = usePlaces()
  const [open, setOpen] = useState(false)
  const duty = data?.items.find((item) => item.criterionId === criterionId)
  const post = places.posts.find(({ id }) => id === duty?.postId)
  const holders = post?.holders.map((holder) => holder.name).join('、')
  return (
    <section aria-labelledby="duty-title">
      <header className="section-head">
        <h3 id="duty-title">{t.duty.title}</h3>
        {may('duties.assign') && (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {duty?.departmentId ? t.duty.change : t.duty.assign}
          </button>
        )}
      </header>
      {duty?.departmentId || duty?.postId ? (
        <p>
          {[places.nameOf(duty.departmentId), post?.name, holders].filter(Boolean).join(' · ')}
          {duty.measure && <span className="soft block">{duty.measure}</span>}
        </p>
      ) : (
        data && <StatusTag tone="warn">{t.duty.none}</StatusTag>
      )}
      <Sheet open={open} from="centre" title={t.duty.assign} onClose={() => setOpen(false)}>
        <DutyForm criterionId={criterionId} duty={duty} onDone={() => setOpen(false)} />
      </Sheet>
    </section>
  )
}

interface DutyFormProps {
  criterionId: string
  duty: Duty | undefined
  onDone: () => void
}

interface Owner {
  departmentId: string | null
  postId: string | null
}

function DutyForm({ criterionId, duty, onDone }: DutyFormProps) {
  const t = useTexts(dutiesTexts)
  const assign = useChange(operations.assign)
  const params = { criterionId }
  const before = { departmentId: duty?.departmentId ?? null, postId: duty?.postId ?? null }
  return (
    <EntryForm
      schema={operations.assign.body!}
      initial={{ owner: before, measure: duty?.measure ?? undefined }}
      fields={[
        { key: 'owner', label: t.duty.department, type: 'text', render: (control) => <OwnerInput {...control} /> },
        { key: 'measure', label: t.duty.measure, type: 'prose', max: 500 },
      ]}
      prepare={({ owner, measure }) => ({ ...(owner as Owner), measure })}
      onCancel={onDone}
      onSubmit={async (body) => {
        await assign.mutateAsync({ params, body })
        const restore = { ...before, measure: duty?.measure ?? null }
        toast(t.duty.saved, { undo: { act: () => assign.mutate({ params, body: restore }) } })
        onDone()
      }}
    />
  )
}

/** Department, then one of its posts; posts of the leadership belong to no department. */
function OwnerInput({ id, value, onChange }: ControlProps) {
  const t = useTexts(dutiesTexts)
  const { departments, posts } = usePlaces()
  const owner = (value as Owner | undefined) ?? { departmentId: null, postId: null }
  const choices = posts.filter((post) => post.nodeId === owner.departmentId)
  return (
    <div className="owner-input">
      <Select
        id={id}
        value={owner.departmentId}
        options={departments}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t.duty.department}
        onChange={(departmentId: string | undefined) =>
          onChange?.({ departmentId: departmentId ?? null, postId: null })
        }
      />
      <Select
        value={owner.postId}
        options={choices.map((post) => ({
          value: post.id,
          label: [post.name, ...post.holders.map((holder) => holder.name)].join(' · '),
        }))}
        allowClear
        placeholder={t.duty.post}
        aria-label={t.duty.post}
        onChange={(postId: string | undefined) => onChange?.({ ...owner, postId: postId ?? null })}
      />
    </div>
  )
}
