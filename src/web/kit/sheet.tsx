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

/** A drawer or dialog on the native <dialog>: focus is kept inside and given back, Escape closes. */
export function Sheet({ open, title, onClose, from = 'side', children }: SheetProps) {
  const t = useTexts(kitTexts)
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a <dialog>; the click only adds the backdrop
    <dialog
      ref={dialog}
      className={`sheet sheet-${from}`}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      {open && (
        <div className="sheet-inner">
          <header>
            <h2 id={heading}>{title}</h2>
            <button type="button" className="icon-button" aria-label={t.close} onClick={onClose}>
              <Icon name="close" />
            </button>
          </header>
          <div className="sheet-body">{children}</div>
        </div>
      )}
    </dialog>
  )
}
