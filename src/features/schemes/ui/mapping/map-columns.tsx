import './mapping.css'
import { useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Failure, Skeleton } from '../../../../web/kit/states.tsx'
import type { SchemeCheck, TableMapping } from '../../contract.ts'
import { ColumnRoles } from './column-roles.tsx'
import { type Draft, draftOf, mappingOf } from './draft.ts'
import { KeepMapping } from './keep-mapping.tsx'
import { MappingOptions } from './mapping-options.tsx'
import { MappingPreview } from './mapping-preview.tsx'
import { mappingTexts } from './texts.ts'
import { useTable } from './use-table.ts'
import { useTrial } from './use-trial.ts'

interface MapColumnsProps {
  file: File
  /** The one to begin with; absent: the one kept for these headers, or the guess. */
  mapping: TableMapping | undefined
  onUse: (check: SchemeCheck, mapping: TableMapping) => void
  onBack: () => void
}

/** Says what the columns of a table are, tried at every change. */
export function MapColumns(props: MapColumnsProps) {
  const { table, error } = useTable(props.file)
  if (error !== undefined) return <Failure error={error} />
  if (!table) return <Skeleton lines={8} />
  const { saved, sheets } = table
  const begin = props.mapping ?? saved?.mapping ?? sheets.find(({ guess }) => guess)?.guess ?? {}
  return <Mapper {...props} sheets={sheets} begin={begin} savedAs={props.mapping ? undefined : saved?.name} />
}

interface MapperProps extends MapColumnsProps {
  sheets: Parameters<typeof draftOf>[1]
  begin: TableMapping
  savedAs: string | undefined
}

function Mapper({ file, sheets, begin, savedAs, onUse, onBack }: MapperProps) {
  const t = useTexts(mappingTexts)
  const [draft, setDraft] = useState<Draft>(() => draftOf(begin, sheets))
  const mapping = mappingOf(draft)
  const trial = useTrial(file, mapping)
  const shown = sheets.find(({ name }) => name === draft.sheets[0]) ?? sheets[0]
  if (!shown) return null
  return (
    <div className="map-columns">
      <p className="soft">{t.note}</p>
      {savedAs && <p className="notice">{t.saved(savedAs)}</p>}
      <MappingOptions sheets={sheets} draft={draft} onChange={setDraft} />
      <ColumnRoles sheet={shown} draft={draft} onChange={setDraft} />
      <MappingPreview trial={trial} ready={mapping !== undefined} />
      <div className="form-actions">
        <button
          type="button"
          className="button primary"
          disabled={!mapping || !trial.check}
          onClick={() => mapping && trial.check && onUse(trial.check, mapping)}
        >
          {t.use}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t.back}
        </button>
      </div>
      {mapping && <KeepMapping key={savedAs} name={savedAs ?? fileTitle(file)} sheet={shown} mapping={mapping} />}
    </div>
  )
}

const fileTitle = (file: File) => file.name.replace(/\.[^.]*$/, '').slice(0, 60)
