import './reminders.css'
import { useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { useAddress } from '../../../web/kit/paging.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { ChannelsPart } from './channels-part.tsx'
import { LogPart } from './log-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { reminderTexts } from './texts.ts'
import { TimePart } from './time-part.tsx'

const parts = { time: TimePart, channels: ChannelsPart, people: PeoplePart, log: LogPart }
const keys = Object.keys(parts) as (keyof typeof parts)[]

export function ReminderSettingsPage() {
  const t = useTexts(reminderTexts)
  const { search } = useAddress()
  const Part = parts[keys.find((key) => key === search.part) ?? 'time']
  return (
    <>
      <PageHeader title={t.title} />
      <Views label={t.part} name="part" options={keys.map((key) => ({ value: key, label: t.parts[key] }))} />
      <div className="reminder-part">
        <Part />
      </div>
    </>
  )
}
