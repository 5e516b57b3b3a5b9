import { useState } from 'react'
import { useErrorText } from '../../../web/kit/errors.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { useChange } from '../../../web/kit/queries.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { kitTexts } from '../../../web/kit/texts.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { operations, type ReportDetail } from '../contract/index.ts'
import { reportsTexts } from './texts.ts'

/** Freezing cannot be undone, so it is explained first. */
export function FreezeReport({ report }: { report: ReportDetail }) {
  const t = useTexts(reportsTexts)
  const kit = useTexts(kitTexts)
  const errorText = useErrorText()
  const freeze = useChange(operations.freeze)
  const [open, setOpen] = useState(false)
  const grave = report.faults.filter(({ severity }) => severity === 'blocker' || severity === 'error').length
  const act = () =>
    freeze.mutate(
      { params: { id: report.id } },
      {
        onSuccess: () => {
          setOpen(false)
          toast(t.freeze.done)
        },
      },
    )
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        <Icon name="lock" />
        {t.freeze.open}
      </button>
      <Sheet open={open} title={t.freeze.title} from="centre" onClose={() => setOpen(false)}>
        <div className="freeze">
          <p>{t.freeze.explain}</p>
          <p>{t.freeze.after}</p>
          <p>
            <b>{t.freeze.once}</b>
          </p>
          {grave > 0 && <p className="notice">{t.freeze.blocked(grave)}</p>}
          {freeze.error && (
            <p className="failure" role="alert">
              {errorText(freeze.error)}
            </p>
          )}
          <div className="form-actions">
            <button type="button" className="button primary" disabled={grave > 0 || freeze.isPending} onClick={act}>
              {t.freeze.confirm}
            </button>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {kit.cancel}
            </button>
          </div>
        </div>
      </Sheet>
    </>
  )
}
