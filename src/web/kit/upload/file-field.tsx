import { useRef } from 'react'
import { operations } from '../../../features/evidence/contract.ts'
import { addressOf } from '../api.ts'
import { useErrorText } from '../errors.ts'
import { useHoldForm } from '../form/hold.ts'
import { useFormats, useTexts } from '../i18n.ts'
import { Icon } from '../icon.tsx'
import { kitTexts } from '../texts.ts'
import { toast } from '../toast.tsx'
import { DropZone, PickFiles } from './drop-zone.tsx'
import { type Sending, useUploads } from './use-uploads.ts'

/** An uploaded file as a form keeps it; small enough for a draft, which so finds its files again. */
export interface AttachedFile {
  id: string
  kind: 'photo' | 'document' | 'other'
  name: string
  hasThumbnail: boolean
}

interface FileFieldProps {
  id?: string | undefined
  value?: readonly AttachedFile[] | undefined
  onChange?: (files: AttachedFile[]) => void
  /** Most files allowed. */
  max?: number
  /** Offers the camera on a phone. */
  photos?: boolean
  hint?: string
}

const holdOf = (sending: readonly Sending[]) =>
  sending.some((one) => !one.error) ? 'sending' : sending.length > 0 ? 'failed' : undefined

/** Files by choosing, dropping or the camera; each with progress and, when it failed, another try. */
export function FileField({ id, value = [], onChange, max = 20, photos = false, hint }: FileFieldProps) {
  const t = useTexts(kitTexts)
  const latest = useRef(value)
  latest.current = value
  const uploads = useUploads((uploaded) => {
    if (uploaded.alreadyThere) toast(t.upload.alreadyThere)
    if (latest.current.some((file) => file.id === uploaded.id)) return
    const { id: evidenceId, kind, name, hasThumbnail } = uploaded
    latest.current = [...latest.current, { id: evidenceId, kind, name, hasThumbnail }]
    onChange?.([...latest.current])
  })
  useHoldForm(holdOf(uploads.sending))
  const room = Math.max(0, max - value.length - uploads.sending.length)
  const add = (files: readonly File[]) => uploads.add(files.slice(0, room))
  const pick = { onFiles: add, disabled: room === 0 }
  return (
    <div className="file-field">
      <DropZone text={t.upload.drop} onFiles={add}>
        <PickFiles id={id} label={t.upload.choose} multiple {...pick} />
        {photos && <PickFiles label={t.upload.camera} icon="camera" {...pick} />}
      </DropZone>
      {hint && <p className="field-hint">{hint}</p>}
      <ul className="file-list">
        {value.map((file) => (
          <AttachedItem
            key={file.id}
            file={file}
            onRemove={() => onChange?.(value.filter((other) => other.id !== file.id))}
          />
        ))}
        {uploads.sending.map((item) => (
          <SendingItem key={item.key} item={item} onRetry={uploads.retry} onCancel={uploads.cancel} />
        ))}
      </ul>
    </div>
  )
}

function AttachedItem({ file, onRemove }: { file: AttachedFile; onRemove: () => void }) {
  const t = useTexts(kitTexts)
  return (
    <li>
      <Thumbnail file={file} />
      <span className="file-name">{file.name}</span>
      <button type="button" className="icon-button" aria-label={`${t.upload.remove} ${file.name}`} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  )
}

/** A small picture of a photo, or the sign of a document. */
export function Thumbnail({ file }: { file: AttachedFile }) {
  if (!file.hasThumbnail) {
    return (
      <span className="thumbnail">
        <Icon name={file.kind === 'photo' ? 'evidence' : 'reports'} />
      </span>
    )
  }
  return (
    <img
      className="thumbnail"
      src={addressOf(operations.thumbnail, { params: { id: file.id } })}
      alt=""
      loading="lazy"
    />
  )
}

interface SendingItemProps {
  item: Sending
  onRetry: (key: number) => void
  onCancel: (key: number) => void
}

function SendingItem({ item, onRetry, onCancel }: SendingItemProps) {
  const t = useTexts(kitTexts)
  const errorText = useErrorText()
  const formats = useFormats()
  const state = item.percent > 0 ? t.upload.uploading(item.percent) : t.upload.waiting
  return (
    <li className={item.error ? 'failed' : undefined}>
      <span className="thumbnail">
        <Icon name={item.error ? 'warning' : 'upload'} />
      </span>
      <span className="file-name">
        {item.file.name}
        {item.error ? (
          <small role="alert">{`${t.upload.failed} · ${errorText(item.error)}`}</small>
        ) : (
          <small>
            {formats.fileSize(item.file.size)} · {state}
            <progress value={item.percent} max={100} aria-label={state} />
          </small>
        )}
      </span>
      {item.error !== undefined && (
        <button type="button" className="button" onClick={() => onRetry(item.key)}>
          {t.retry}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={`${t.upload.remove} ${item.file.name}`}
        onClick={() => onCancel(item.key)}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}
