import './earlier.css'
import { useState } from 'react'
import type { EarlierReport } from '../../../../libs/report-check/index.ts'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Sheet } from '../../../../web/kit/sheet.tsx'
import { PickFiles } from '../../../../web/kit/upload/drop-zone.tsx'
import { CheckFailure } from './check-phase.tsx'
import { type CheckError, toCheckError } from './checking.ts'
import { checkable } from './intake.tsx'
import { checkTexts } from './texts.ts'
import type { useCheck } from './use-check.ts'

interface EarlierSheetProps {
  check: ReturnType<typeof useCheck>
  /** Compares the text that is open; absent before there is one. */
  onCompare?: () => void
}

/** Which earlier reports a text is compared with: frozen ones of the unit, and files of this computer. */
export function EarlierSheet({ check: { earlier }, onCompare }: EarlierSheetProps) {
  const t = useTexts(checkTexts).earlier
  const { date } = useFormats()
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<CheckError>()
  const add = async (file: File | undefined, from: EarlierReport['from']) => {
    if (!file) return
    setError(undefined)
    try {
      await earlier.add(file, from)
    } catch (failure) {
      setError(toCheckError(failure))
    }
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="copy" />
        {t.open(earlier.count)}
      </button>
      <Sheet open={open} title={t.title} onClose={() => setOpen(false)}>
        <p className="soft">{t.note}</p>
        {earlier.all.length === 0 ? (
          <p className="empty">{t.none}</p>
        ) : (
          <ul className="earlier-list">
            {earlier.all.map(({ key, name, from, until }) => (
              <li key={key}>
                <label>
                  <input type="checkbox" checked={earlier.isChosen(key)} onChange={() => earlier.toggle(key)} />
                  <span>
                    {name}
                    <small className="soft">{until ? t.until(date(until)) : t.file[from]}</small>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        )}
        <div className="earlier-files">
          <PickFiles label={t.addOwn} accept={checkable} onFiles={([file]) => void add(file, 'own')} />
          <PickFiles label={t.addOther} accept={checkable} onFiles={([file]) => void add(file, 'other')} />
        </div>
        <p className="soft">{t.private}</p>
        {error && <CheckFailure error={error} />}
        <button
          type="button"
          className="button primary"
          onClick={() => {
            setOpen(false)
            onCompare?.()
          }}
        >
          {onCompare ? t.compare : t.done}
        </button>
      </Sheet>
    </>
  )
}
