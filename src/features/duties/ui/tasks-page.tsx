import './duties.css'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/kit/data-table.tsx'
import { useTexts } from '../../../web/kit/i18n.ts'
import { PageHeader } from '../../../web/kit/page-header.tsx'
import { Paging, useAddress } from '../../../web/kit/paging.tsx'
import { useCall } from '../../../web/kit/queries.ts'
import { Sheet } from '../../../web/kit/sheet.tsx'
import { Loaded } from '../../../web/kit/states.tsx'
import { operations, Recurrence, type Task } from '../contract.ts'
import { NewTask } from './new-task.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskDetailView } from './task-detail.tsx'
import { TaskFilters, useScope } from './task-filters.tsx'
import { TaskDue, TaskExtras, TaskOwner, TaskStateTag } from './task-state.tsx'
import { dutiesTexts } from './texts.ts'

const views = ['open', 'overdue', 'due-soon', 'submitted', 'done', 'all'] as const
const recurrences = [...Recurrence.options, 'none'] as const
const sorts = ['due', 'criterion', 'department', 'state'] as const

export function TasksPage() {
  const t = useTexts(dutiesTexts)
  const { search, page, pageSize, set } = useAddress()
  const { scope, ready } = useScope()
  const sort = search.sort?.replace(/^-/, '')
  const query = {
    scope,
    view: oneOf(views, search.view) ?? 'open',
    departmentId: search.departmentId,
    postId: search.postId,
    recurrence: oneOf(recurrences, search.recurrence),
    from: search.from,
    to: search.to,
    search: search.search,
    sort: oneOf(sorts, sort) ?? 'due',
    order: search.sort?.startsWith('-') ? ('desc' as const) : ('asc' as const),
    page,
    pageSize,
  }
  const tasks = useCall(operations.listTasks, { query }, { keep: true, enabled: ready })
  return (
    <>
      <PageHeader title={t.title} note={<CoverageNote />} actions={<Actions />} />
      <TaskFilters />
      <Loaded of={tasks} lines={10}>
        {({ items, total }) => (
          <>
            <TaskTable tasks={items} onOpen={(task) => set({ task: task.id, page: search.page })} />
            <Paging total={total} />
          </>
        )}
      </Loaded>
      <Sheet
        open={search.task !== undefined}
        title={t.task}
        onClose={() => set({ task: undefined, page: search.page })}
      >
        {search.task && <TaskDetailView id={search.task} />}
      </Sheet>
    </>
  )
}

function Actions() {
  const t = useTexts(dutiesTexts)
  return (
    <>
      <Link to="/duties" className="button">
        {t.toDecompose}
      </Link>
      <NewTask />
    </>
  )
}

function CoverageNote() {
  const t = useTexts(dutiesTexts)
  const { data } = useCall(operations.list, {})
  if (!data) return null
  const { owned, criteria } = data.coverage
  return (
    <Link to="/duties" search={owned < criteria ? { show: 'unowned' } : {}} className="figure-chip">
      {t.coverage(owned, criteria)}
    </Link>
  )
}

function TaskTable({ tasks, onOpen }: { tasks: Task[]; onOpen: (task: Task) => void }) {
  const t = useTexts(dutiesTexts)
  const columns: Column<Task>[] = [
    { key: 'state', title: t.stateLabel, width: '6.5rem', render: (task) => <TaskStateTag task={task} /> },
    {
      key: 'title',
      title: t.task,
      card: 'title',
      render: (task) => <TaskTitle task={task} onOpen={() => onOpen(task)} />,
    },
    { key: 'criterion', title: t.criterion, width: '26%', render: (task) => <CriterionLink task={task} /> },
    { key: 'owner', title: t.owner, render: (task) => <TaskOwner task={task} /> },
    { key: 'due', title: t.due, render: (task) => <TaskDue task={task} /> },
    { key: 'act', title: t.act, width: '10rem', render: (task) => <TaskActions task={task} /> },
  ]
  return (
    <DataTable caption={t.title} columns={columns} rows={tasks} rowKey={(task) => task.id} empty={useEmptyText()} />
  )
}

/** Why nothing is shown: the filters, whose tasks are looked at, or that no duty was given yet. */
function useEmptyText(): string {
  const t = useTexts(dutiesTexts)
  const { search } = useAddress()
  const { scope } = useScope()
  const { data } = useCall(operations.list, {})
  const { page: _, pageSize: __, scope: ___, sort: ____, ...narrowed } = search
  if (Object.values(narrowed).some(Boolean)) return t.empty
  if (scope !== 'all') return scope === 'mine' ? t.emptyMine : t.emptyPlace
  return data?.coverage.owned === 0 ? t.none : t.emptyOpen
}

function TaskTitle({ task, onOpen }: { task: Task; onOpen: () => void }) {
  return (
    <>
      <button type="button" className="link task-open" onClick={onOpen}>
        {task.title}
      </button>
      <TaskExtras task={task} />
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

function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  return known.find((each) => each === text)
}
