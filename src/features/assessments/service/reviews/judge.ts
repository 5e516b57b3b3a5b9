import { fail } from '../../../../platform/errors.ts'
import type { Context, WriteContext } from '../../../../platform/http/context.ts'
import type { Permit } from '../../../../platform/permissions/index.ts'
import { currentScheme, type Scheme } from '../../../schemes/index.ts'
import { errors, reviewErrors, type Seat } from '../../contract/index.ts'
import { isOffice, mayAnswer, mayReview, maySettle } from '../../permissions.ts'
import * as queries from '../../queries/index.ts'
import { isScoreless, type StatedAnswer } from '../../rules/index.ts'
import { placedAt } from '../inputs.ts'
import { allSeats, holderOf } from './compare.ts'

/** Names who reviews from a seat; null leaves its sheet to the office. What was entered before stays. */
export async function seat(ctx: Context, where: Seat, userId: string | null): Promise<void> {
  const permit = mayAnswer(ctx.actor)
  await ctx.transaction(async (tx) => {
    const { cycle } = await currentScheme(tx)
    const seated = await queries.seats(tx.db, permit.unitId, cycle.id)
    if (userId !== null) {
      if (!(await queries.activeUsers(tx.db, permit.unitId)).some((user) => user.userId === userId))
        fail(reviewErrors.noSuchUser)
      const other = allSeats.find((each) => each !== where)!
      if (holderOf(other, seated)?.userId === userId) fail(reviewErrors.sameReviewer)
    }
    await queries.saveSeat(tx.db, permit, { id: tx.newId(), cycleId: cycle.id, seat: where, userId, at: tx.now })
    tx.audit({
      action: 'review.seat',
      entity: 'review_seat',
      entityId: where,
      before: holderOf(where, seated),
      after: { userId },
    })
  })
}

export async function reviewers(ctx: Context): Promise<{ items: { userId: string; name: string }[] }> {
  const permit = mayAnswer(ctx.actor)
  return { items: await queries.activeUsers(ctx.db, permit.unitId) }
}

/** What a reviewer says of a criterion; the office speaks for a seat nobody holds. */
export async function judge(ctx: Context, criterionId: string, where: Seat, said: StatedAnswer): Promise<void> {
  const permit = mayReview(ctx.actor)
  await ctx.transaction(async (tx) => {
    const { cycle, scheme } = await currentScheme(tx)
    const holder = holderOf(where, await queries.seats(tx.db, permit.unitId, cycle.id))
    if (holder && holder.userId !== ctx.actor.userId) fail(reviewErrors.notYourSeat, { name: holder.name })
    if (!holder && !isOffice(ctx.actor)) fail(reviewErrors.notSeated)
    checkSaid(scheme, criterionId, said)
    await save(tx, permit, cycle.id, criterionId, where, said)
  })
}

/** What counts in the end. */
export async function settleCriterion(ctx: Context, criterionId: string, said: StatedAnswer): Promise<void> {
  const permit = maySettle(ctx.actor)
  await ctx.transaction(async (tx) => {
    const { cycle, scheme } = await currentScheme(tx)
    checkSaid(scheme, criterionId, said)
    await save(tx, permit, cycle.id, criterionId, 'final', said)
  })
}

async function save(
  tx: WriteContext,
  permit: Permit<'assessments.review'> | Permit<'assessments.settle'>,
  cycleId: string,
  criterionId: string,
  source: Seat | 'final',
  said: StatedAnswer,
): Promise<void> {
  const rows = await queries.judgements(tx.db, permit.unitId, cycleId, criterionId)
  const before = rows.find((row) => row.source === source)?.answer
  const answer = said.points === null && said.met === null ? null : said
  await queries.saveJudgement(tx.db, permit, { id: tx.newId(), cycleId, criterionId, source, answer, at: tx.now })
  tx.audit({ action: `review.${source}`, entity: 'answer', entityId: criterionId, before, after: answer })
}

function checkSaid(scheme: Scheme, criterionId: string, { points, met }: StatedAnswer): void {
  const node = scheme.byId.get(criterionId)
  if (!node?.isCriterion) fail(errors.noSuchCriterion)
  const placed = placedAt(scheme, node.path)
  if (isScoreless(placed)) {
    if (points !== null) fail(reviewErrors.yesOrNo)
    return
  }
  if (met !== null) fail(reviewErrors.pointsOnly)
  if (points === null) return
  const unbounded = placed.points.eq(0)
  if (Number(points) < 0 || (!unbounded && placed.points.lt(points)))
    fail(reviewErrors.outOfRange, { points: placed.points.toFixed() })
}
