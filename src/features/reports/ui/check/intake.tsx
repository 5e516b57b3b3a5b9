import { type DragEvent, useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import { checkTexts } from './texts.ts'

interface IntakeProps {
  onFile: (file: File) => void
  onText: (text: string) => void
}

/** Where a report comes in: dropped, chosen or pasted. */
export function Intake({ onFile, onText }: IntakeProps) {
  const t = useTexts(checkTexts)
  const [over, setOver] = useState(false)
  const [text, setText] = useState('')
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    <div className="check-intake">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        className={over ? 'drop-zone over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>
          <span className="drop-text">{t.intake.drop}</span>
          <label className="button primary">
            <Icon name="upload" />
            {t.intake.choose}
            <input
              type="file"
              className="visually-hidden"
              accept=".docx,.doc,.pdf,.txt,.md,text/plain,text/markdown,application/pdf,application/msword"
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) onFile(file)
                event.target.value = ''
              }}
            />
          </label>
        </p>
        <p className="soft">{t.intake.kinds}</p>
      </div>
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
