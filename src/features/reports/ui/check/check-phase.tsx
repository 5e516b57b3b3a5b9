import { usePreferences, useTexts } from '../../../../web/kit/i18n.ts'
import { Icon } from '../../../../web/kit/icon.tsx'
import type { CheckError } from './checking.ts'
import type { Stage } from './protocol.ts'
import { checkTexts } from './texts.ts'

const stages: readonly Stage[] = ['reading', 'checking', 'comparing']

/** How far it is; a large file can be given up. */
export function CheckProgress({ stage, onStop }: { stage: Stage; onStop: () => void }) {
  const t = useTexts(checkTexts)
  return (
    <section className="card check-progress" aria-live="polite">
      <p>{t.stage[stage]}…</p>
      <progress max={stages.length} value={stages.indexOf(stage) + 0.5} aria-label={t.stage[stage]} />
      <button type="button" className="button" onClick={onStop}>
        {t.stop}
      </button>
    </section>
  )
}

/** The reader's own sentence; in English by its code, since readers speak Chinese. */
export function CheckFailure({ error }: { error: CheckError }) {
  const t = useTexts(checkTexts)
  const { language } = usePreferences()
  const { code, message } = error
  const own = code === 'crashed' || code === 'unreadable' ? t.error[code] : t.error.unexpected
  const spoken = language === 'en' ? t.error.byCode[code] : message
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <span>
        {t.error.title}
        {t.colon}
        {(code !== 'unexpected' && spoken) || own}
      </span>
    </div>
  )
}
