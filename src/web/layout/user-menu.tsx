import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { operations } from '../../features/accounts/contract.ts'
import { call } from '../kit/api.ts'
import { useErrorText } from '../kit/errors.ts'
import { usePreferences, useTexts } from '../kit/i18n.ts'
import { Icon } from '../kit/icon.tsx'
import { setPreference } from '../kit/preferences.ts'
import { useSession } from '../kit/session.ts'
import { Sheet } from '../kit/sheet.tsx'
import { Skeleton } from '../kit/states.tsx'
import { kitTexts } from '../kit/texts.ts'
import { toast } from '../kit/toast.tsx'
import { layoutTexts } from './texts.ts'

const PasswordForm = lazy(() =>
  import('../../features/accounts/ui/password-form.tsx').then((module) => ({ default: module.PasswordForm })),
)

/** Who is signed in, and what one may change about one's own screen and account. */
export function UserMenu() {
  const t = useTexts(layoutTexts)
  const kit = useTexts(kitTexts)
  const { user, role } = useSession()
  const { language, largeText } = usePreferences()
  const menu = useRef<HTMLDetailsElement>(null)
  const [settingPassword, setSettingPassword] = useState(false)
  const errorText = useErrorText()
  useCloseOutside(menu)

  const act = (action: () => void) => () => {
    menu.current?.removeAttribute('open')
    action()
  }
  const leave = () =>
    call(operations.signOut, {}).then(
      () => location.replace('/sign-in'),
      (error) => toast(errorText(error), { tone: 'bad' }),
    )
  return (
    <>
      <details className="user-menu" ref={menu}>
        <summary aria-label={`${t.account} ${user.name}`}>
          <Icon name="user" />
          <span>{user.name}</span>
          {!user.hasPassword && <i className="reminder" />}
        </summary>
        <div className="menu">
          <p>
            <b>{user.name}</b>
            <small>
              {kit.role[role]}
              {user.username && ` · ${user.username}`}
            </small>
          </p>
          {!user.hasPassword && <p className="advice">{t.passwordAdvice}</p>}
          <button type="button" onClick={act(() => setSettingPassword(true))}>
            {t.setPassword}
          </button>
          <button type="button" aria-pressed={largeText} onClick={() => setPreference('largeText', !largeText)}>
            {t.largeText}
            {largeText && <Icon name="check" />}
          </button>
          <button type="button" onClick={() => setPreference('language', language === 'en' ? 'zh-CN' : 'en')}>
            {t.otherLanguage}
          </button>
          <button type="button" onClick={act(() => void leave())}>
            {t.signOut}
          </button>
        </div>
      </details>
      <Sheet open={settingPassword} from="centre" title={t.setPassword} onClose={() => setSettingPassword(false)}>
        <Suspense fallback={<Skeleton />}>
          <PasswordForm
            onDone={() => {
              setSettingPassword(false)
              toast(t.passwordSet)
            }}
          />
        </Suspense>
      </Sheet>
    </>
  )
}

function useCloseOutside(menu: React.RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const close = (event: Event) => {
      const outside =
        event instanceof KeyboardEvent ? event.key === 'Escape' : !menu.current?.contains(event.target as Node)
      if (outside) menu.current?.removeAttribute('open')
    }
    addEventListener('click', close)
    addEventListener('keydown', close)
    return () => {
      removeEventListener('click', close)
      removeEventListener('keydown', close)
    }
  }, [menu])
}
