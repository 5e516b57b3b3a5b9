import type { z } from 'zod'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { nodesAsOf, postsAsOf } from '../../organization/index.ts'
import { currentScheme } from '../../schemes/index.ts'
import { type Coverage, type Duty, errors } from '../contract.ts'
import { mayAssign } from '../permissions.ts'
import * as queries from '../queries.ts'
import { checkOwner, type Standing } from '../rules.ts'
import type { DutyTable } from '../tables.ts'

/** Every criterion of the current scheme in document order, owned or not. */
export async function listDuties(ctx: Context): Promise<{ items: Duty[]; coverage: z.infer<typeof Coverage> }> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const [rows, counts] = await Promise.all([
    queries.dutiesOf(ctx.db, unitId, cycle.id),
    queries.coverage(ctx.db, unitId, cycle.id, ctx.today),
  ])
  const byCriterion = new Map(rows.map((row) => [row.criterion_id, row]))
  return {
    items: scheme.criteria.map(({ id }) => toDuty(id, byCriterion.get(id))),
    coverage: { criteria: scheme.criteria.length, ...counts },
  }
}

/** How much of the current scheme is owned, and how many tasks are late. @throws AppError `schemes.noCycle` */
export async function coverage(ctx: Context): Promise<z.infer<typeof Coverage>> {
  const { cycle, scheme } = await currentScheme(ctx)
  return {
    criteria: scheme.criteria.length,
    ...(await queries.coverage(ctx.db, ctx.actor.unitId, cycle.id, ctx.today)),
  }
}

export async function assign(ctx: Context, duty: Duty): Promise<Duty> {
  await assignDuties(ctx, [duty])
  return duty
}

/** Gives criteria to departments and posts; all or nothing. A criterion named twice gets the last. */
export async function assignDuties(ctx: Context, duties: Duty[]): Promise<void> {
  const permit = mayAssign(ctx.actor)
  const wanted = new Map(duties.map((duty) => [duty.criterionId, duty]))
  await ctx.transaction(async (tx) => {
    const { cycle, scheme } = await currentScheme(tx)
    const standing = await standingToday(tx)
    for (const duty of wanted.values()) {
      if (!scheme.byId.get(duty.criterionId)?.isCriterion) fail(errors.noSuchCriterion)
      checkOwner(duty, standing)
    }
    const before = await queries.dutiesForUpdate(tx.db, permit, cycle.id, [...wanted.keys()])
    const rows = [...wanted.values()].map((duty) => emptyDuty(tx, cycle.id, duty.criterionId, duty))
    await queries.saveDuties(tx.db, permit, rows)
    const byCriterion = new Map(before.map((row) => [row.criterion_id, row]))
    tx.audit(
      ...[...wanted].map(([criterionId, after]) => {
        const old = byCriterion.get(criterionId)
        return {
          action: 'duty.assign',
          entity: 'duty',
          entityId: criterionId,
          ...(old ? { before: toDuty(criterionId, old) } : {}),
          after,
        }
      }),
    )
  })
}

async function standingToday(ctx: Context): Promise<Standing> {
  const { unitId } = ctx.actor
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))
  return {
    nodes: byId(await nodesAsOf(ctx.db, unitId, ctx.today)),
    posts: byId(await postsAsOf(ctx.db, unitId, ctx.today)),
  }
}

/** A duty row; without an owner it only carries tasks. */
export function emptyDuty(ctx: Context, cycleId: string, criterionId: string, owner?: Duty): DutyTable {
  return {
    unit_id: ctx.actor.unitId,
    id: ctx.newId(),
    cycle_id: cycleId,
    criterion_id: criterionId,
    department_id: owner?.departmentId ?? null,
    post_id: owner?.postId ?? null,
    measure: owner?.measure ?? null,
    updated_at: ctx.now,
  }
}

function toDuty(criterionId: string, row: DutyTable | undefined): Duty {
  return {
    criterionId,
    departmentId: row?.department_id ?? null,
    postId: row?.post_id ?? null,
    measure: row?.measure ?? null,
  }
}
