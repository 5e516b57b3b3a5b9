import { CallError } from './api.ts'
import { usePreferences, useTexts } from './i18n.ts'
import { kitTexts } from './texts.ts'

/** The sentence for a failure: the server's own in Chinese; in English by code, since servers answer in Chinese. */
export function useErrorText(): (error: unknown) => string {
  const t = useTexts(kitTexts)
  const { language } = usePreferences()
  return (error) => {
    if (!(error instanceof CallError)) return t.errors.unexpected
    if (error.code === 'web.offline') return t.errors.offline
    const english = t.errors.byCode[error.code]
    if (language === 'en') return english ?? t.errors.byStatus[error.status] ?? (error.message || t.errors.unexpected)
    return error.message || t.errors.unexpected
  }
}
