import { type DragEvent, useId, useState } from 'react'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { Failure } from '../../../web/kit/states.tsx'
import { operations, type SchemeCheck } from '../contract.ts'
import { sendFile } from './send-file.ts'
import { schemesTexts } from './texts.ts'

export interface TriedFile {
  file: File
  check: SchemeCheck
}

/** The end of a name decides how a file is read, so a long name loses its beginning. */
export const nameOf = (file: File) => file.name.slice(-200)

/** Takes a scheme file and has it tried; nothing is kept by that. */
export function PickFile({ onTried }: { onTried: (tried: TriedFile) => void }) {
  const t = useTexts(schemesTexts).files
  const input = useId()
  const [over, setOver] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const tryFile = async (file: File | undefined) => {
    if (!file) return
    setError(undefined)
    setBusy(true)
    try {
      onTried({ file, check: await sendFile(operations.check, { query: { name: nameOf(file) } }, file) })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void tryFile(event.dataTransfer.files[0])
  }
  return (
    <section className="scheme-import">
      {error !== undefined && <Failure error={error} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        className={over ? 'drop-zone over' : 'drop-zone'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        aria-busy={busy}
      >
        <span className="drop-text">{busy ? t.reading : t.drop}</span>
        <label className="button" htmlFor={input}>
          <Icon name="upload" />
          {busy ? t.reading : t.choose}
          <input
            id={input}
            type="file"
            className="visually-hidden"
            accept=".xlsx,.xlsm,.xls,.ods,.csv,.yaml,.yml"
            disabled={busy}
            onChange={(event) => {
              void tryFile(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </label>
      </div>
      <p className="field-hint">{t.hint}</p>
    </section>
  )
}
