import './duties.css'
import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../web/kit/i18n.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { operations } from '../contract.ts'
import { NewTask } from './new-task.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskDue, TaskExtras, TaskStateTag } from './task-state.tsx'
import { dutiesTexts } from './texts.ts'

/** The tasks of one criterion. */
export function TasksSection({ criterionId }: { criterionId: string }) {
  const t = useTexts(dutiesTexts)
  const tasks = useCall(operations.listTasks, { query: { criterionId, pageSize: 100 } })
  return (
    <section aria-labelledby="tasks-title">
      <header className="section-head">
        <h3 id="tasks-title">{t.tasks.title}</h3>
        <NewTask criterionId={criterionId} />
      </header>
      <Loaded of={tasks} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t.tasks.none}</p>
          ) : (
            <ul className="section-list">
              {items.map((task) => (
                <li key={task.id}>
                  <div>
                    <TaskStateTag task={task} />{' '}
                    <Link to="/tasks" search={{ task: task.id }}>
                      {task.title}
                    </Link>{' '}
                    <TaskExtras task={task} />
                  </div>
                  <div className="soft">
                    <TaskDue task={task} />
                  </div>
                  {task.note && <p className="soft task-note">{task.note}</p>}
                  <TaskActions task={task} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
