import { useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { DropZone, PickFiles } from '../../../../web/kit/upload/drop-zone.tsx'
import { checkTexts } from './texts.ts'

/** Endings and media types of what can be checked. */
export const checkable = '.docx,.doc,.pdf,.txt,.md,text/plain,text/markdown,application/pdf,application/msword'

interface IntakeProps {
  /** What stands in the field for pasting at first. */
  text: string
  onFile: (file: File) => void
  onText: (text: string) => void
}

/** Where a report comes in: dropped, chosen or pasted. */
export function Intake({ text: initial, onFile, onText }: IntakeProps) {
  const t = useTexts(checkTexts)
  const [text, setText] = useState(initial)
  const take = (files: readonly File[]) => {
    const [file] = files
    if (!file) return
    if (files.length > 1) toast(t.intake.oneOnly(file.name))
    onFile(file)
  }
  return (
    <div className="check-intake">
      <DropZone text={t.intake.drop} onFiles={take}>
        <PickFiles label={t.intake.choose} accept={checkable} primary onFiles={take} />
        <p className="soft">{t.intake.kinds}</p>
      </DropZone>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          onText(text)
        }}
      >
        <label htmlFor="check-text">{t.intake.paste}</label>
        <textarea id="check-text" rows={10} value={text} onChange={(event) => setText(event.target.value)} />
        <button type="submit" className="button primary" disabled={text.trim() === ''}>
          {t.intake.check}
        </button>
      </form>
    </div>
  )
}
