import { isDeepStrictEqual } from 'node:util'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import {
  efforts,
  holdAnswers,
  saveAnswers,
  scorecard,
  scoreUnder,
  setEffort,
  statedIn,
} from '../../assessments/index.ts'
import { assignDuties, undoChange } from '../../duties/index.ts'
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
    await holdAnswers(tx)
    const planned = await plan(tx, choices)
    const duties = dutiesToWrite(planned)
    const { answers, efforts: guessed } = answersToWrite(planned)
    if (answers.length + duties.length + guessed.length === 0) fail(errors.nothing)
    await saveAnswers(
      tx,
      answers.map(({ criterionId, answer }) => ({ criterionId, ...answer })),
    )
    const { changeId: dutyChangeId } =
      duties.length > 0 ? await assignDuties(tx, duties, 'last-cycle') : { changeId: null }
    for (const { criterionId, effort } of guessed) await setEffort(tx, criterionId, effort)
    const written = { answers, duties: duties.length, dutyChangeId, efforts: guessed }
    const id = tx.newId()
    const cycles = { fromCycleId: planned.from.id, toCycleId: planned.to.id }
    await queries.insertTransfer(tx.db, permit, { id, ...cycles, written, at: tx.now })
    tx.audit({ action: 'transfer.carry', entity: 'transfer', entityId: id, after: { ...cycles, ...countsOf(written) } })
    return toTransfer((await queries.transferById(tx.db, permit.unitId, id))!)
  })
}

function answersToWrite({ rows }: Plan): Pick<Written, 'answers' | 'efforts'> {
  return {
    answers: [...movedAnswers(rows)].map(([criterionId, answer]) => ({ criterionId, answer })),
    efforts: rows.flatMap(({ to, effort, moves }) => (moves.effort ? [{ criterionId: to!.id, effort: effort! }] : [])),
  }
}

/** Dates of the old cycle stay behind; what comes back every month, quarter or year goes on. */
function dutiesToWrite({ rows, given, ownerOf }: Plan): Parameters<typeof assignDuties>[1] {
  return rows
    .filter(({ moves }) => moves.duty)
    .flatMap(({ from, to }) =>
      given.duties.get(from.id)!.flatMap((duty) => {
        const owner = ownerOf(duty)
        if (!owner) return []
        const { part, measure, recurrence, month, day, lastDays } = duty
        const recurring = recurrence === 'monthly' || recurrence === 'quarterly' || recurrence === 'yearly'
        const schedule = recurring ? { recurrence, dueOn: null, month, day, lastDays } : null
        return [{ criterionId: to!.id, part, ...owner, measure, schedule }]
      }),
    )
}

/** Takes back what was carried, while nobody has changed any of it. @throws AppError `transfers.changed` */
export async function undo(ctx: Context, id: string): Promise<Transfer> {
  const permit = mayCarry(ctx.actor)
  return ctx.transaction(async (tx) => {
    const row = (await queries.transferById(tx.db, permit.unitId, id)) ?? fail(errors.noSuchTransfer)
    const { cycle } = await currentScheme(tx)
    await holdAnswers(tx)
    if (row.to_cycle_id !== cycle.id || !(await queries.markUndone(tx.db, permit, id, tx.now)))
      fail(errors.noSuchTransfer)
    const { written } = row
    const changed = await changedSince(tx, cycle.id, written)
    if (changed > 0) fail(errors.changed, { count: changed })
    await saveAnswers(
      tx,
      written.answers.map(({ criterionId }) => ({ criterionId })),
    )
    if (written.dutyChangeId) await undoChange(tx, written.dutyChangeId)
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
  const guessed = await efforts(ctx.db, unitId, cycleId)
  return [
    ...written.answers.map(({ criterionId, answer }) => isDeepStrictEqual(stated.get(criterionId), answer)),
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
  return { answers: answers.length, duties, efforts: guessed.length }
}
