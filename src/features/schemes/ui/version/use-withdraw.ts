import { useErrorText } from '../../../../web/kit/errors.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { useChange } from '../../../../web/kit/queries.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { operations, type SchemeVersion } from '../../contract.ts'
import { versionTexts } from './texts.ts'

/** Withdraws a version and offers the way back. */
export function useWithdraw(onDone: () => void = () => {}): (version: SchemeVersion) => void {
  const t = useTexts(versionTexts)
  const errorText = useErrorText()
  const withdraw = useChange(operations.withdraw)
  const restore = useChange(operations.restore)
  const failed = (error: unknown) => toast(errorText(error), { tone: 'bad' })
  return ({ id, title, version }) => {
    const params = { id }
    const undo = () => restore.mutate({ params }, { onError: failed })
    withdraw.mutateAsync({ params }).then(() => {
      toast(t.withdrawn(title, version), { undo: { act: undo } })
      onDone()
    }, failed)
  }
}
