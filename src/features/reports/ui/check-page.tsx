import './check/check.css'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Loaded, Skeleton } from '../../../web/kit/states.tsx'
import { CheckFailure, CheckProgress } from './check/check-phase.tsx'
import { CheckResult } from './check/check-result.tsx'
import { EarlierSheet } from './check/earlier-sheet.tsx'
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
      <PageHeader
        title={t.title}
        note={t.note}
        actions={
          <>
            <Link to="/check/rules" className="button">
              {t.rulesLink}
            </Link>
            <Link to="/check/settings" className="button">
              {t.settingsLink}
            </Link>
            <EarlierSheet check={check} />
          </>
        }
      />
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
            {() =>
              check.earlier.known ? (
                <Intake
                  onFile={(file) => void check.checkFile(file)}
                  onText={(text) => void check.check({ name: t.intake.pasted, content: text })}
                />
              ) : (
                <Skeleton />
              )
            }
          </Loaded>
        </>
      )}
    </>
  )
}
