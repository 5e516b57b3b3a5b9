import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useChange } from '../../../web/kit/queries.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations } from '../contract.ts'
import { dutiesTexts } from './texts.ts'

/** Says what was done, with the way back when there is one; and `undo` by itself. */
export function useUndo() {
  const t = useTexts(dutiesTexts)
  const errorText = useErrorText()
  const { mutate } = useChange(operations.undo)
  const undo = (id: string) =>
    mutate(
      { params: { id } },
      {
        onSuccess: ({ changeId }) =>
          toast(t.undone, changeId ? { undo: { label: t.redo, act: () => undo(changeId) } } : {}),
        onError: (error) => toast(errorText(error), { tone: 'bad' }),
      },
    )
  const told = (text: string, changeId: string | null) =>
    toast(text, changeId ? { undo: { act: () => undo(changeId) } } : {})
  return { undo, told }
}
