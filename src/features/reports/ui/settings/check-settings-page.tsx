import './settings.css'
import { useTexts } from '../../../../web/kit/i18n.ts'
import { PageHeader } from '../../../../web/kit/page-header.tsx'
import { settingsTexts } from './texts.ts'
import { WaiversSection } from './waivers-section.tsx'
import { WordsSection } from './words-section.tsx'

/** What the unit decided about the check: its words, and faults that may stand. */
export function CheckSettingsPage() {
  const t = useTexts(settingsTexts)
  return (
    <div className="check-settings">
      <PageHeader title={t.title} trail={[{ label: t.check, to: '/check' }]} note={t.note} />
      <WordsSection />
      <WaiversSection />
    </div>
  )
}
