import type { OperationArguments, OperationOutput } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { userNames } from '../../accounts/index.ts'
import { currentScheme, type Scheme } from '../../schemes/index.ts'
import { errors, type operations, type Task, type TaskDetail } from '../contract.ts'
import * as queries from '../queries/index.ts'
import { isOverdue, placeOf } from '../rules/index.ts'
import { filesOf } from './files.ts'
import { ensureTasksOf } from './make-tasks.ts'

type Query = Partial<OperationArguments<typeof operations.listTasks>['query']>

export async function listTasks(
  ctx: Context,
  { page = 1, pageSize = 20, scope = 'all', view = 'all', sort = 'due', order = 'asc', search, ...wanted }: Query,
): Promise<OperationOutput<typeof operations.listTasks>> {
  const { cycle, scheme } = await currentScheme(ctx)
  await ensureTasksOf(ctx.db, ctx.actor.unitId, cycle, ctx.now)
  const own: OwnFilter = scope === 'all' ? {} : scopeOf(scope, await ownPlaces(ctx))
  const { departmentId, postId, criterionId } = wanted
  const filter: queries.TaskFilter = {
    cycleId: cycle.id,
    view,
    state: wanted.state,
    departmentIds: departmentId ? [departmentId] : own.departmentIds,
    postIds: postId ? [postId] : own.postIds,
    criterionIds: criterionId ? [criterionId] : undefined,
    recurrence: wanted.recurrence,
    from: wanted.from,
    to: wanted.to,
    search: search ? { text: search, criterionIds: criteriaNamed(scheme, search) } : undefined,
    today: ctx.today,
  }
  const sorting = { by: sort, descending: order === 'desc', ownPlace: sort === 'due' ? placeOf(ctx.actor) : null }
  const { rows, total } = await queries.listTasks(
    ctx.db,
    ctx.actor.unitId,
    filter,
    sorting,
    pageSize,
    (page - 1) * pageSize,
  )
  return { items: rows.map((row) => toTask(row, scheme, ctx.today)), total }
}

type OwnFilter = Pick<queries.TaskFilter, 'departmentIds' | 'postIds'>
type Places = OperationOutput<typeof operations.own>

/** Posts the signed-in person holds today, and the departments or community these or the account speak for. */
export async function ownPlaces(ctx: Context): Promise<Places> {
  const posts = await queries.postsHeldBy(ctx.db, ctx.actor.unitId, ctx.actor.name, ctx.today)
  const place = placeOf(ctx.actor)
  const nodes = place ? [place] : posts.flatMap((post) => post.node_id ?? [])
  return {
    posts: posts.map(({ id, name, department }) => ({ id, name, department })),
    departmentIds: [...new Set(nodes)],
  }
}

/** Mine are those of my posts; who holds none has those of the place. */
function scopeOf(scope: 'mine' | 'department', { posts, departmentIds }: Places): OwnFilter {
  return scope === 'mine' && posts.length > 0 ? { postIds: posts.map((post) => post.id) } : { departmentIds }
}

export function criteriaNamed(scheme: Scheme, text: string): string[] {
  const wanted = text.toLowerCase()
  return scheme.criteria
    .filter(({ name, path }) => name.toLowerCase().includes(wanted) || path === wanted)
    .map(({ id }) => id)
}

/** @throws AppError `duties.noSuchTask` */
export async function getTask(ctx: Context, id: string): Promise<TaskDetail> {
  const { unitId } = ctx.actor
  const [task, ids, steps] = await Promise.all([
    taskOf(ctx, id),
    queries.evidenceOf(ctx.db, unitId, id),
    queries.stepsOf(ctx.db, unitId, id),
  ])
  const duty = await queries.dutyById(ctx.db, unitId, task.dutyId)
  const names = await userNames(
    ctx.db,
    steps.flatMap((step) => step.actor_id ?? []),
  )
  const history = steps.map((step) => ({
    at: step.at.toISOString(),
    by: step.actor_id && (names.get(step.actor_id) ?? null),
    action: step.action as TaskDetail['history'][number]['action'],
    note: step.note,
  }))
  // Made by its duty's rhythm: its own id tells when.
  if (history[0]?.action !== 'create')
    history.unshift({ at: madeAt(id).toISOString(), by: null, action: 'make', note: null })
  const files = ids.length > 0 ? await ctx.transaction((tx) => filesOf(tx, ids)) : []
  return { ...task, measure: duty?.measure ?? null, files, history }
}

/** A UUIDv7 begins with its milliseconds. */
const madeAt = (id: string) => new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16))

export async function taskOf(ctx: Context, id: string): Promise<Task> {
  const { scheme } = await currentScheme(ctx)
  const row = (await queries.taskById(ctx.db, ctx.actor.unitId, id, ctx.today)) ?? fail(errors.noSuchTask)
  return toTask(row, scheme, ctx.today)
}

function toTask(row: queries.TaskRow, scheme: Scheme, today: string): Task {
  const criterion = scheme.byId.get(row.criterion_id)
  return {
    id: row.id,
    dutyId: row.duty_id,
    title: row.title,
    criterionId: row.criterion_id,
    criterionNumber: criterion?.path ?? '',
    criterionName: criterion?.name ?? '',
    part: row.part,
    departmentId: row.department_id,
    department: row.department,
    postId: row.post_id,
    post: row.post,
    holders: row.holders.map((holder) => holder.name),
    period: row.period,
    opensOn: row.opens_on,
    dueOn: row.due_on,
    state: row.state,
    note: row.note,
    evidence: row.evidence,
    overdue: isOverdue(row.state, row.due_on, today),
  }
}
