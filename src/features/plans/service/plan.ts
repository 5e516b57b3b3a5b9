import { z } from 'zod'
import type { OperationArguments } from '../../../libs/contract/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { errors, type operations, type Plan, Target } from '../contract/index.ts'
import { mayPlan } from '../permissions.ts'
import * as queries from '../queries.ts'
import { ensureStages } from '../rules/index.ts'

const Targets = z.array(Target)

export async function plan(ctx: Context, year: number): Promise<Plan> {
  const { unitId } = ctx.actor
  const row = await queries.planOf(ctx.db, unitId, year)
  if (!row) return { year, version: 0, goal: '', targets: [], stages: [] }
  const stages = await queries.stagesOf(ctx.db, unitId, row.id)
  return {
    year,
    version: row.version,
    goal: row.goal,
    targets: Targets.parse(row.targets),
    stages: stages.map(({ name, starts_on, ends_on, work }) => ({ name, startsOn: starts_on, endsOn: ends_on, work })),
  }
}

type Body = OperationArguments<typeof operations.savePlan>['body']

export async function savePlan(ctx: Context, year: number, body: Body): Promise<Plan> {
  const permit = mayPlan(ctx.actor)
  ensureStages(year, body.stages)
  return ctx.transaction(async (tx) => {
    const before = await plan(tx, year)
    const id = await queries.savePlan(
      tx.db,
      permit,
      {
        unit_id: permit.unitId,
        id: tx.newId(),
        year,
        goal: body.goal,
        targets: body.targets,
        version: body.version + 1,
        updated_at: tx.now,
      },
      body.stages.map(({ name, startsOn, endsOn, work }, position) => ({
        id: tx.newId(),
        position,
        name,
        starts_on: startsOn,
        ends_on: endsOn,
        work,
      })),
    )
    if (!id) fail(errors.outdated)
    const after = { ...body, year, version: body.version + 1 }
    tx.audit({ action: 'plan.save', entity: 'plan', entityId: id, before, after })
    return after
  })
}
