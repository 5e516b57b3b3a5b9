import './waive.css'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { useMay } from '../../../../web/kit/session.ts'
import { kitTexts } from '../../../../web/kit/texts.ts'
import { mayStandAnywhere } from '../../contract/index.ts'
import { checkTexts } from './texts.ts'
import type { WaiverScope } from './use-waivers.ts'

interface WaiveFormProps {
  rule: string
  /** As the waiver keeps them. */
  words: string
  /** Whether a reason may stay on this computer. */
  here?: boolean
  onWaive: (reason: string, scope: WaiverScope) => void
  onCancel: () => void
}

/** Why the text stays as it is, where that holds, and in one sentence what of it leaves this computer. */
export function WaiveForm({ rule, words, here = false, onWaive, onCancel }: WaiveFormProps) {
  const t = useTexts(checkTexts)
  const kit = useTexts(kitTexts)
  const may = useMay()
  const name = useId()
  const scopes: WaiverScope[] = [
    ...(may('reports.waive') ? (['spot'] as const) : []),
    ...(may('reports.waive-everywhere') && mayStandAnywhere(words) ? (['unit'] as const) : []),
    ...(here ? (['here'] as const) : []),
  ]
  const shown = words.replaceAll('\n', t.lineEnd)
  const [scope, setScope] = useState<WaiverScope>(scopes[0]!)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim()
    if (reason) onWaive(reason, scope)
  }
  const form = useRef<HTMLFormElement>(null)
  // The field has the focus; what is chosen and pressed stands below it.
  useEffect(() => {
    void form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <form
      ref={form}
      className="waive"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <input
        name="reason"
        className="select"
        required
        maxLength={200}
        aria-label={t.waiveReason}
        placeholder={t.waiveReason}
        // biome-ignore lint/a11y/noAutofocus: it appears because the person asked for it
        autoFocus
      />
      <fieldset>
        <legend className="visually-hidden">{t.waiveScope}</legend>
        {scopes.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={scope === one} onChange={() => setScope(one)} />
            {t.scope[one](shown)}
          </label>
        ))}
      </fieldset>
      <p className="soft">{scope === 'here' ? t.sendsNothing : t.sends(rule, shown, scope === 'spot')}</p>
      <div className="waive-actions">
        <button type="submit" className="button primary">
          {t.waiveSave}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {kit.cancel}
        </button>
      </div>
    </form>
  )
}
