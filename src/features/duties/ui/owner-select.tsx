import { useTexts } from '../../../web/kit/i18n.ts'
import { useAddress } from '../../../web/kit/paging.tsx'
import { AddressSelect } from '../../../web/kit/place-filter.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { dutiesTexts } from './texts.ts'

/** A department or community; another one lets go of the post chosen before. */
export function OwnerSelect() {
  const t = useTexts(dutiesTexts)
  const { departments, communities } = usePlaces()
  const options = [...departments, ...communities]
  return (
    <AddressSelect name="departmentId" label={t.department} all={t.allDepartments} options={options} lets="postId" />
  )
}

/** The posts of the place chosen; nothing while it has none. */
export function PostSelect() {
  const t = useTexts(dutiesTexts)
  const { search } = useAddress()
  const { posts } = usePlaces()
  const options = posts
    .filter((post) => post.nodeId === search.departmentId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    options.length > 0 && (
      <AddressSelect name="postId" label={t.filter.post} all={t.filter.allPosts} options={options} />
    )
  )
}
