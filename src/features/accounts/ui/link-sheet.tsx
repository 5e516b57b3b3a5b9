import { useState } from 'react'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { accountsTexts } from './texts.ts'

export interface IssuedLink {
  name: string
  path: string
  expiresAt: string
}

/** Shows a one-time link this once, with a button to copy it. */
export function LinkSheet({ issued, onClose }: { issued: IssuedLink | undefined; onClose: () => void }) {
  const t = useTexts(accountsTexts)
  return (
    <Sheet open={issued !== undefined} from="centre" title={t.link.title(issued?.name ?? '')} onClose={onClose}>
      {issued && <LinkBody issued={issued} />}
    </Sheet>
  )
}

function LinkBody({ issued }: { issued: IssuedLink }) {
  const t = useTexts(accountsTexts)
  const { instant } = useFormats()
  const [copied, setCopied] = useState(false)
  const address = location.origin + issued.path
  const copy = async (field: HTMLInputElement | null) => {
    field?.select()
    try {
      await navigator.clipboard.writeText(address)
    } catch {
      // Without https browsers refuse the clipboard; the selected text can still be copied.
      document.execCommand('copy')
    }
    setCopied(true)
  }
  return (
    <>
      <p className="notice">{t.link.once}</p>
      <div className="link-row">
        <input className="select" readOnly value={address} aria-label={t.link.label} id="issued-link" />
        <button
          type="button"
          className="button primary"
          onClick={() => void copy(document.querySelector<HTMLInputElement>('#issued-link'))}
        >
          <Icon name={copied ? 'check' : 'copy'} />
          {copied ? t.link.copied : t.link.copy}
        </button>
      </div>
      <p className="soft">{t.link.until(instant(issued.expiresAt))}</p>
    </>
  )
}
