import { usePlaces } from '../../../web/kit/places.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { type SchemeNode, operations as schemes } from '../../schemes/contract.ts'
import { type Duty, operations } from '../contract.ts'

/** One duty beside its criterion. */
export interface DutyRow extends Duty {
  key: string
  node: SchemeNode
  department: string | undefined
  post: string | undefined
  holders: string
}

/** The criteria of the current scheme with their duties, in document order. */
export function useDutyRows() {
  const scheme = useCall(schemes.current, {})
  const duties = useCall(operations.list, {})
  const { nameOf, posts, ready } = usePlaces()
  const nodes = new Map(scheme.data?.nodes.map((node) => [node.id, node]))
  const postById = new Map(posts.map((post) => [post.id, post]))
  const rows = (duties.data?.items ?? []).flatMap((duty): DutyRow[] => {
    const node = nodes.get(duty.criterionId)
    if (!node) return []
    const post = postById.get(duty.postId ?? '')
    return [
      {
        ...duty,
        key: `${duty.criterionId} ${duty.part}`,
        node,
        department: nameOf(duty.departmentId),
        post: post?.name,
        holders: post?.holders.map((holder) => holder.name).join('、') ?? '',
      },
    ]
  })
  return { scheme, duties, rows, ready, coverage: duties.data?.coverage, lastChange: duties.data?.lastChange ?? null }
}
