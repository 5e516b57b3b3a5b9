import { useState } from 'react'
import { CallError } from '../../../web/kit/api.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Failure } from '../../../web/kit/states.tsx'
import { DropZone, PickFiles } from '../../../web/kit/upload/drop-zone.tsx'
import { sendBody } from '../../../web/kit/upload/send-body.ts'
import { errors, operations } from '../contract.ts'
import { mappingTexts } from './mapping/texts.ts'
import { schemesTexts } from './texts.ts'
import { isTable, nameOf, type TriedFile } from './tried-file.ts'

interface PickFileProps {
  onTried: (tried: TriedFile) => void
  /** Offered for a table that could not be read by its headers. */
  onMap: (file: File) => void
}

/** Takes a scheme file and has it tried; nothing is kept by that. */
export function PickFile({ onTried, onMap }: PickFileProps) {
  const t = useTexts(schemesTexts).files
  const map = useTexts(mappingTexts)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<{ file: File; error: unknown }>()

  const tryFile = async (file: File | undefined) => {
    if (!file) return
    setFailed(undefined)
    setBusy(true)
    try {
      onTried({ file, check: await sendBody(operations.check, { query: { name: nameOf(file) } }, file) })
    } catch (error) {
      setFailed({ file, error })
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="scheme-import">
      {failed && <Failure error={failed.error} />}
      {failed && mendable(failed) && (
        <button type="button" className="button primary" onClick={() => onMap(failed.file)}>
          {map.open}
        </button>
      )}
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

/** Unknown headers can be explained; a file that does not open cannot. */
const mendable = ({ file, error }: { file: File; error: unknown }) =>
  isTable(file) && error instanceof CallError && error.code === errors.unreadable.code && /表头/.test(error.message)
