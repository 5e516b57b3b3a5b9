import { useSyncExternalStore } from 'react'
import { useTexts } from './i18n.ts'
import { Icon } from './icon.tsx'
import { kitTexts } from './texts.ts'

interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
  undo?: { label?: string; act: () => void }
}

const lifetime = { plain: 5_000, withUndo: 10_000 }
const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let nextId = 1

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id))
}

/** Says briefly what happened. `undo` offers the way back, which is better than asking "are you sure" before. */
export function toast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  const id = nextId++
  change([...toasts.slice(-2), { id, text, tone: 'good', ...options }])
  setTimeout(() => dismiss(id), options.undo ? lifetime.withUndo : lifetime.plain)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toasts() {
  const t = useTexts(kitTexts)
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <section className="toasts" aria-live="polite" aria-label={t.messages}>
      {shown.map(({ id, text, tone, undo }) => (
        <div key={id} className={`toast toast-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
          <Icon name={tone === 'bad' ? 'warning' : 'check'} />
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className="link"
              onClick={() => {
                undo.act()
                dismiss(id)
              }}
            >
              {undo.label ?? t.undo}
            </button>
          )}
          <button type="button" className="icon-button" aria-label={t.close} onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </section>
  )
}
