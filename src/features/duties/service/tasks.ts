import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { currentScheme, type Scheme } from '../../schemes/index.ts'
import { errors, type operations, type Task, type TaskState } from '../contract.ts'
import { mayAssign, mayConfirm, maySubmit } from '../permissions.ts'
import * as queries from '../queries.ts'
import { isOverdue, placeOf, stateAfter } from '../rules.ts'
import type { TaskTable } from '../tables.ts'
import { emptyDuty } from './duties.ts'

export async function listTasks(
  ctx: Context,
  { page, pageSize, view, departmentId, criterionId, search }: OperationArguments<typeof operations.listTasks>['query'],
): Promise<OperationOutput<typeof operations.listTasks>> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const filter: queries.TaskFilter = {
    cycleId: cycle.id,
    view,
    departmentId,
    criterionIds: criterionId === undefined ? undefined : [criterionId],
    search: search ? { text: search, criterionIds: criteriaNamed(scheme, search) } : undefined,
    today: ctx.today,
  }
  const [rows, total] = await Promise.all([
    queries.listTasks(ctx.db, unitId, filter, placeOf(ctx.actor), pageSize, (page - 1) * pageSize),
    queries.countTasks(ctx.db, unitId, filter),
  ])
  return { items: rows.map((row) => toTask(row, scheme, ctx.today)), total }
}

function criteriaNamed(scheme: Scheme, text: string): string[] {
  const wanted = text.toLowerCase()
  return scheme.criteria.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ id }) => id)
}

export interface NewTask {
  criterionId: string
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

/** Sets tasks for criteria, each with the department that owes it; returns their ids in order. */
export async function createTasks(ctx: Context, tasks: NewTask[]): Promise<string[]> {
  const permit = mayAssign(ctx.actor)
  return ctx.transaction(async (tx) => {
    const { cycle, scheme } = await currentScheme(tx)
    const criterionIds = [...new Set(tasks.map((task) => task.criterionId))]
    if (!criterionIds.every((id) => scheme.byId.get(id)?.isCriterion)) fail(errors.noSuchCriterion)
    const duties = await queries.ensureDuties(
      tx.db,
      permit,
      criterionIds.map((id) => emptyDuty(tx, cycle.id, id)),
    )
    const byCriterion = new Map(duties.map((duty) => [duty.criterion_id, duty]))
    const rows = tasks.map((task): TaskTable => {
      const duty = byCriterion.get(task.criterionId)!
      const state = task.state ?? 'open'
      return {
        unit_id: permit.unitId,
        id: tx.newId(),
        duty_id: duty.id,
        cycle_id: cycle.id,
        department_id: duty.department_id,
        title: task.title,
        due_on: task.dueOn,
        state,
        note: task.note ?? null,
        submitted_at: state === 'open' ? null : tx.now,
        done_at: state === 'done' ? tx.now : null,
        updated_at: tx.now,
      }
    })
    await queries.insertTasks(tx.db, permit, rows)
    tx.audit(
      ...rows.map(({ id, title, due_on, state }) => ({
        action: 'task.create',
        entity: 'task',
        entityId: id,
        after: { title, dueOn: due_on, state },
      })),
    )
    return rows.map((row) => row.id)
  })
}

export function submitTask(ctx: Context, id: string, note: string | null): Promise<Task> {
  return moveTask(ctx, id, 'submit', (task) => maySubmit(ctx.actor, task), { note, submitted_at: ctx.now })
}

export function confirmTask(ctx: Context, id: string): Promise<Task> {
  return moveTask(ctx, id, 'confirm', () => mayConfirm(ctx.actor), { done_at: ctx.now })
}

export function returnTask(ctx: Context, id: string, reason: string): Promise<Task> {
  return moveTask(ctx, id, 'return', () => mayConfirm(ctx.actor), { note: reason })
}

async function moveTask(
  ctx: Context,
  id: string,
  action: Parameters<typeof stateAfter>[1],
  permitFor: (task: TaskTable) => Permit<'duties.submit'> | Permit<'duties.confirm'>,
  change: Partial<Pick<TaskTable, 'note' | 'submitted_at' | 'done_at'>>,
): Promise<Task> {
  return ctx.transaction(async (tx) => {
    const task = (await queries.taskForUpdate(tx.db, tx.actor.unitId, id)) ?? fail(errors.noSuchTask)
    const permit = permitFor(task)
    const state = stateAfter(task.state, action)
    await queries.updateTask(tx.db, permit, id, { ...change, state, updated_at: tx.now })
    tx.audit({
      action: `task.${action}`,
      entity: 'task',
      entityId: id,
      before: { state: task.state, note: task.note },
      after: { state, note: change.note === undefined ? task.note : change.note },
    })
    return taskOf(tx, id)
  })
}

async function taskOf(tx: WriteContext, id: string): Promise<Task> {
  const { scheme } = await currentScheme(tx)
  return toTask((await queries.taskById(tx.db, tx.actor.unitId, id, tx.today))!, scheme, tx.today)
}

function toTask(row: queries.TaskRow, scheme: Scheme, today: string): Task {
  const criterion = scheme.byId.get(row.criterion_id)
  return {
    id: row.id,
    title: row.title,
    criterionId: row.criterion_id,
    criterionNumber: criterion?.path ?? '',
    criterionName: criterion?.name ?? '',
    departmentId: row.department_id,
    department: row.department,
    postId: row.post_id,
    post: row.post,
    holders: row.holders,
    dueOn: row.due_on,
    state: row.state,
    note: row.note,
    overdue: isOverdue(row.state, row.due_on, today),
  }
}
