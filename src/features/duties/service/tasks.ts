import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { currentScheme } from '../../schemes/index.ts'
import { errors, type Task, type TaskState } from '../contract.ts'
import { mayAssign, mayConfirm, maySubmit } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { stateAfter } from '../rules/index.ts'
import type { DutyTable, TaskTable } from '../tables.ts'
import { emptyDuty, newTask } from './change.ts'
import { filesOf } from './files.ts'
import { taskOf } from './list-tasks.ts'

export interface NewTask {
  criterionId: string
  /** Absent: the criterion as a whole. */
  part?: string
  title: string
  dueOn: string
  /** Absent: open. */
  state?: TaskState
  note?: string | null
}

export async function createTask(ctx: Context, task: Omit<NewTask, 'state' | 'note'>): Promise<Task> {
  return ctx.transaction(async (tx) => {
    const [id] = await createTasks(tx, [task])
    return taskOf(tx, id!)
  })
}

/** Sets tasks for criteria or parts, each with the department and post that owe it; returns their ids in order. */
export async function createTasks(ctx: Context, tasks: NewTask[]): Promise<string[]> {
  const permit = mayAssign(ctx.actor)
  return ctx.transaction(async (tx) => {
    const duties = await dutiesFor(tx, permit, tasks)
    const rows = tasks.map((task): TaskTable => {
      const state = task.state ?? 'open'
      return {
        ...newTask(tx, duties.get(keyOf(task))!, task),
        state,
        note: task.note ?? null,
        submitted_at: state === 'open' ? null : tx.now,
        done_at: state === 'done' ? tx.now : null,
      }
    })
    await queries.insertTasks(tx.db, rows)
    tx.audit(
      ...rows.map(({ id, title, due_on, state }) => ({
        action: 'task.create',
        entity: 'task',
        entityId: id,
        after: { title, dueOn: due_on, state },
      })),
    )
    const taskIds = rows.map((row) => row.id)
    await tx.emit('tasks.changed', { action: 'create', taskIds })
    return taskIds
  })
}

const keyOf = ({ criterionId, part = '' }: NewTask) => `${criterionId} ${part}`

/** The duties that carry the tasks; a criterion without one gets one without an owner. */
async function dutiesFor(
  tx: WriteContext,
  permit: Permit<'duties.assign'>,
  tasks: NewTask[],
): Promise<Map<string, DutyTable>> {
  const { cycle, scheme } = await currentScheme(tx)
  const criterionIds = [...new Set(tasks.map((task) => task.criterionId))]
  if (!criterionIds.every((id) => scheme.byId.get(id)?.isCriterion)) fail(errors.noSuchCriterion)
  await queries.lockDuties(tx.db, cycle.id)
  const rows = await queries.dutiesOfCriteria(tx.db, permit.unitId, cycle.id, criterionIds)
  const duties = new Map(rows.map((row) => [`${row.criterion_id} ${row.part}`, row]))
  const missing = new Map(tasks.filter((task) => !duties.has(keyOf(task))).map((task) => [keyOf(task), task]))
  if ([...missing.values()].some((task) => task.part)) fail(errors.noSuchDuty)
  const fresh = [...missing.values()].map((task) => emptyDuty(tx, cycle.id, task.criterionId, ''))
  await queries.saveDuties(tx.db, permit, fresh)
  for (const row of fresh) duties.set(`${row.criterion_id} `, row)
  return duties
}

/** `evidenceIds` replaces what proves the task, as far as this person sees it; absent leaves it. @throws AppError `duties.noSuchEvidence` */
export function submitTask(ctx: Context, id: string, note: string | null, evidenceIds?: string[]): Promise<Task> {
  return ctx.transaction(async (tx) => {
    const task = await lockedTask(tx, id)
    const permit = maySubmit(ctx.actor, task)
    if (evidenceIds) {
      const wanted = [...new Set(evidenceIds)]
      const missing = wanted.length - (await filesOf(tx, wanted)).length
      if (missing > 0) fail(errors.noSuchEvidence, { count: missing })
      const there = await queries.evidenceOf(tx.db, permit.unitId, id)
      const seen = new Set((await filesOf(tx, there)).map((file) => file.id))
      const kept = [...wanted, ...there.filter((each) => !seen.has(each))]
      await queries.replaceEvidence(tx.db, permit, id, kept, tx.newId)
    }
    const proof = evidenceIds ? { evidence: new Set(evidenceIds).size } : {}
    return moveTask(tx, task, 'submit', permit, { note, submitted_at: tx.now }, proof)
  })
}

export function confirmTask(ctx: Context, id: string): Promise<Task> {
  return ctx.transaction(async (tx) =>
    moveTask(tx, await lockedTask(tx, id), 'confirm', mayConfirm(ctx.actor), { done_at: tx.now }),
  )
}

export function returnTask(ctx: Context, id: string, reason: string): Promise<Task> {
  return ctx.transaction(async (tx) =>
    moveTask(tx, await lockedTask(tx, id), 'return', mayConfirm(ctx.actor), { note: reason }),
  )
}

async function lockedTask(tx: WriteContext, id: string): Promise<TaskTable> {
  return (await queries.tasksForUpdate(tx.db, tx.actor.unitId, [id]))[0] ?? fail(errors.noSuchTask)
}

async function moveTask(
  tx: WriteContext,
  task: TaskTable,
  action: Parameters<typeof stateAfter>[1],
  permit: Permit<'duties.submit'> | Permit<'duties.confirm'>,
  change: Partial<Pick<TaskTable, 'note' | 'submitted_at' | 'done_at'>>,
  proof: { evidence?: number } = {},
): Promise<Task> {
  const state = stateAfter(task.state, action)
  await queries.updateTask(tx.db, permit, task.id, { ...change, state, updated_at: tx.now })
  tx.audit({
    action: `task.${action}`,
    entity: 'task',
    entityId: task.id,
    before: { state: task.state, note: task.note },
    after: { state, note: change.note === undefined ? task.note : change.note, ...proof },
  })
  await tx.emit('tasks.changed', { action, taskIds: [task.id] })
  return taskOf(tx, task.id)
}
