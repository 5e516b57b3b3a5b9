import type { z } from 'zod'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { useMay } from '../../../../web/kit/session.ts'
import type { operations } from '../../contract.ts'
import { dutiesTexts } from '../texts.ts'
import { useUndo } from '../undo.ts'

type Last = z.output<NonNullable<typeof operations.list.output>>['lastChange']

/** The last bulk step and the way back from it. */
export function LastChange({ last }: { last: Last }) {
  const t = useTexts(dutiesTexts).decompose
  const may = useMay()
  const { instant } = useFormats()
  const { undo } = useUndo()
  if (!last || !may('duties.assign')) return null
  return (
    <span className="last-change">
      {t.last(t.ways[last.way], last.duties, last.by ?? t.someone, instant(last.at))}
      <button type="button" className="link" onClick={() => undo(last.id)}>
        {t.undo}
      </button>
    </span>
  )
}
