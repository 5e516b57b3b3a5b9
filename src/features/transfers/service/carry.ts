import { isDeepStrictEqual } from 'node:util'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { efforts, saveAnswers, scorecard, scoreUnder, setEffort, statedIn } from '../../assessments/index.ts'
import { assignDuties } from '../../duties/index.ts'
import { currentScheme } from '../../schemes/index.ts'
import { type Choices, errors, type Preview, type Transfer } from '../contract.ts'
import { mayCarry } from '../permissions.ts'
import * as queries from '../queries.ts'
import type { Written } from '../tables.ts'
import { movedAnswers, type Plan, plan } from './plan.ts'

/** What carrying would do, and what today's score would be then. */
export async function preview(ctx: Context, choices: Choices): Promise<Preview> {
  mayCarry(ctx.actor)
  const { from, to, scheme, rows, there } = await plan(ctx, choices)
  const card = await scorecard(ctx)
  const { total } = await scoreUnder(ctx, scheme.versionId, new Map([...there.answers, ...movedAnswers(rows)]))
  const head = ({ id, name, title, version }: typeof from) => ({ id, name, title, version })
  const count = (what: keyof (typeof rows)[number]['moves']) => rows.filter(({ moves }) => moves[what]).length
  return {
    from: head(from),
    to: head(to),
    rows,
    targets: scheme.criteria.map(({ id, path, name, points }) => ({ id, path, name, points })),
    answers: count('answer'),
    duties: count('duty'),
    efforts: count('effort'),
    before: { full: card.full, got: card.got, class: card.class ?? '' },
    after: { full: total.full, got: total.got, class: total.class },
  }
}

/** Writes what the preview showed, all or nothing. */
export async function carry(ctx: Context, choices: Choices): Promise<Transfer> {
  const permit = mayCarry(ctx.actor)
  return ctx.transaction(async (tx) => {
    const planned = await plan(tx, choices)
    const written = toWrite(planned)
    if (written.answers.length + written.duties.length + written.efforts.length === 0) fail(errors.nothing)
    await saveAnswers(
      tx,
      written.answers.map(({ criterionId, answer }) => ({ criterionId, ...answer })),
    )
    if (written.duties.length > 0) await assignDuties(tx, written.duties)
    for (const { criterionId, effort } of written.efforts) await setEffort(tx, criterionId, effort)
    const id = tx.newId()
    const cycles = { fromCycleId: planned.from.id, toCycleId: planned.to.id }
    await queries.insertTransfer(tx.db, permit, { id, ...cycles, written, at: tx.now })
    tx.audit({ action: 'transfer.carry', entity: 'transfer', entityId: id, after: { ...cycles, ...countsOf(written) } })
    return toTransfer((await queries.transferById(tx.db, permit.unitId, id))!)
  })
}

function toWrite({ rows, given }: Plan): Written {
  return {
    answers: [...movedAnswers(rows)].map(([criterionId, answer]) => ({ criterionId, answer })),
    duties: rows.flatMap(({ from, to, moves }) => {
      const { departmentId = null, postId = null, measure = null } = given.duties.get(from.id) ?? {}
      return moves.duty ? [{ criterionId: to!.id, departmentId, postId, measure }] : []
    }),
    efforts: rows.flatMap(({ to, effort, moves }) => (moves.effort ? [{ criterionId: to!.id, effort: effort! }] : [])),
  }
}

/** Takes back what was carried, while nobody has changed any of it. @throws AppError `transfers.changed` */
export async function undo(ctx: Context, id: string): Promise<Transfer> {
  const permit = mayCarry(ctx.actor)
  return ctx.transaction(async (tx) => {
    const row = (await queries.transferById(tx.db, permit.unitId, id)) ?? fail(errors.noSuchTransfer)
    const { cycle } = await currentScheme(tx)
    if (row.to_cycle_id !== cycle.id || !(await queries.markUndone(tx.db, permit, id, tx.now)))
      fail(errors.noSuchTransfer)
    const { written } = row
    const changed = await changedSince(tx, cycle.id, written)
    if (changed > 0) fail(errors.changed, { count: changed })
    await saveAnswers(
      tx,
      written.answers.map(({ criterionId }) => ({ criterionId })),
    )
    const none = { departmentId: null, postId: null, measure: null }
    if (written.duties.length > 0)
      await assignDuties(
        tx,
        written.duties.map(({ criterionId }) => ({ criterionId, ...none })),
      )
    for (const { criterionId } of written.efforts) await setEffort(tx, criterionId, null)
    tx.audit({ action: 'transfer.undo', entity: 'transfer', entityId: id, before: countsOf(written) })
    return toTransfer((await queries.transferById(tx.db, permit.unitId, id))!)
  })
}

async function changedSince(ctx: Context, cycleId: string, written: Written): Promise<number> {
  const { unitId } = ctx.actor
  const stated = await statedIn(
    ctx,
    cycleId,
    written.answers.map(({ criterionId }) => criterionId),
  )
  const duties = new Map((await queries.dutiesIn(ctx.db, unitId, cycleId)).map((duty) => [duty.criterionId, duty]))
  const guessed = await efforts(ctx.db, unitId, cycleId)
  return [
    ...written.answers.map(({ criterionId, answer }) => isDeepStrictEqual(stated.get(criterionId), answer)),
    ...written.duties.map(({ criterionId, departmentId, postId, measure }) => {
      const now = duties.get(criterionId)
      return now?.departmentId === departmentId && now.postId === postId && now.measure === measure
    }),
    ...written.efforts.map(({ criterionId, effort }) => guessed.get(criterionId) === effort),
  ].filter((same) => !same).length
}

/** What was carried into the current cycle, the newest first. */
export async function list(ctx: Context): Promise<{ items: Transfer[] }> {
  const { cycle } = await currentScheme(ctx)
  return { items: (await queries.transfersTo(ctx.db, ctx.actor.unitId, cycle.id)).map(toTransfer) }
}

function toTransfer({ id, from, by, written, created_at, undone_at }: queries.TransferRow): Transfer {
  return {
    id,
    from,
    by: by ?? '已注销用户',
    at: created_at.toISOString(),
    ...countsOf(written),
    undone: undone_at !== null,
  }
}

function countsOf({ answers, duties, efforts: guessed }: Written) {
  return { answers: answers.length, duties: duties.length, efforts: guessed.length }
}
