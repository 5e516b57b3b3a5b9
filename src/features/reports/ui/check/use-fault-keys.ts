import { useEffect, useEffectEvent } from 'react'

interface FaultKeys {
  /** The faults one walks through, in the order of the text. */
  listed: readonly number[]
  current: number | undefined
  onLook: (index: number) => void
  /** False when that cannot be done, so that one stays there. */
  onAccept: (index: number) => boolean
  onWaive: (index: number) => void
  onUndo: () => void
}

/** J and K (arrows where the list has the focus) walk through the faults; A accepts, R keeps with a reason, U and Ctrl+Z undo. */
export function useFaultKeys({ listed, current, onLook, onAccept, onWaive, onUndo }: FaultKeys): void {
  const at = current === undefined ? -1 : listed.indexOf(current)
  const after = () => listed[at + 1]
  const look = (index: number | undefined) => index !== undefined && onLook(index)
  const acts: Record<string, () => void> = {
    j: () => look(at < 0 ? listed[0] : after()),
    k: () => look(at < 0 ? listed.at(-1) : listed[at - 1]),
    a: () => {
      if (at < 0) return
      const next = after()
      if (onAccept(current!)) look(next)
    },
    r: () => at >= 0 && onWaive(current!),
    u: onUndo,
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (event.isComposing || event.altKey || target.closest('input:not([type=checkbox]), textarea, select, dialog'))
      return
    const act = acts[keyOf(event, target.closest('.fault-list') !== null)]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

const arrows: Record<string, string> = { ArrowDown: 'j', ArrowUp: 'k' }

function keyOf(event: KeyboardEvent, inList: boolean): string {
  if (event.ctrlKey || event.metaKey) return event.key === 'z' ? 'u' : ''
  return (inList ? arrows[event.key] : undefined) ?? event.key.toLowerCase()
}
