import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useSession } from '../../../web/kit/session.ts'
import { StatusTag, type Tone } from '../../../web/kit/status-tag.tsx'
import type { Task } from '../contract.ts'
import { useScheduleText } from './schedule-text.ts'
import { dutiesTexts } from './texts.ts'

const tones: Record<Task['state'], Tone> = { open: 'plain', submitted: 'warn', done: 'good', returned: 'bad' }

export function TaskStateTag({ task }: { task: Task }) {
  const t = useTexts(dutiesTexts)
  return (
    <StatusTag tone={tones[task.state]} {...(task.state === 'returned' ? { icon: 'back' as const } : {})}>
      {t.state[task.state]}
    </StatusTag>
  )
}

/** The day a task is due and, when it is late, by how much. */
export function TaskDue({ task }: { task: Task }) {
  const t = useTexts(dutiesTexts)
  const { today } = useSession()
  const { date, daysBetween } = useFormats()
  return (
    <span className="task-due">
      {date(task.dueOn)}
      {task.overdue && <StatusTag tone="bad">{t.overdue(daysBetween(task.dueOn, today))}</StatusTag>}
    </span>
  )
}

export function TaskOwner({ task }: { task: Task }) {
  const t = useTexts(dutiesTexts)
  if (!task.department) return <StatusTag tone="warn">{t.nobody}</StatusTag>
  return (
    <>
      {[task.department, task.post].filter(Boolean).join(' · ')}
      {task.holders.length > 0 && <span className="soft"> {task.holders.join('、')}</span>}
    </>
  )
}

/** Part, period, from when on, how much proves it: what the title does not say. */
export function TaskExtras({ task }: { task: Task }) {
  const t = useTexts(dutiesTexts)
  const { date } = useFormats()
  const { periodText } = useScheduleText()
  const extras = [
    task.part !== task.title && task.part,
    periodText(task.period),
    task.opensOn && t.opens(date(task.opensOn)),
    task.evidence > 0 && t.files(task.evidence),
  ].filter(Boolean)
  return extras.length > 0 ? <span className="soft task-extras">{extras.join(' · ')}</span> : null
}
