import { type Column, DataTable } from '../../../../web/kit/data-table.tsx'
import { useFormats, useTexts } from '../../../../web/kit/i18n.ts'
import { StatusTag } from '../../../../web/kit/status-tag.tsx'
import type { HandedOver } from '../../contract/handover.ts'
import { handoverTexts } from './texts.ts'

type Duty = HandedOver['duties'][number]
type Task = HandedOver['tasks'][number]

/** The duties of the post and its tasks that are not done, the late ones first. */
export function HandoverContent({ content }: { content: HandedOver }) {
  const t = useTexts(handoverTexts)
  const { date } = useFormats()
  const duties: Column<Duty>[] = [
    { key: 'number', title: t.number, width: '8rem', render: ({ number }) => number },
    {
      key: 'name',
      title: t.criterion,
      card: 'title',
      render: ({ name, part }) => (
        <>
          {name}
          {part && <small className="soft block">{part}</small>}
        </>
      ),
    },
    { key: 'measure', title: t.measure, card: 'hidden', render: ({ measure }) => measure ?? '—' },
  ]
  const tasks: Column<Task>[] = [
    { key: 'task', title: t.task, card: 'title', render: ({ title }) => title },
    {
      key: 'due',
      title: t.due,
      width: '12rem',
      render: ({ dueOn, overdue }) => (
        <>
          {date(dueOn)} {overdue && <StatusTag tone="bad">{t.late}</StatusTag>}
        </>
      ),
    },
    { key: 'state', title: t.taskState, width: '10rem', render: ({ state }) => t.taskStates[state] },
  ]
  return (
    <>
      <section className="handover-part">
        <h2>{t.tasks}</h2>
        <DataTable
          caption={t.tasks}
          columns={tasks}
          rows={content.tasks.toSorted((a, b) => Number(b.overdue) - Number(a.overdue))}
          rowKey={({ id }) => id}
          empty={t.noTasks}
        />
      </section>
      <section className="handover-part">
        <h2>{t.duties}</h2>
        <DataTable
          caption={t.duties}
          columns={duties}
          rows={content.duties}
          rowKey={({ criterionId, part }) => criterionId + part}
          empty={t.noDuties}
        />
      </section>
    </>
  )
}
