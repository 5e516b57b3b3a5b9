import { useId, useState } from 'react'
import { saveBlob } from '../../../../web/kit/download.ts'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { useChange } from '../../../../web/kit/queries.ts'
import { Failure } from '../../../../web/kit/states.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { headersOf } from '../../contract/headers.ts'
import { operations, type TableMapping, type TableSheet } from '../../contract.ts'
import { mappingTexts } from './texts.ts'

interface KeepMappingProps {
  name: string
  sheet: TableSheet
  mapping: TableMapping
}

/** Keeps the mapping for the next table with the same headers, or takes it along for the command line. */
export function KeepMapping({ name, sheet, mapping }: KeepMappingProps) {
  const t = useTexts(mappingTexts)
  const id = useId()
  const [called, setCalled] = useState(name)
  const save = useChange(operations.saveMapping)
  const keep = async () => {
    const headers = headersOf(sheet.rows, mapping.headerRow ?? 1, mapping.headerRows)
    const kept = await save.mutateAsync({ body: { name: called.trim(), headers, mapping } }).catch(() => undefined)
    if (kept) toast(t.savedNow(kept.name))
  }
  return (
    <section className="map-keep">
      {save.error && <Failure error={save.error} />}
      <label htmlFor={id}>{t.saveName}</label>
      <input id={id} type="text" value={called} maxLength={60} onChange={(event) => setCalled(event.target.value)} />
      <button
        type="button"
        className="button"
        disabled={called.trim() === '' || save.isPending}
        onClick={() => void keep()}
      >
        {t.save}
      </button>
      <button
        type="button"
        className="button"
        onClick={() =>
          saveBlob(new Blob([`${JSON.stringify(mapping, null, 2)}\n`]), `${called.trim() || 'mapping'}.json`)
        }
      >
        {t.download}
      </button>
    </section>
  )
}
