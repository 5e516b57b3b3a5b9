import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTexts } from './i18n.ts'
import { Icon } from './icon.tsx'
import { kitTexts } from './texts.ts'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  /** `side`: a drawer from the right; `centre`: a dialog. On a phone both rise from the bottom. */
  from?: 'side' | 'centre'
  children: ReactNode
}

/** A drawer or dialog on the native <dialog>: focus is kept inside and given back, Escape closes; so does a press beside it unless a form would be lost. */
export function Sheet({ open, title, onClose, from = 'side', children }: SheetProps) {
  const t = useTexts(kitTexts)
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal()
      // Not the close button, which comes first: Enter would close what was just opened.
      dialog.current?.querySelector<HTMLElement>('.sheet-body :is(input, select, textarea)')?.focus()
    }
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      className={`sheet sheet-${from}`}
      aria-labelledby={heading}
      // React hands the closing of a sheet inside on to this one.
      onClose={(event) => event.target === event.currentTarget && onClose()}
      onMouseDown={(event) => event.target === dialog.current && !dialog.current.querySelector('form') && onClose()}
    >
      {open && (
        <div className="sheet-inner">
          <div className="sheet-head">
            <h2 id={heading}>{title}</h2>
            <button type="button" className="icon-button" aria-label={t.close} onClick={onClose}>
              <Icon name="close" />
            </button>
          </div>
          <div className="sheet-body">{children}</div>
        </div>
      )}
    </dialog>
  )
}
