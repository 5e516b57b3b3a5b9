import { ConfigProvider } from 'antd'
import englishModule from 'antd/es/locale/en_US.js'
import type { Locale } from 'antd/es/locale/index.js'
import chineseModule from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useSyncExternalStore } from 'react'
import { z } from 'zod'
import { en, zhCN } from 'zod/locales'
import { usePreferences } from './i18n.ts'

// TypeScript takes these ES modules for CommonJS, because the package does not call itself a module.
const english = withSpokenDates(englishModule as unknown as Locale)
const chinese = withSpokenDates(chineseModule as unknown as Locale)

const phone = matchMedia('(max-width: 767px)')

/** Ant Design in our colours, sizes and language, and the language of dates and of what Zod refuses. Stands in no first chunk: only pages with forms load it. */
export function AntdRoot({ children }: { children: ReactNode }) {
  const { language, largeText } = usePreferences()
  const onPhone = useSyncExternalStore(subscribePhone, () => phone.matches)
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
  z.config(language === 'en' ? en() : zhCN())
  const fontSize = (onPhone ? 16 : 14) * (largeText ? 1.25 : 1)
  return (
    <ConfigProvider
      locale={language === 'en' ? english : chinese}
      componentSize={onPhone ? 'large' : 'middle'}
      // Popups must stand inside an open <dialog>: it lies above everything else of the page.
      getPopupContainer={(trigger) => trigger?.closest('dialog') ?? document.body}
      button={{ autoInsertSpace: false }}
      theme={{
        token: {
          colorPrimary: '#a61b1b',
          colorLink: '#a61b1b',
          colorError: '#a61b1b',
          colorText: '#1f2328',
          colorTextDescription: '#57606a',
          colorTextPlaceholder: '#6b747e',
          controlItemBgActive: '#fbf0ef',
          controlItemBgActiveHover: '#f7e3e1',
          colorTextDisabled: '#6b747e',
          colorBorder: '#868e98',
          borderRadius: 6,
          fontFamily: 'var(--font)',
          fontSize: Math.round(fontSize),
          fontSizeLG: Math.round(fontSize),
          motionDurationMid: '0.1s',
          motionDurationSlow: '0.15s',
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}

/** Lets a screen reader say the year and month that stand on the calendar's buttons instead of "choose a year". */
function withSpokenDates(locale: Locale): Locale {
  if (!locale.DatePicker) return locale
  const lang = { ...locale.DatePicker.lang, yearSelect: '', monthSelect: '' }
  return { ...locale, DatePicker: { ...locale.DatePicker, lang } }
}

function subscribePhone(listener: () => void): () => void {
  phone.addEventListener('change', listener)
  return () => phone.removeEventListener('change', listener)
}
