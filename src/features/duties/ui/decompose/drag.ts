import type { DragEvent } from 'react'

const type = 'application/x-chuangwen-duties'

/** What is dragged: keys of duties. Only a list of them is taken at the other end. */
export function startDrag(event: DragEvent, keys: readonly string[]): void {
  event.dataTransfer.setData(type, JSON.stringify(keys))
  event.dataTransfer.effectAllowed = 'move'
}

export const isDutyDrag = (event: DragEvent): boolean => event.dataTransfer.types.includes(type)

export function draggedKeys(event: DragEvent): string[] {
  try {
    const keys: unknown = JSON.parse(event.dataTransfer.getData(type))
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}
