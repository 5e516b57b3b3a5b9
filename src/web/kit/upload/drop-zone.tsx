import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { Icon } from '../icon.tsx'

interface DropZoneProps {
  /** What may be dropped, in words; a phone, which cannot drop, leaves it out. */
  text: string
  onFiles: (files: readonly File[]) => void
  busy?: boolean
  children: ReactNode
}

/** A place to drop files; the `PickFiles` inside does the same by click and keyboard. */
export function DropZone({ text, onFiles, busy = false, children }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length > 0 && !busy) onFiles(files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons inside do the same
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
      <span className="drop-text">{text}</span>
      {children}
    </div>
  )
}

interface PickFilesProps {
  id?: string | undefined
  label: string
  onFiles: (files: readonly File[]) => void
  icon?: 'upload' | 'camera'
  /** Endings and media types, as the browser takes them. */
  accept?: string
  multiple?: boolean
  disabled?: boolean
  primary?: boolean
}

/** A button that chooses files, or takes a photo when its icon is the camera. */
export function PickFiles({ id, label, onFiles, icon = 'upload', primary = false, ...input }: PickFilesProps) {
  const own = useId()
  const classes = ['button', primary && 'primary', icon === 'camera' && 'pick-camera']
  return (
    <label className={classes.filter(Boolean).join(' ')} htmlFor={id ?? own}>
      <Icon name={icon} />
      {label}
      <input
        {...input}
        {...(icon === 'camera' ? { accept: 'image/*', capture: 'environment' as const } : {})}
        id={id ?? own}
        type="file"
        className="visually-hidden"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </label>
  )
}
