import { fail } from '../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../platform/http/context.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import { nodesAsOf, postsAsOf } from '../../organization/index.ts'
import { currentScheme, type Scheme } from '../../schemes/index.ts'
import { type ChangeWay, type Duty, type DutyChange, errors } from '../contract.ts'
import { mayAssign } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { checkOwner, horizonOf, rhythmOf, type Standing, scheduleOf, taskTitle, turnOver } from '../rules/index.ts'
import type { DutyTable, TaskTable } from '../tables.ts'

type Current = Awaited<ReturnType<typeof currentScheme>>
export type Pair = { before: DutyTable | null; after: DutyTable }
type Wanted = DutyChange & { formerPart?: string | undefined }

export interface ChangeResult {
  changeId: string | null
  duties: number
  /** Tasks made, moved, shifted or taken away. */
  tasks: number
}

/**
 * Changes duties and the tasks that follow from them, all or nothing; a duty named twice gets the last. What does not
 * change anything leaves no trace.
 */
export async function changeDuties(ctx: Context, wanted: readonly Wanted[], way: ChangeWay): Promise<ChangeResult> {
  const permit = mayAssign(ctx.actor)
  return ctx.transaction(async (tx) => {
    const current = await currentScheme(tx)
    await queries.lockDuties(tx.db, current.cycle.id)
    const pairs = (await pairsOf(tx, permit, current, wanted)).filter(({ before, after }) => differs(before, after))
    return applyPairs(tx, permit, current, pairs, way)
  })
}

async function pairsOf(
  tx: WriteContext,
  permit: Permit<'duties.assign'>,
  { cycle, scheme }: Current,
  wanted: readonly Wanted[],
): Promise<Pair[]> {
  const keyOf = (criterionId: string, part: string) => `${criterionId} ${part}`
  const byKey = new Map(wanted.map((each) => [keyOf(each.criterionId, each.part), each]))
  const standing = await standingToday(tx)
  const criterionIds = [...new Set(wanted.map((each) => each.criterionId))]
  if (!criterionIds.every((id) => scheme.byId.get(id)?.isCriterion)) fail(errors.noSuchCriterion)
  const rows = await queries.dutiesOfCriteria(tx.db, permit.unitId, cycle.id, criterionIds)
  const existing = new Map(rows.map((row) => [keyOf(row.criterion_id, row.part), row]))
  return [...byKey.values()].map((change) => {
    const { criterionId, part, formerPart = part } = change
    const before = existing.get(keyOf(criterionId, formerPart)) ?? null
    if (formerPart !== part) {
      if (!before) fail(errors.noSuchDuty)
      if (existing.has(keyOf(criterionId, part))) fail(errors.partTaken, { part })
    }
    const after = merged(before ?? emptyDuty(tx, cycle.id, criterionId, part), change)
    if (!before || before.department_id !== after.department_id || before.post_id !== after.post_id)
      checkOwner({ departmentId: after.department_id, postId: after.post_id }, standing)
    const { due_on } = after
    if (due_on && due_on !== before?.due_on && (due_on < cycle.startsOn || due_on > cycle.endsOn))
      fail(errors.outsideCycle, { from: cycle.startsOn, to: cycle.endsOn })
    return { before, after: { ...after, updated_at: tx.now } }
  })
}

function merged(row: DutyTable, { part, departmentId, postId, measure, schedule }: DutyChange): DutyTable {
  return {
    ...row,
    part,
    ...(departmentId === undefined ? {} : { department_id: departmentId }),
    ...(postId === undefined ? {} : { post_id: postId }),
    ...(measure === undefined ? {} : { measure }),
    ...(schedule === undefined ? {} : rhythmOf(schedule)),
  }
}

const facts = (row: DutyTable) => JSON.stringify({ ...row, made_through: null, updated_at: null })
const differs = (before: DutyTable | null, after: DutyTable) => !before || facts(before) !== facts(after)

async function applyPairs(
  tx: WriteContext,
  permit: Permit<'duties.assign'>,
  { cycle, scheme }: Current,
  pairs: Pair[],
  way: ChangeWay,
): Promise<ChangeResult> {
  if (pairs.length === 0) return { changeId: null, duties: 0, tasks: 0 }
  const horizon = horizonOf(tx.today, cycle.endsOn)
  for (const { after } of pairs) after.made_through = after.recurrence ? horizon : null
  await queries.saveDuties(
    tx.db,
    permit,
    pairs.map((pair) => pair.after),
  )
  const ids = pairs.map((pair) => pair.after.id)
  const moved = await queries.moveTasks(tx.db, permit, ids)
  const images: queries.Images = { duties: pairs, made: [], removed: [], shifted: [] }
  const shifts: queries.Images['shifted'] = []
  const make: TaskTable[] = []
  const tasks = Map.groupBy(await queries.tasksOfDuties(tx.db, permit.unitId, ids), (task) => task.duty_id)
  for (const { before, after } of pairs) {
    const title = titleOf(scheme, after)
    const own = (tasks.get(after.id) ?? []).filter((task) => task.period !== null)
    const over = turnOver({ before, after, tasks: own, title, cycle, horizon, today: tx.today })
    images.removed.push(...over.remove)
    images.shifted.push(
      ...over.shift.map(({ task: { id, title: old, opens_on, due_on } }) => ({ id, title: old, opens_on, due_on })),
    )
    shifts.push(
      ...over.shift.map(({ task, turn }) => ({ id: task.id, title, opens_on: turn.opensOn, due_on: turn.dueOn })),
    )
    make.push(...over.make.map((turn) => newTask(tx, after, { title, ...turn })))
  }
  await queries.deleteTasks(
    tx.db,
    permit,
    images.removed.map((task) => task.id),
  )
  await queries.shiftTasks(tx.db, permit, shifts)
  images.made = await queries.insertTasks(tx.db, make)
  const changeId = tx.newId()
  const { userId } = tx.actor
  const row = { id: changeId, cycle_id: cycle.id, way, duties: pairs.length, made_by: userId, made_at: tx.now }
  await queries.insertChange(tx.db, permit, { ...row, undone_at: null, images })
  tx.audit(
    ...pairs.map(({ before, after }) => ({
      action: 'duty.assign',
      entity: 'duty',
      entityId: after.criterion_id,
      ...(before ? { before: toDuty(before) } : {}),
      after: { ...toDuty(after), changeId },
    })),
  )
  const touched = new Set([...moved, ...images.made, ...shifts.map((shift) => shift.id)])
  if (touched.size > 0) await tx.emit('tasks.changed', { action: 'assign', taskIds: [...touched] })
  return { changeId, duties: pairs.length, tasks: touched.size + images.removed.length }
}

export function newTask(
  ctx: Context,
  duty: DutyTable,
  task: { title: string; dueOn: string; period?: string | null; opensOn?: string | null },
): TaskTable {
  return {
    unit_id: duty.unit_id,
    id: ctx.newId(),
    duty_id: duty.id,
    cycle_id: duty.cycle_id,
    department_id: duty.department_id,
    post_id: duty.post_id,
    title: task.title,
    period: task.period ?? null,
    opens_on: task.opensOn ?? null,
    due_on: task.dueOn,
    state: 'open',
    note: null,
    submitted_at: null,
    done_at: null,
    updated_at: ctx.now,
  }
}

export const titleOf = (scheme: Scheme, duty: DutyTable): string =>
  taskTitle(duty.part, scheme.byId.get(duty.criterion_id)?.name ?? '')

export async function standingToday(ctx: Context): Promise<Standing> {
  const { unitId } = ctx.actor
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))
  return {
    nodes: byId(await nodesAsOf(ctx.db, unitId, ctx.today)),
    posts: byId(await postsAsOf(ctx.db, unitId, ctx.today)),
  }
}

/** A duty row; without an owner it only carries tasks. */
export function emptyDuty(ctx: Context, cycleId: string, criterionId: string, part: string): DutyTable {
  return {
    unit_id: ctx.actor.unitId,
    id: ctx.newId(),
    cycle_id: cycleId,
    criterion_id: criterionId,
    part,
    department_id: null,
    post_id: null,
    measure: null,
    ...rhythmOf(null),
    made_through: null,
    updated_at: ctx.now,
  }
}

export function toDuty(row: DutyTable): Duty {
  return {
    id: row.id,
    criterionId: row.criterion_id,
    part: row.part,
    departmentId: row.department_id,
    postId: row.post_id,
    measure: row.measure,
    schedule: scheduleOf(row),
  }
}
