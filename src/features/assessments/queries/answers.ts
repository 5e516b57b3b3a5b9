import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { StatedAnswer } from '../rules/index.ts'

/** What people have stated of these criteria, by criterion. */
export async function statedAnswers(
  db: Db,
  unitId: string,
  cycleId: string,
  criterionIds: string[],
): Promise<Map<string, StatedAnswer>> {
  const rows = await db
    .selectFrom('answers')
    .select(['criterion_id', 'answer'])
    .where('unit_id', '=', unitId)
    .where('cycle_id', '=', cycleId)
    .where('source', '=', 'self')
    .where('criterion_id', '=', sql<string>`any(${criterionIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.criterion_id, row.answer]))
}

export interface AnswerToSave {
  id: string
  criterionId: string
  answer: StatedAnswer
}

export async function saveAnswers(
  tx: Tx,
  permit: Permit<'assessments.write'>,
  cycleId: string,
  at: Date,
  answers: AnswerToSave[],
): Promise<void> {
  for (let i = 0; i < answers.length; i += 1000) {
    await tx
      .insertInto('answers')
      .values(
        answers.slice(i, i + 1000).map(({ id, criterionId, answer }) => ({
          unit_id: permit.unitId,
          id,
          cycle_id: cycleId,
          criterion_id: criterionId,
          source: 'self' as const,
          answer: JSON.stringify(answer),
          answered_by: permit.actor.userId,
          answered_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['unit_id', 'cycle_id', 'source', 'criterion_id']).doUpdateSet((eb) => ({
          answer: eb.ref('excluded.answer'),
          answered_by: eb.ref('excluded.answered_by'),
          answered_at: eb.ref('excluded.answered_at'),
        })),
      )
      .execute()
  }
}
