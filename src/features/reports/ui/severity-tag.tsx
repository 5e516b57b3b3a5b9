import { useTexts } from '../../../web/kit/i18n.ts'
import type { IconName } from '../../../web/kit/icon.tsx'
import { StatusTag, type Tone } from '../../../web/kit/status-tag.tsx'
import type { ReportFault } from '../contract/index.ts'
import { reportsTexts } from './texts.ts'

type Severity = ReportFault['severity']

const looks: Record<Severity, { tone: Tone; icon: IconName }> = {
  blocker: { tone: 'bad', icon: 'close' },
  error: { tone: 'bad', icon: 'warning' },
  warning: { tone: 'warn', icon: 'warning' },
  hint: { tone: 'plain', icon: 'dot' },
}

/** How grave a fault is: by shape, word and colour. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const t = useTexts(reportsTexts)
  return <StatusTag {...looks[severity]}>{t.severity[severity]}</StatusTag>
}
