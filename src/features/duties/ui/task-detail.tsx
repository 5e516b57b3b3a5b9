import { Link } from '@tanstack/react-router'
import { addressOf } from '../../../web/kit/api.ts'
import { useFormats, useTexts } from '../../../web/kit/i18n.ts'
import { useCall } from '../../../web/kit/queries.ts'
import { Loaded } from '../../../web/kit/states.tsx'
import { Thumbnail } from '../../../web/kit/upload/file-field.tsx'
import { operations as evidence } from '../../evidence/contract.ts'
import { operations, type TaskDetail } from '../contract.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskDue, TaskExtras, TaskOwner, TaskStateTag } from './task-state.tsx'
import { dutiesTexts } from './texts.ts'

/** One task: what is owed, by whom, what proves it and what was done with it so far. */
export function TaskDetailView({ id }: { id: string }) {
  const detail = useCall(operations.getTask, { params: { id } })
  return <Loaded of={detail}>{(task) => <Detail task={task} />}</Loaded>
}

function Detail({ task }: { task: TaskDetail }) {
  const t = useTexts(dutiesTexts)
  return (
    <div className="task-detail">
      <h3>{task.title}</h3>
      <p>
        <TaskStateTag task={task} /> <TaskExtras task={task} />
      </p>
      <dl className="facts">
        <div>
          <dt>{t.criterion}</dt>
          <dd>
            <Link to="/scheme/$criterionId" params={{ criterionId: task.criterionId }}>
              {task.criterionNumber} {task.criterionName}
            </Link>
          </dd>
        </div>
        {task.measure && (
          <div>
            <dt>{t.detail.measure}</dt>
            <dd>{task.measure}</dd>
          </div>
        )}
        <div>
          <dt>{t.owner}</dt>
          <dd>
            <TaskOwner task={task} />
          </dd>
        </div>
        <div>
          <dt>{t.due}</dt>
          <dd>
            <TaskDue task={task} />
          </dd>
        </div>
      </dl>
      <TaskActions task={task} />
      <section>
        <h4>{t.detail.evidence}</h4>
        <Files files={task.files} />
      </section>
      <section>
        <h4>{t.detail.history}</h4>
        <History steps={task.history} />
      </section>
    </div>
  )
}

function Files({ files }: { files: TaskDetail['files'] }) {
  const t = useTexts(dutiesTexts)
  if (files.length === 0) return <p className="soft">{t.detail.noEvidence}</p>
  return (
    <ul className="file-list">
      {files.map((file) => (
        <li key={file.id}>
          <Thumbnail file={file} />
          <a className="file-name" href={addressOf(evidence.original, { params: { id: file.id } })}>
            {file.name}
          </a>
        </li>
      ))}
    </ul>
  )
}

function History({ steps }: { steps: TaskDetail['history'] }) {
  const t = useTexts(dutiesTexts)
  const { instant } = useFormats()
  return (
    <ol className="task-history">
      {steps.map((step) => (
        <li key={`${step.at} ${step.action}`}>
          <b>{t.detail.steps[step.action]}</b>{' '}
          <span className="soft">{[step.by, instant(step.at)].filter(Boolean).join(' · ')}</span>
          {step.note && <p className="task-note">{step.note}</p>}
        </li>
      ))}
    </ol>
  )
}
