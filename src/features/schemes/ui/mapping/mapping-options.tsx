import { useId } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import type { TableSheet } from '../../contract.ts'
import { type Draft, draftOf, kindWords } from './draft.ts'
import { mappingTexts } from './texts.ts'

interface MappingOptionsProps {
  sheets: readonly TableSheet[]
  draft: Draft
  onChange: (draft: Draft) => void
}

/** Which sheets, which row the headers, and how cells are read. */
export function MappingOptions({ sheets, draft, onChange }: MappingOptionsProps) {
  const t = useTexts(mappingTexts)
  const choose = (name: string, on: boolean) => {
    const chosen = sheets
      .map((sheet) => sheet.name)
      .filter((each) => (each === name ? on : draft.sheets.includes(each)))
    const guess = sheets.find((sheet) => sheet.name === chosen[0])?.guess
    // Another first sheet has other columns.
    const fresh = guess && chosen[0] !== draft.sheets[0] ? draftOf(guess, sheets) : draft
    onChange({ ...draft, headerRow: fresh.headerRow, headerRows: fresh.headerRows, roles: fresh.roles, sheets: chosen })
  }
  return (
    <div className="map-options">
      {sheets.length > 1 && (
        <fieldset>
          <legend>{t.sheets}</legend>
          {sheets.map(({ name, rowCount }) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={draft.sheets.includes(name)}
                onChange={(event) => choose(name, event.target.checked)}
              />
              {name} <small className="soft">{t.rows(rowCount)}</small>
            </label>
          ))}
          {draft.sheets.length > 1 && (
            <Tick
              label={t.sheetLevel}
              on={draft.sheetLevel}
              onTick={(sheetLevel) => onChange({ ...draft, sheetLevel })}
            />
          )}
        </fieldset>
      )}
      <fieldset>
        <legend>{t.columns}</legend>
        <Count
          label={t.headerRow}
          most={1000}
          value={draft.headerRow}
          onValue={(headerRow) => onChange({ ...draft, headerRow })}
        />
        <Count
          label={t.headerRows}
          most={3}
          value={draft.headerRows}
          onValue={(headerRows) => onChange({ ...draft, headerRows })}
        />
        <Tick label={t.split} on={draft.split} onTick={(split) => onChange({ ...draft, split })} />
        <Tick label={t.sections} on={draft.sections ?? false} onTick={(sections) => onChange({ ...draft, sections })} />
      </fieldset>
      <fieldset>
        <legend>{t.kinds}</legend>
        {Object.entries(kindWords).map(([kind, word]) => (
          <label key={kind}>
            {t[kind as keyof typeof kindWords]}
            <input
              type="text"
              value={draft.kinds[word] ?? ''}
              maxLength={60}
              onChange={(event) => onChange({ ...draft, kinds: { ...draft.kinds, [word]: event.target.value } })}
            />
          </label>
        ))}
        <small className="soft">{t.kindsHint}</small>
      </fieldset>
    </div>
  )
}

function Tick({ label, on, onTick }: { label: string; on: boolean; onTick: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={(event) => onTick(event.target.checked)} />
      {label}
    </label>
  )
}

interface CountProps {
  label: string
  most: number
  value: number
  onValue: (value: number) => void
}

function Count({ label, most, value, onValue }: CountProps) {
  const id = useId()
  return (
    <span className="map-count">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={1}
        max={most}
        value={value}
        onChange={(event) => onValue(Math.min(most, Math.max(1, Number(event.target.value) || 1)))}
      />
    </span>
  )
}
