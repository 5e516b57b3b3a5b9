import { fail } from '../../../platform/errors.ts'
import type { EventHandler } from '../../../platform/http/context.ts'
import type { MovedLine } from '../../organization/contract.ts'
import { errors as organization } from '../../organization/contract.ts'
import { mayAssign } from '../permissions.ts'
import { moveTasks } from '../queries/index.ts'
import * as queries from '../queries/moves.ts'

/** Duties of the current cycle and their unfinished tasks go where their post or department went; what is done stays. */
export const followReorganization: EventHandler<'organization.reorganized'> = async (tx, event, ctx) => {
  const permit = mayAssign(ctx.actor)
  const { unitId } = permit
  const { changeId, places, posts, nameOf, lines } = event
  const before = await queries.dutiesAt(tx, unitId, [...places.keys()], [...posts.keys()])
  const after = before.map(({ id, department_id, post_id }): queries.Place => {
    const kept = (department_id && places.get(department_id)) ?? department_id
    const post = post_id === null ? undefined : posts.get(post_id)
    if (post) return { id, department_id: post.placeId, post_id: post.postId }
    return { id, department_id: kept, post_id: post === null ? null : post_id }
  })
  if (after.length === 0) return
  await queries.placeDuties(tx, permit, after)
  await queries.insertMoves(
    tx,
    permit,
    after.map((duty, i) => ({
      unit_id: unitId,
      id: ctx.newId(),
      change_id: changeId,
      duty_id: duty.id,
      from_department_id: before[i]!.department_id,
      from_post_id: before[i]!.post_id,
      to_department_id: duty.department_id,
      to_post_id: duty.post_id,
    })),
  )
  const ids = after.map((duty) => duty.id)
  const open = Map.groupBy(await queries.openTasksOf(tx, unitId, ids), (task) => task.duty_id)
  const taskIds = await moveTasks(tx, permit, ids)
  if (taskIds.length > 0) await ctx.emit('tasks.changed', { action: 'assign', taskIds })
  const ways = Map.groupBy(
    after.map((duty, i) => ({ id: duty.id, from: before[i]!.department_id ?? '', to: duty.department_id ?? '' })),
    ({ from, to }) => `${from} ${to}`,
  )
  for (const way of ways.values()) {
    const { from, to } = way[0]!
    const line = (what: MovedLine['what'], count: number) =>
      lines.push({ what, name: null, from: nameOf(from), to: nameOf(to) || null, count })
    line('duty', way.length)
    const tasks = way.reduce((sum, { id }) => sum + (open.get(id)?.length ?? 0), 0)
    if (tasks > 0) line('task', tasks)
  }
}

/** Puts duties and unfinished tasks back where they lay. @throws AppError `organization.restsOn` */
export const returnDuties: EventHandler<'organization.undoing'> = async (tx, { changeId, places }, ctx) => {
  const permit = mayAssign(ctx.actor)
  const { unitId } = permit
  const moves = await queries.takeMoves(tx, permit, changeId)
  const ids = moves.map((move) => move.duty_id)
  const now = new Map((await queries.placesOfDuties(tx, unitId, ids)).map((duty) => [duty.id, duty]))
  const elsewhere = moves.some((move) => {
    const duty = now.get(move.duty_id)
    return duty?.department_id !== move.to_department_id || duty.post_id !== move.to_post_id
  })
  if (elsewhere) fail(organization.restsOn, { what: '有目标责任之后又重新分配过' })
  await queries.placeDuties(
    tx,
    permit,
    moves.map((move) => ({ id: move.duty_id, department_id: move.from_department_id, post_id: move.from_post_id })),
  )
  const taskIds = await moveTasks(tx, permit, ids)
  if (taskIds.length > 0) await ctx.emit('tasks.changed', { action: 'assign', taskIds })
  if (await queries.anyTaskAt(tx, unitId, places)) fail(organization.restsOn, { what: '已有任务在新部门办结' })
}
