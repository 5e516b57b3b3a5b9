import { useTexts } from '../../../../web/kit/i18n.ts'
import { Failure } from '../../../../web/kit/states.tsx'
import { CheckResult } from '../check-result.tsx'
import { mappingTexts } from './texts.ts'
import type { Trial } from './use-trial.ts'

/** What the mapping makes of the table: total, faults, tree. */
export function MappingPreview({ trial, ready }: { trial: Trial; ready: boolean }) {
  const t = useTexts(mappingTexts)
  const shown = trial.check ?? trial.former
  return (
    <section aria-busy={ready && !trial.check && trial.error === undefined}>
      <h2>{t.preview}</h2>
      {!ready && <p className="notice">{t.choose}</p>}
      {trial.error !== undefined && <Failure error={trial.error} />}
      {ready &&
        trial.error === undefined &&
        (shown ? <CheckResult check={shown} /> : <p className="soft">{t.reading}</p>)}
    </section>
  )
}
