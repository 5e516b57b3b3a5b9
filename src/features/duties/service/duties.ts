import type { z } from 'zod'
import type { OperationOutput } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { userNames } from '../../accounts/index.ts'
import { currentScheme } from '../../schemes/index.ts'
import {
  type ChangeWay,
  type Coverage,
  type Duty,
  DutyChange,
  errors,
  type operations,
  type Schedule,
} from '../contract.ts'
import { mayAssign } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import type { DutyTable } from '../tables.ts'
import { type ChangeResult, changeDuties, toDuty } from './change.ts'

/** How long a bulk change is offered for taking back. */
const undoDays = 7

/** Every criterion of the current scheme in document order, each with its duties or, unowned, with an empty one. */
export async function listDuties(ctx: Context): Promise<OperationOutput<typeof operations.list>> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const [rows, counts, last] = await Promise.all([
    queries.dutiesOf(ctx.db, unitId, cycle.id),
    queries.coverage(ctx.db, unitId, cycle.id, ctx.today),
    queries.lastChange(ctx.db, unitId, cycle.id, new Date(ctx.now.getTime() - undoDays * 86_400_000)),
  ])
  const byCriterion = Map.groupBy(rows, (row) => row.criterion_id)
  const by = last && (await userNames(ctx.db, [last.made_by])).get(last.made_by)
  return {
    items: scheme.criteria.flatMap(({ id }) => dutiesFor(id, byCriterion.get(id) ?? [])),
    coverage: { criteria: scheme.criteria.length, ...counts },
    lastChange: last
      ? { id: last.id, way: last.way, duties: last.duties, by: by ?? null, at: last.made_at.toISOString() }
      : null,
  }
}

function dutiesFor(criterionId: string, rows: DutyTable[]): Duty[] {
  const named = rows.filter((row) => row.part || row.department_id || row.post_id || row.measure || row.recurrence)
  if (named.length > 0) return named.map(toDuty)
  const id = rows[0]?.id ?? null
  return [{ id, criterionId, part: '', departmentId: null, postId: null, measure: null, schedule: null }]
}

/** How much of the current scheme is owned, and how many tasks are late. @throws AppError `schemes.noCycle` */
export async function coverage(ctx: Context): Promise<z.infer<typeof Coverage>> {
  const { cycle, scheme } = await currentScheme(ctx)
  return {
    criteria: scheme.criteria.length,
    ...(await queries.coverage(ctx.db, ctx.actor.unitId, cycle.id, ctx.today)),
  }
}

interface Assignment {
  criterionId: string
  part: string
  formerPart?: string | undefined
  departmentId: string | null
  postId: string | null
  measure: string | null
  schedule?: Schedule | null | undefined
}

export async function assign(ctx: Context, wanted: Assignment): Promise<OperationOutput<typeof operations.assign>> {
  return ctx.transaction(async (tx) => {
    const { changeId } = await changeDuties(tx, [wanted], 'one')
    const { cycle } = await currentScheme(tx)
    const rows = await queries.dutiesOfCriteria(tx.db, tx.actor.unitId, cycle.id, [wanted.criterionId])
    return { ...toDuty(rows.find((row) => row.part === wanted.part)!), changeId }
  })
}

/** Gives criteria to departments and posts; all or nothing. A duty named twice gets the last; what is left out stays. */
export function assignDuties(
  ctx: Context,
  changes: z.input<typeof DutyChange>[],
  way: ChangeWay = 'bulk',
): Promise<ChangeResult> {
  return changeDuties(
    ctx,
    changes.map((change) => DutyChange.parse(change)),
    way,
  )
}

/** Takes a part away with its open tasks. @throws AppError `duties.partInUse` when one was worked on */
export async function removePart(ctx: Context, id: string): Promise<ChangeResult> {
  const permit = mayAssign(ctx.actor)
  return ctx.transaction(async (tx) => {
    const { cycle } = await currentScheme(tx)
    await queries.lockDuties(tx.db, cycle.id)
    const before = await queries.dutyById(tx.db, permit.unitId, id)
    if (!before || before.cycle_id !== cycle.id) fail(errors.noSuchDuty)
    const removed = await queries.tasksOfDuties(tx.db, permit.unitId, [id])
    const worked = removed.filter((task) => task.state !== 'open')
    if (worked.length > 0) fail(errors.partInUse, { part: before.part || '整条标准', tasks: worked.length })
    await queries.deleteTasks(
      tx.db,
      permit,
      removed.map((task) => task.id),
    )
    await queries.deleteDuties(tx.db, permit, [id])
    const changeId = tx.newId()
    const row = { id: changeId, cycle_id: cycle.id, way: 'one' as const, duties: 1, undone_at: null }
    const images = { duties: [{ before, after: null }], made: [], removed, shifted: [] }
    await queries.insertChange(tx.db, permit, { ...row, made_by: tx.actor.userId, made_at: tx.now, images })
    tx.audit({ action: 'duty.remove', entity: 'duty', entityId: before.criterion_id, before: toDuty(before) })
    return { changeId, duties: 1, tasks: removed.length }
  })
}
