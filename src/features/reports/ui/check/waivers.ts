import type { Waiver } from '../../../../libs/report-check/index.ts'

/** Waivers of a document are kept in this browser under its name, so that the next version of it knows them. */
const keyOf = (unitId: string, name: string) => `chuangwen.waivers.${unitId}.${name}`

export function readWaivers(unitId: string, name: string): Waiver[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(unitId, name)) ?? '[]')
    return Array.isArray(stored) ? (stored as Waiver[]) : []
  } catch {
    return []
  }
}

export function writeWaivers(unitId: string, name: string, waivers: readonly Waiver[]): void {
  try {
    if (waivers.length === 0) localStorage.removeItem(keyOf(unitId, name))
    else localStorage.setItem(keyOf(unitId, name), JSON.stringify(waivers))
  } catch {
    // A full or forbidden store only means that the waiver holds until the page is left.
  }
}
