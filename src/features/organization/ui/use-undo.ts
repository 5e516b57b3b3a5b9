import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations } from '../contract.ts'
import { organizationTexts } from './texts.ts'

/** Takes a change of the organisation back and says how that went. */
export function useUndo(): (changeId: string) => void {
  const t = useTexts(organizationTexts)
  const errorText = useErrorText()
  const undo = useChange(operations.undoChange)
  return (id) =>
    void undo.mutateAsync({ params: { id } }).then(
      () => toast(t.undone),
      (error) => toast(errorText(error), { tone: 'bad' }),
    )
}
