import './duties.css'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { AddressSelect } from '../../../web/kit/place-filter.tsx'
import { usePlaces } from '../../../web/kit/places.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { SearchBox } from '../../../web/kit/search-box.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { Views } from '../../../web/kit/views.tsx'
import { operations, type Task } from '../contract.ts'
import { NewTask } from './new-task.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskDue, TaskOwner, TaskStateTag } from './task-state.tsx'
import { dutiesTexts } from './texts.ts'

const views = ['open', 'overdue', 'due-soon', 'done', 'all'] as const
type View = (typeof views)[number]

export function TasksPage() {
  const t = useTexts(dutiesTexts)
  const { search, page, pageSize } = useAddress()
  const tasks = useCall(
    operations.listTasks,
    {
      query: {
        view: viewOf(search.view),
        departmentId: search.departmentId,
        search: search.search,
        page,
        pageSize,
      },
    },
    { keep: true },
  )
  return (
    <>
      <PageHeader title={t.title} note={<CoverageNote />} actions={<NewTask />} />
      <TaskFilters />
      <Loaded of={tasks} lines={10}>
        {({ items, total }) => (
          <>
            <TaskTable tasks={items} />
            <Paging total={total} />
          </>
        )}
      </Loaded>
    </>
  )
}

function CoverageNote() {
  const t = useTexts(dutiesTexts)
  const { data } = useCall(operations.list, {})
  if (!data) return null
  const { owned, criteria } = data.coverage
  return (
    <Link to="/scheme" search={owned < criteria ? { show: 'unowned' } : {}} className="figure-chip">
      {t.coverage(owned, criteria)}
    </Link>
  )
}

function TaskFilters() {
  const t = useTexts(dutiesTexts)
  const { departments } = usePlaces()
  return (
    <div className="filters">
      <Views
        label={t.views}
        name="view"
        options={[
          { value: 'open', label: t.view.open },
          { value: 'overdue', label: t.view.overdue },
          { value: 'due-soon', label: t.view.dueSoon },
          { value: 'done', label: t.view.done },
          { value: 'all', label: t.view.all },
        ]}
      />
      <AddressSelect name="departmentId" label={t.department} all={t.allDepartments} options={departments} />
      <SearchBox label={t.search} />
    </div>
  )
}

function TaskTable({ tasks }: { tasks: Task[] }) {
  const t = useTexts(dutiesTexts)
  const columns: Column<Task>[] = [
    { key: 'state', title: t.stateLabel, width: '6.5rem', render: (task) => <TaskStateTag task={task} /> },
    { key: 'title', title: t.task, card: 'title', render: (task) => <TaskTitle task={task} /> },
    { key: 'criterion', title: t.criterion, width: '26%', render: (task) => <CriterionLink task={task} /> },
    { key: 'owner', title: t.owner, render: (task) => <TaskOwner task={task} /> },
    { key: 'due', title: t.due, render: (task) => <TaskDue task={task} /> },
    { key: 'act', title: t.act, width: '10rem', render: (task) => <TaskActions task={task} /> },
  ]
  return <DataTable caption={t.title} columns={columns} rows={tasks} rowKey={(task) => task.id} empty={t.empty} />
}

function TaskTitle({ task }: { task: Task }) {
  return (
    <>
      {task.title}
      {task.note && <p className="soft task-note">{task.note}</p>}
    </>
  )
}

function CriterionLink({ task }: { task: Task }) {
  return (
    <Link to="/scheme/$criterionId" params={{ criterionId: task.criterionId }} title={task.criterionName}>
      <span className="clip">
        {task.criterionNumber} {task.criterionName}
      </span>
    </Link>
  )
}

function viewOf(text: string | undefined): View {
  return views.find((view) => view === text) ?? 'open'
}
