import './check/check.css'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { CheckFailure, CheckProgress } from './check/check-phase.tsx'
import { CheckResult } from './check/check-result.tsx'
import { Intake } from './check/intake.tsx'
import { checkTexts } from './check/texts.ts'
import { useCheck } from './check/use-check.ts'

/** A report from outside, checked without leaving the browser. */
export function CheckPage() {
  const t = useTexts(checkTexts)
  const check = useCheck()
  const { phase, checked } = check
  if (phase.at === 'done' && checked) return <CheckResult key={check.round} check={check} checked={checked} />
  return (
    <>
      <PageHeader title={t.title} note={t.note} />
      <p className="private">
        <Icon name="lock" />
        {t.private}
      </p>
      {phase.at === 'working' ? (
        <CheckProgress stage={phase.stage} onStop={check.stop} />
      ) : (
        <>
          {phase.at === 'failed' && <CheckFailure error={phase.error} />}
          <Loaded of={check.knowledge}>
            {() => (
              <Intake
                onFile={(file) => void check.checkFile(file)}
                onText={(text) => void check.check({ name: t.intake.pasted, content: text }, false)}
              />
            )}
          </Loaded>
        </>
      )}
    </>
  )
}
