import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { Seat } from '../contract/index.ts'
import type { StatedAnswer } from '../rules/index.ts'
import type { AnswerTable } from '../tables.ts'

export interface JudgementRow {
  criterion_id: string
  source: AnswerTable['source']
  answer: StatedAnswer
  by: string | null
  answered_at: Date
}

/** What reviewers and the office have said of a cycle; `criterionId` narrows it to one criterion. */
export function judgements(db: Db, unitId: string, cycleId: string, criterionId?: string): Promise<JudgementRow[]> {
  let query = db
    .selectFrom('answers as a')
    .leftJoin('auth_user as u', 'u.id', 'a.answered_by')
    .select(['a.criterion_id', 'a.source', 'a.answer', 'u.name as by', 'a.answered_at'])
    .where('a.unit_id', '=', unitId)
    .where('a.cycle_id', '=', cycleId)
    .where('a.source', 'in', ['reviewer-a', 'reviewer-b', 'final'])
  if (criterionId) query = query.where('a.criterion_id', '=', criterionId)
  return query.execute()
}

export interface SeatRow {
  seat: Seat
  user_id: string
  name: string
}

export function seats(db: Db, unitId: string, cycleId: string): Promise<SeatRow[]> {
  return db
    .selectFrom('review_seats as s')
    .innerJoin('auth_user as u', 'u.id', 's.user_id')
    .select(['s.seat', 's.user_id', 'u.name'])
    .where('s.unit_id', '=', unitId)
    .where('s.cycle_id', '=', cycleId)
    .execute()
}

/** Users who may sign in to the unit. */
export function activeUsers(db: Db, unitId: string): Promise<{ userId: string; name: string }[]> {
  return db
    .selectFrom('memberships as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['m.user_id as userId', 'u.name'])
    .where('m.unit_id', '=', unitId)
    .where('m.disabled_at', 'is', null)
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(500)
    .execute()
}

interface NewSeat {
  id: string
  cycleId: string
  seat: Seat
  userId: string | null
  at: Date
}

export async function saveSeat(
  tx: Tx,
  permit: Permit<'assessments.write'>,
  { id, cycleId, seat, userId, at }: NewSeat,
): Promise<void> {
  await tx
    .deleteFrom('review_seats')
    .where('unit_id', '=', permit.unitId)
    .where('cycle_id', '=', cycleId)
    .where('seat', '=', seat)
    .execute()
  if (userId === null) return
  await tx
    .insertInto('review_seats')
    .values({ unit_id: permit.unitId, id, cycle_id: cycleId, seat, user_id: userId, created_at: at })
    .execute()
}

interface Judgement {
  id: string
  cycleId: string
  criterionId: string
  source: Exclude<AnswerTable['source'], 'self'>
  answer: StatedAnswer | null
  at: Date
}

/** Null takes back what was said. */
export async function saveJudgement(
  tx: Tx,
  permit: Permit<'assessments.review'> | Permit<'assessments.settle'>,
  { id, cycleId, criterionId, source, answer, at }: Judgement,
): Promise<void> {
  if (answer === null) {
    await tx
      .deleteFrom('answers')
      .where('unit_id', '=', permit.unitId)
      .where('cycle_id', '=', cycleId)
      .where('source', '=', source)
      .where('criterion_id', '=', criterionId)
      .execute()
    return
  }
  await tx
    .insertInto('answers')
    .values({
      unit_id: permit.unitId,
      id,
      cycle_id: cycleId,
      criterion_id: criterionId,
      source,
      answer: JSON.stringify(answer),
      answered_by: permit.actor.userId,
      answered_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'cycle_id', 'source', 'criterion_id']).doUpdateSet((eb) => ({
        answer: eb.ref('excluded.answer'),
        answered_by: eb.ref('excluded.answered_by'),
        answered_at: eb.ref('excluded.answered_at'),
      })),
    )
    .execute()
}

/** Sets or, with null, forgets what the office thinks a criterion takes. */
export async function saveEffort(
  tx: Tx,
  permit: Permit<'assessments.write'>,
  row: { id: string; cycleId: string; criterionId: string; effort: number | null; at: Date },
): Promise<void> {
  if (row.effort === null) {
    await tx
      .deleteFrom('efforts')
      .where('unit_id', '=', permit.unitId)
      .where('cycle_id', '=', row.cycleId)
      .where('criterion_id', '=', row.criterionId)
      .execute()
    return
  }
  await tx
    .insertInto('efforts')
    .values({
      unit_id: permit.unitId,
      id: row.id,
      cycle_id: row.cycleId,
      criterion_id: row.criterionId,
      effort: row.effort,
      updated_at: row.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'cycle_id', 'criterion_id']).doUpdateSet((eb) => ({
        effort: eb.ref('excluded.effort'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute()
}

/** The efforts the office has set, by criterion. */
export async function efforts(db: Db, unitId: string, cycleId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('efforts')
    .select(['criterion_id', 'effort'])
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .execute()
  return new Map(rows.map((row) => [row.criterion_id, row.effort]))
}
