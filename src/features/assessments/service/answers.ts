import Big from 'big.js'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { currentScheme, type Scheme } from '../../schemes/index.ts'
import { type CriterionResult, errors } from '../contract/index.ts'
import { mayAnswer } from '../permissions.ts'
import * as queries from '../queries/index.ts'
import { isJudged, type StatedAnswer, statablePoints } from '../rules/index.ts'
import { placedAt } from './inputs.ts'
import { type Current, holdAnswers, rescore } from './rescore.ts'
import { criterionIn } from './scorecard.ts'

export type NewAnswer = { criterionId: string } & Partial<StatedAnswer>

export async function answer(ctx: Context, given: NewAnswer): Promise<CriterionResult> {
  return ctx.transaction(async (tx) => {
    const current = await currentScheme(tx)
    await saveAnswers(tx, [given], current)
    return criterionIn(tx, current, given.criterionId)
  })
}

/** Saves what a person says of some criteria and scores them, all or nothing; of one named twice the last counts. `known` saves looking the cycle up again. */
export async function saveAnswers(ctx: Context, given: NewAnswer[], known?: Current): Promise<void> {
  const permit = mayAnswer(ctx.actor)
  const wanted = new Map(
    given.map(({ criterionId, points = null, met = null, note = null }) => [criterionId, { points, met, note }]),
  )
  if (wanted.size === 0) return
  await ctx.transaction(async (tx) => {
    const current = known ?? (await currentScheme(tx))
    const { cycle, scheme } = current
    await holdAnswers(tx, current)
    for (const [criterionId, stated] of wanted) checkAnswer(scheme, criterionId, stated)
    const before = await queries.statedAnswers(tx.db, permit.unitId, cycle.id, [...wanted.keys()])
    const answers = [...wanted].map(([criterionId, stated]) => ({ id: tx.newId(), criterionId, answer: stated }))
    await queries.saveAnswers(tx.db, permit, cycle.id, tx.now, answers)
    tx.audit(
      ...[...wanted].map(([criterionId, after]) => ({
        action: 'answer.save',
        entity: 'answer',
        entityId: criterionId,
        before: before.get(criterionId),
        after,
      })),
    )
    await rescore(tx, [...wanted.keys()], current)
  })
}

/** @throws AppError when this may not be said of this criterion */
export function checkAnswer(scheme: Scheme, criterionId: string, { points, met }: StatedAnswer): void {
  const node = scheme.byId.get(criterionId)
  if (!node?.isCriterion) fail(errors.noSuchCriterion)
  const placed = placedAt(scheme, node.path)
  const judged = isJudged(placed)
  if (met !== null && !judged) fail(errors.computed)
  if (points === null) return
  const most = statablePoints(placed)
  if (judged) fail(errors.notScored)
  if (most.eq(0)) fail(errors.computed)
  if (new Big(points).lt(0) || new Big(points).gt(most)) fail(errors.outOfRange, { points: most.toFixed() })
}

/** @throws AppError `schemes.noCycle`, `assessments.noSuchCriterion` */
export async function setEffort(ctx: Context, criterionId: string, effort: number | null): Promise<void> {
  const permit = mayAnswer(ctx.actor)
  await ctx.transaction(async (tx) => {
    const { cycle, scheme } = await currentScheme(tx)
    if (!scheme.byId.get(criterionId)?.isCriterion) fail(errors.noSuchCriterion)
    await queries.saveEffort(tx.db, permit, { id: tx.newId(), cycleId: cycle.id, criterionId, effort, at: tx.now })
    tx.audit({ action: 'effort.set', entity: 'effort', entityId: criterionId, after: { effort } })
  })
}
