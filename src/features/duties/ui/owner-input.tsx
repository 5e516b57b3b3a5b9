import { Select } from 'antd'
import type { ControlProps } from '../../../web/kit/form/fields.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { usePlaces } from '../../../web/kit/places.ts'
import { dutiesTexts } from './texts.ts'

export interface Owner {
  departmentId: string | null
  postId: string | null
}

/** Department or community, then one of its posts; posts of the leadership belong to no department. */
export function OwnerInput({ id, value, onChange }: ControlProps) {
  const t = useTexts(dutiesTexts)
  const { departments, communities, posts } = usePlaces()
  const owner = (value as Owner | undefined) ?? { departmentId: null, postId: null }
  const choices = posts.filter((post) => post.nodeId === owner.departmentId)
  const place = (departmentId: string | undefined) => {
    const own = posts.filter((post) => post.nodeId === departmentId)
    onChange?.({ departmentId: departmentId ?? null, postId: own.length === 1 ? own[0]!.id : null })
  }
  return (
    <div className="owner-input">
      <Select
        id={id}
        value={owner.departmentId}
        options={[
          { label: t.duty.departments, options: departments },
          ...(communities.length > 0 ? [{ label: t.duty.communities, options: communities }] : []),
        ]}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t.duty.department}
        onChange={place}
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
