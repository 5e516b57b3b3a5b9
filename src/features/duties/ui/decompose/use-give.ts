import { useErrorText } from '../../../../web/kit/errors.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { usePlaces } from '../../../../web/kit/places.ts'
import { useChange } from '../../../../web/kit/queries.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { type ChangeWay, operations } from '../../contract.ts'
import type { Owner } from '../owner-input.tsx'
import { dutiesTexts } from '../texts.ts'
import { useUndo } from '../undo.ts'
import type { DutyRow } from '../use-duty-rows.ts'

export type Give = (
  rows: readonly DutyRow[],
  /** Absent: each keeps its own. */
  owner: Owner | undefined,
  way: ChangeWay,
  schedule?: DutyRow['schedule'],
) => Promise<boolean>

/** Gives duties to a department or post in one step, which can be taken back. */
export function useGive(onDone: () => void): Give {
  const t = useTexts(dutiesTexts).decompose
  const errorText = useErrorText()
  const { posts } = usePlaces()
  const { told } = useUndo()
  const assign = useChange(operations.assignMany)
  return async (rows, owner, way, schedule) => {
    const own = posts.filter((post) => post.nodeId === owner?.departmentId)
    // A department without a named post: each keeps its own post there, else gets the only one.
    const postFor = (row: DutyRow) =>
      owner?.postId ?? (own.some((post) => post.id === row.postId) ? row.postId : own.length === 1 ? own[0]!.id : null)
    const changes = rows.map((row) => ({
      criterionId: row.criterionId,
      part: row.part,
      ...(owner ? { departmentId: owner.departmentId, postId: postFor(row) } : {}),
      ...(schedule === undefined ? {} : { schedule }),
    }))
    try {
      const { changeId, duties } = await assign.mutateAsync({ body: { way, changes } })
      told(duties > 0 ? t.assigned(duties) : t.nothing, changeId)
      onDone()
      return true
    } catch (error) {
      toast(errorText(error), { tone: 'bad' })
      return false
    }
  }
}
