import './compare.css'
import { useId } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import type { SchemeVersion } from '../../contract.ts'
import { compareTexts } from './texts.ts'

interface PickVersionsProps {
  versions: readonly SchemeVersion[]
  from: string | undefined
  to: string | undefined
  onPick: (picked: { from: string | undefined; to: string | undefined }) => void
}

/** Chooses the two versions to compare. */
export function PickVersions({ versions, from, to, onPick }: PickVersionsProps) {
  const t = useTexts(compareTexts)
  return (
    <div className="pick-versions no-print">
      <Pick label={t.from} versions={versions} value={from} onPick={(id) => onPick({ from: id, to })} />
      <button
        type="button"
        className="icon-button"
        aria-label={t.swap}
        title={t.swap}
        disabled={!from || !to}
        onClick={() => onPick({ from: to, to: from })}
      >
        <Icon name="right" />
      </button>
      <Pick label={t.to} versions={versions} value={to} onPick={(id) => onPick({ from, to: id })} />
    </div>
  )
}

interface PickProps {
  label: string
  versions: readonly SchemeVersion[]
  value: string | undefined
  onPick: (id: string | undefined) => void
}

function Pick({ label, versions, value, onPick }: PickProps) {
  const t = useTexts(compareTexts)
  const id = useId()
  return (
    <span className="pick-version">
      <label htmlFor={id}>{label}</label>
      <select
        className="select"
        id={id}
        value={value ?? ''}
        onChange={(event) => onPick(event.target.value || undefined)}
      >
        <option value="">{t.pick}</option>
        {versions.map((version) => (
          <option key={version.id} value={version.id}>
            {version.title} {version.version}
          </option>
        ))}
      </select>
    </span>
  )
}
