import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { currentScheme } from '../../schemes/index.ts'
import { errors } from '../contract.ts'
import { mayAssign } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { sameRhythm } from '../rules/index.ts'
import type { DutyTable, TaskTable } from '../tables.ts'
import { type ChangeResult, standingToday, toDuty } from './change.ts'
import { forgetMade } from './make-tasks.ts'

/**
 * Puts duties and tasks back as they were before a change; refused when one of them changed again or was worked on.
 * @throws AppError `duties.noSuchChange`, `duties.changedSince`, `duties.ownerGone`
 */
export async function undoChange(ctx: Context, id: string): Promise<ChangeResult> {
  const permit = mayAssign(ctx.actor)
  return ctx.transaction(async (tx) => {
    const { cycle } = await currentScheme(tx)
    await queries.lockDuties(tx.db, cycle.id)
    const change = (await queries.changeForUpdate(tx.db, permit.unitId, cycle.id, id)) ?? fail(errors.noSuchChange)
    const { images } = change
    const tasks = await queries.tasksForUpdate(tx.db, permit.unitId, [
      ...images.made,
      ...images.shifted.map((task) => task.id),
    ])
    const count = await changedSince(tx, permit, cycle.id, images, tasks)
    if (count > 0) fail(errors.changedSince, { count })
    const gone = await ownersGone(tx, images)
    if (gone > 0) fail(errors.ownerGone, { count: gone })
    const bare = await putBack(tx, permit, images)
    // What is put back may have been made up to an earlier day.
    forgetMade(cycle.id)
    await queries.markUndone(tx.db, permit, id, tx.now)
    const back = inverse(images, tasks, bare)
    const changeId = tx.newId()
    const row = { id: changeId, cycle_id: cycle.id, way: 'one' as const, duties: images.duties.length, undone_at: null }
    await queries.insertChange(tx.db, permit, { ...row, made_by: tx.actor.userId, made_at: tx.now, images: back })
    tx.audit(
      ...images.duties.map(({ before, after }) => ({
        action: 'duty.undo',
        entity: 'duty',
        entityId: (after ?? before)!.criterion_id,
        ...(after ? { before: toDuty(after) } : {}),
        after: before ? { ...toDuty(before), changeId: id } : { changeId: id },
      })),
    )
    const touched = [...images.made, ...images.removed, ...images.shifted]
    return { changeId, duties: images.duties.length, tasks: touched.length }
  })
}

/** How many duties and tasks are no longer as the change left them. */
async function changedSince(
  tx: WriteContext,
  permit: Permit<'duties.assign'>,
  cycleId: string,
  images: queries.Images,
  locked: TaskTable[],
): Promise<number> {
  const criterionIds = [...new Set(images.duties.map(({ before, after }) => (after ?? before)!.criterion_id))]
  const rows = await queries.dutiesOfCriteria(tx.db, permit.unitId, cycleId, criterionIds)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const touched = images.duties.filter(({ before, after }) => {
    const now = after && byId.get(after.id)
    if (after && !(now && same(now, after))) return true
    return (
      before &&
      rows.some((row) => row.criterion_id === before.criterion_id && row.part === before.part && row.id !== before.id)
    )
  })
  const tasks = new Map(locked.map((task) => [task.id, task]))
  const worked = images.made.filter((task) => tasks.get(task)?.state !== 'open')
  const handled = images.shifted.filter(({ id }) => !/open|returned/.test(tasks.get(id)?.state ?? ''))
  return touched.length + worked.length + handled.length
}

/** How many duties would go back to a department or post that no longer stands. */
async function ownersGone(tx: WriteContext, { duties }: queries.Images): Promise<number> {
  const { nodes, posts } = await standingToday(tx)
  return duties.filter(({ before, after }) => {
    if (!before || (before.department_id === after?.department_id && before.post_id === after.post_id)) return false
    const { department_id: department, post_id: post } = before
    return (department !== null && !nodes.has(department)) || (post !== null && posts.get(post)?.node_id !== department)
  }).length
}

const same = (a: DutyTable, b: DutyTable) =>
  a.part === b.part &&
  a.department_id === b.department_id &&
  a.post_id === b.post_id &&
  a.measure === b.measure &&
  sameRhythm(a, b)

/** Answers the duties that a task set by hand keeps alive, without an owner. */
async function putBack(
  tx: WriteContext,
  permit: Permit<'duties.assign'>,
  images: queries.Images,
): Promise<DutyTable[]> {
  await queries.deleteTasks(tx.db, permit, images.made)
  await queries.shiftTasks(tx.db, permit, images.shifted)
  const fresh = images.duties.flatMap(({ before, after }) => (before || !after ? [] : [after]))
  const used = new Set(
    (
      await queries.tasksOfDuties(
        tx.db,
        permit.unitId,
        fresh.map((duty) => duty.id),
      )
    ).map((task) => task.duty_id),
  )
  await queries.deleteDuties(
    tx.db,
    permit,
    fresh.filter((duty) => !used.has(duty.id)).map((duty) => duty.id),
  )
  const bare = fresh.filter((duty) => used.has(duty.id)).map((duty) => ({ ...duty, ...nobody, updated_at: tx.now }))
  const restored = [...images.duties.flatMap(({ before }) => before ?? []), ...bare]
  await queries.saveDuties(tx.db, permit, restored)
  await queries.insertTasks(tx.db, images.removed)
  await queries.moveTasks(
    tx.db,
    permit,
    restored.map((duty) => duty.id),
  )
  return bare
}

/** What takes the way back back again. */
function inverse(images: queries.Images, tasks: TaskTable[], bare: DutyTable[]): queries.Images {
  const made = new Set(images.made)
  const kept = new Map(bare.map((duty) => [duty.id, duty]))
  return {
    duties: images.duties.map(({ before, after }) => ({
      before: after,
      after: before ?? (after && (kept.get(after.id) ?? null)),
    })),
    made: images.removed.map((task) => task.id),
    removed: tasks.filter((task) => made.has(task.id)),
    shifted: tasks.flatMap(({ id, title, opens_on, due_on }) =>
      made.has(id) ? [] : [{ id, title, opens_on, due_on }],
    ),
  }
}

const nobody = {
  department_id: null,
  post_id: null,
  measure: null,
  recurrence: null,
  due_on: null,
  due_month: null,
  due_day: null,
  due_last: null,
  made_through: null,
}
