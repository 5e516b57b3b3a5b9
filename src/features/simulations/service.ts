import { isDeepStrictEqual } from 'node:util'
import { fail } from '../../platform/errors.ts'
import type { Context, WriteContext } from '../../platform/http/context.ts'
import {
  baseOf,
  holdAnswers,
  isJudged,
  type Outcome,
  saveAnswers,
  statablePoints,
  suppose,
} from '../assessments/index.ts'
import { currentScheme } from '../schemes/index.ts'
import {
  type Base,
  type Changes,
  errors,
  type Simulated,
  type Simulation,
  type SimulationHead,
  type StoredChanges,
} from './contract.ts'
import { mayChangeCopy, maySimulate } from './permissions.ts'
import * as queries from './queries.ts'

/** What may be changed and how it stands. @throws AppError `schemes.noCycle` */
export async function base(ctx: Context): Promise<Base> {
  const { scheme, stated, figures, total } = await baseOf(ctx)
  return {
    full: total.full,
    got: total.got,
    class: total.class,
    criteria: scheme.criteria.map(({ id, path, figures: read }) => {
      const placed = scheme.tree.byPath.get(path)!
      return {
        criterionId: id,
        statable: statablePoints(placed).toFixed(),
        judged: isJudged(placed),
        answer: stated.get(id) ?? null,
        figures: read,
      }
    }),
    figures,
  }
}

export async function tryOut(ctx: Context, changes: Changes): Promise<Simulated> {
  return toSimulated(await outcomeOf(ctx, changes))
}

async function outcomeOf(ctx: Context, { answers, figures }: Changes): Promise<Outcome> {
  const known = new Set((await baseOf(ctx)).figures.map(({ figure }) => figure))
  const strange = figures.find(({ figure }) => !known.has(figure))
  if (strange) fail(errors.noSuchFigure, { figure: strange.figure })
  return suppose(ctx, {
    answers: new Map(answers.map(({ criterionId, points, met, note }) => [criterionId, { points, met, note }])),
    figures: new Map(figures.map(({ figure, value }) => [figure, value])),
  })
}

function toSimulated({ base: { total: before }, total, moved }: Outcome): Simulated {
  return {
    full: total.full,
    got: total.got,
    class: total.class,
    before: { full: before.full, got: before.got, class: before.class },
    moved: moved.map(({ nodeId, before: from, after: to }) => ({
      nodeId,
      before: { got: from.got, lost: from.lost, why: from.why },
      after: { got: to.got, lost: to.lost, why: to.why },
    })),
  }
}

export async function list(ctx: Context): Promise<{ items: SimulationHead[] }> {
  const { cycle } = await currentScheme(ctx)
  return { items: (await queries.simulationsOf(ctx.db, ctx.actor.unitId, cycle.id)).map((row) => toHead(ctx, row)) }
}

/** A kept copy, with a warning when reality has moved under it. @throws AppError `simulations.noSuchSimulation` */
export async function get(ctx: Context, id: string): Promise<Simulation> {
  const row = (await queries.simulationById(ctx.db, ctx.actor.unitId, id)) ?? fail(errors.noSuchSimulation)
  const now = await baseOf(ctx)
  if (row.cycle_id !== now.cycleId) fail(errors.noSuchSimulation)
  const { answers, figures } = row.changes
  const moved = answers
    .filter(({ criterionId, before }) => !isDeepStrictEqual(before, now.stated.get(criterionId) ?? null))
    .map(({ criterionId }) => criterionId)
  const same =
    row.base_revision === now.revision || (Number(row.base_got) === Number(now.total.got) && moved.length === 0)
  return {
    ...toHead(ctx, row),
    changes: { answers: answers.map(({ before: _, ...answer }) => answer), figures },
    stale: same ? null : { before: row.base_got, now: now.total.got, answers: moved },
  }
}

export async function create(ctx: Context, given: Changes & { name: string }): Promise<Simulation> {
  const permit = maySimulate(ctx.actor)
  return ctx.transaction(async (tx) => {
    const { cycle } = await currentScheme(tx)
    const id = tx.newId()
    const kept = await toKeep(tx, given)
    await queries.insertSimulation(tx.db, permit, {
      id,
      cycle_id: cycle.id,
      ...kept,
      created_by: tx.actor.userId,
      created_at: tx.now,
    })
    tx.audit({ action: 'simulation.create', entity: 'simulation', entityId: id, after: { name: given.name } })
    return get(tx, id)
  })
}

export async function update(ctx: Context, id: string, given: Changes & { name: string }): Promise<Simulation> {
  const permit = maySimulate(ctx.actor)
  return ctx.transaction(async (tx) => {
    const before = await ownCopy(tx, id)
    await queries.updateSimulation(tx.db, permit, id, await toKeep(tx, given))
    tx.audit({
      action: 'simulation.update',
      entity: 'simulation',
      entityId: id,
      before: { name: before.name },
      after: { name: given.name },
    })
    return get(tx, id)
  })
}

async function ownCopy(tx: WriteContext, id: string): Promise<queries.SimulationRow> {
  const row = (await queries.simulationById(tx.db, tx.actor.unitId, id)) ?? fail(errors.noSuchSimulation)
  if (!mayChangeCopy(tx.actor, row.created_by)) fail(errors.notYours, { name: row.by ?? '已注销用户' })
  return row
}

/** What is stored of a copy: its changes beside what really stands there now. */
async function toKeep(tx: WriteContext, given: Changes & { name: string }) {
  const { base: now } = await outcomeOf(tx, given)
  const changes: StoredChanges = {
    answers: given.answers.map((answer) => ({ ...answer, before: now.stated.get(answer.criterionId) ?? null })),
    figures: given.figures,
  }
  return {
    name: given.name,
    changes: JSON.stringify(changes),
    base_got: now.total.got,
    base_revision: now.revision,
    updated_at: tx.now,
  }
}

/** Deletes a copy and answers with it, so that it can be made anew. */
export async function drop(ctx: Context, id: string): Promise<Simulation> {
  const permit = maySimulate(ctx.actor)
  return ctx.transaction(async (tx) => {
    await ownCopy(tx, id)
    const dropped = await get(tx, id)
    await queries.deleteSimulation(tx.db, permit, id)
    tx.audit({ action: 'simulation.drop', entity: 'simulation', entityId: id, before: { name: dropped.name } })
    return dropped
  })
}

/** Makes the changed answers the unit's self-assessment, all or none; answers with what stood there before. */
export async function keep(ctx: Context, answers: Changes['answers']): Promise<Pick<Changes, 'answers'>> {
  if (answers.length === 0) fail(errors.nothing)
  return ctx.transaction(async (tx) => {
    await holdAnswers(tx)
    const { stated } = await baseOf(tx)
    await saveAnswers(tx, answers)
    const none = { points: null, met: null, note: null }
    return { answers: answers.map(({ criterionId }) => ({ criterionId, ...(stated.get(criterionId) ?? none) })) }
  })
}

function toHead({ actor }: Context, row: queries.SimulationRow): SimulationHead {
  return {
    id: row.id,
    mayChange: mayChangeCopy(actor, row.created_by),
    name: row.name,
    createdBy: row.by ?? '已注销用户',
    updatedAt: row.updated_at.toISOString(),
    answers: row.changes.answers.length,
    figures: row.changes.figures.length,
  }
}
