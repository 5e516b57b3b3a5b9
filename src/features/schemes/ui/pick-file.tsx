import { useState } from 'react'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Failure } from '../../../web/kit/states.tsx'
import { DropZone, PickFiles } from '../../../web/kit/upload/drop-zone.tsx'
import { sendBody } from '../../../web/kit/upload/send-body.ts'
import { operations, type SchemeCheck } from '../contract.ts'
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
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const tryFile = async (file: File | undefined) => {
    if (!file) return
    setError(undefined)
    setBusy(true)
    try {
      onTried({ file, check: await sendBody(operations.check, { query: { name: nameOf(file) } }, file) })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="scheme-import">
      {error !== undefined && <Failure error={error} />}
      <DropZone text={busy ? t.reading : t.drop} onFiles={([file]) => void tryFile(file)} busy={busy}>
        <PickFiles
          label={busy ? t.reading : t.choose}
          accept=".xlsx,.xlsm,.xls,.ods,.csv,.yaml,.yml"
          disabled={busy}
          onFiles={([file]) => void tryFile(file)}
        />
      </DropZone>
      <p className="field-hint">{t.hint}</p>
    </section>
  )
}
