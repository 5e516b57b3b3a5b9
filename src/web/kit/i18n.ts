import { use, useMemo, useSyncExternalStore } from 'react'
import { type Preferences, preferences, subscribePreferences } from './preferences.ts'

export const usePreferences = (): Preferences => useSyncExternalStore(subscribePreferences, preferences)

/** A catalogue: Chinese is bundled with the page, English is fetched when somebody reads English. */
export interface Texts<T> {
  zh: T
  english: () => Promise<T>
}

export function defineTexts<T>(zh: T, loadEnglish: () => Promise<T>): Texts<T> {
  let english: Promise<T> | undefined
  return {
    zh,
    english: () => {
      english ??= loadEnglish()
      return english
    },
  }
}

/** The texts in the chosen language; suspends once while English is being fetched. */
export function useTexts<T>(texts: Texts<T>): T {
  return usePreferences().language === 'en' ? use(texts.english()) : texts.zh
}

/** Dates and numbers as people of the chosen language write them. Dates come as `YYYY-MM-DD` or ISO instants. */
export function useFormats() {
  const { language } = usePreferences()
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
    const instant = new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Asia/Shanghai',
    })
    return {
      date: (plain: string) => (language === 'en' ? day.format(new Date(`${plain}T00:00:00Z`)) : chineseDate(plain)),
      /** A range of days; its Chinese name comes with the data. */
      period: ({ from, to }: { from: string; to: string }, chineseName: string) =>
        language === 'en' ? day.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)) : chineseName,
      instant: (iso: string) => instant.format(new Date(iso)),
      /** An exact decimal text with thousands separated, its decimals untouched; null is shown as a dash. */
      decimal: (text: string | number | null) => (text === null ? '—' : groupThousands(String(text))),
      fileSize: (bytes: number) =>
        bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
      daysBetween,
    }
  }, [language])
}

function chineseDate(plain: string): string {
  const [year, month, day] = plain.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

function groupThousands(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Whole days from one plain date to another; negative when `to` is earlier. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Points without idle zeros: "12.50" → "12.5", "3.00" → "3". */
export function shortDecimal(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
