/** What a person likes to see, kept in this browser only. Free of React, so that the sign-in page can use it. */
export interface Preferences {
  language: 'zh-CN' | 'en'
  largeText: boolean
}

const key = 'chuangwen.preferences'
const fallback: Preferences = { language: 'zh-CN', largeText: false }
const listeners = new Set<() => void>()
let current = read()

export const preferences = (): Preferences => current

export function setPreference<K extends keyof Preferences>(name: K, value: Preferences[K]): void {
  current = { ...current, [name]: value }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // A full or forbidden store only means that the choice is forgotten on the next visit.
  }
  applyPreferences()
  for (const listener of listeners) listener()
}

export function subscribePreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Puts language and text size on <html>, where style sheets and screen readers look. */
export function applyPreferences(): void {
  document.documentElement.lang = current.language
  document.documentElement.dataset.size = current.largeText ? 'large' : 'normal'
}

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>
    return {
      language: stored.language === 'en' ? 'en' : fallback.language,
      largeText: stored.largeText === true,
    }
  } catch {
    return fallback
  }
}
