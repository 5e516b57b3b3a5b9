import './check/check.css'
import { Link } from '@tanstack/react-router'
import { applyFixes } from '../../../libs/report-check/index.ts'
import { useTexts } from '../../../web/kit/i18n.ts'
import { Icon } from '../../../web/kit/icon.tsx'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Loaded, Skeleton } from '../../../web/kit/states.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { CheckFailure, CheckProgress } from './check/check-phase.tsx'
import { CheckResult } from './check/check-result.tsx'
import { EarlierSheet } from './check/earlier-sheet.tsx'
import { Intake } from './check/intake.tsx'
import type { Checked } from './check/protocol.ts'
import { checkTexts } from './check/texts.ts'
import { useCheck } from './check/use-check.ts'
import { useDropAnywhere } from './check/use-drop-anywhere.ts'

const correctedText = ({ text, faults }: Checked, accepted: readonly number[]) =>
  applyFixes(
    text,
    accepted.map((index) => faults[index]!),
  )

interface LastCheckedProps {
  check: ReturnType<typeof useCheck>
  checked: Checked
}

/** The way back to a result that was left. */
function LastChecked({ check, checked }: LastCheckedProps) {
  const t = useTexts(checkTexts)
  return (
    <p className="last-checked">
      {check.pasted && check.accepted.length > 0 ? t.corrected(check.accepted.length) : t.left(checked.name)}
      <button type="button" className="link" onClick={check.back}>
        {t.back}
      </button>
    </p>
  )
}

/** A report from outside, checked without leaving the browser. */
export function CheckPage() {
  const t = useTexts(checkTexts)
  const check = useCheck()
  const { phase, checked } = check
  useDropAnywhere((file) => {
    if (phase.at === 'done') toast(t.dropLater)
    else if (phase.at !== 'working' && check.knowledge.data && check.earlier.known) void check.checkFile(file)
  })
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
                <>
                  {checked && <LastChecked check={check} checked={checked} />}
                  <Intake
                    text={checked && check.pasted ? correctedText(checked, check.accepted) : ''}
                    onFile={(file) => void check.checkFile(file)}
                    onText={(text) => void check.checkText(t.intake.pasted, text)}
                  />
                </>
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
