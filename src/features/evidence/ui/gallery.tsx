import './evidence.css'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../../web/kit/api.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { type AttachedFile, Thumbnail } from '../../../web/kit/upload/file-field.tsx'
import { operations } from '../contract.ts'
import { EvidencePreview } from './preview.tsx'
import { evidenceTexts } from './texts.ts'

/** The evidence of a record as small pictures; one opens large, with the others a step away. */
export function Gallery({ items }: { items: readonly AttachedFile[] }) {
  const [at, setAt] = useState<number>()
  const shown = at === undefined ? undefined : items[at]
  return (
    <>
      <ul className="gallery">
        {items.map((item, index) => (
          <li key={item.id}>
            <button type="button" onClick={() => setAt(index)} aria-label={item.name}>
              <Thumbnail file={item} />
              <span>{item.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Sheet open={shown !== undefined} title={shown?.name ?? ''} from="centre" onClose={() => setAt(undefined)}>
        {shown && at !== undefined && (
          <>
            <EvidencePreview item={shown} alt={shown.name} />
            <LargeActions item={shown} at={at} count={items.length} go={setAt} />
          </>
        )}
      </Sheet>
    </>
  )
}

interface LargeActionsProps {
  item: AttachedFile
  at: number
  count: number
  go: (to: number) => void
}

function LargeActions({ item, at, count, go }: LargeActionsProps) {
  const t = useTexts(evidenceTexts)
  return (
    <div className="gallery-actions">
      {count > 1 && (
        <span>
          <StepButton label={t.previous} icon="left" disabled={at === 0} onClick={() => go(at - 1)} />
          <span className="number">
            {at + 1} / {count}
          </span>
          <StepButton label={t.next} icon="right" disabled={at === count - 1} onClick={() => go(at + 1)} />
        </span>
      )}
      <Link className="button" to="/evidence/$id" params={{ id: item.id }}>
        {t.open}
      </Link>
      <a className="button" href={addressOf(operations.original, { params: { id: item.id } })} download>
        <Icon name="download" />
        {t.download}
      </a>
    </div>
  )
}

interface StepButtonProps {
  label: string
  icon: 'left' | 'right'
  disabled: boolean
  onClick: () => void
}

function StepButton({ label, icon, disabled, onClick }: StepButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
    </button>
  )
}
