import type { Db, Tx } from '../../platform/db/index.ts'
import type { Permit } from '../../platform/permissions/index.ts'
import type { CalendarFeedTable, PlanLadderTable, PlanStageTable, PlanTable, PlanTitleTable } from './tables.ts'

type MayPlan = Permit<'plans.write'>

export interface PlanRow extends Omit<PlanTable, 'targets'> {
  targets: unknown
}

export function planOf(db: Db, unitId: string, year: number): Promise<PlanRow | undefined> {
  return db.selectFrom('plans').selectAll().where('unit_id', '=', unitId).where('year', '=', year).executeTakeFirst()
}

export function stagesOf(db: Db, unitId: string, planId: string): Promise<PlanStageTable[]> {
  return db
    .selectFrom('plan_stages')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
}

/** Stages that touch a stretch of days. */
export function stagesWithin(db: Db, unitId: string, from: string, to: string): Promise<PlanStageTable[]> {
  return db
    .selectFrom('plan_stages')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('ends_on', '>=', from)
    .where('starts_on', '<=', to)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
}

/** Writes a plan over the version it was read in; undefined when somebody else was quicker. */
export async function savePlan(
  tx: Tx,
  permit: MayPlan,
  row: PlanRow,
  stages: Omit<PlanStageTable, 'plan_id' | 'unit_id'>[],
): Promise<string | undefined> {
  const values = { ...row, targets: JSON.stringify(row.targets) }
  const { goal, targets, version, updated_at } = values
  const saved =
    version === 1
      ? await tx
          .insertInto('plans')
          .values(values)
          .onConflict((conflict) => conflict.columns(['unit_id', 'year']).doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('plans')
          .set({ goal, targets, version, updated_at })
          .where('unit_id', '=', permit.unitId)
          .where('year', '=', row.year)
          .where('version', '=', version - 1)
          .returning('id')
          .executeTakeFirst()
  if (!saved) return undefined
  await tx.deleteFrom('plan_stages').where('unit_id', '=', permit.unitId).where('plan_id', '=', saved.id).execute()
  if (stages.length > 0)
    await tx
      .insertInto('plan_stages')
      .values(stages.map((stage) => ({ ...stage, unit_id: permit.unitId, plan_id: saved.id })))
      .execute()
  return saved.id
}

export interface LadderRow extends Omit<PlanLadderTable, 'changes'> {
  changes: unknown
}

export function ladderOf(db: Db, unitId: string): Promise<LadderRow | undefined> {
  return db
    .selectFrom('plan_ladders')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', unitId)
    .executeTakeFirst()
}

export async function saveLadder(
  tx: Tx,
  permit: MayPlan,
  { ladder, changes, updated_at }: Pick<LadderRow, 'ladder' | 'changes' | 'updated_at'>,
): Promise<void> {
  const change = { ladder, changes: JSON.stringify(changes), updated_at }
  await tx
    .insertInto('plan_ladders')
    .values({ unit_id: permit.unitId, id: permit.unitId, ...change })
    .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet(change))
    .execute()
}

export function titlesOf(db: Db, unitId: string): Promise<PlanTitleTable[]> {
  return db
    .selectFrom('plan_titles')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .orderBy('awarded_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Removed ones too: what was removed can be brought back. */
export function titleForUpdate(tx: Tx, permit: MayPlan, id: string): Promise<PlanTitleTable | undefined> {
  return tx
    .selectFrom('plan_titles')
    .selectAll()
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertTitle(tx: Tx, _permit: MayPlan, row: PlanTitleTable): Promise<void> {
  await tx.insertInto('plan_titles').values(row).execute()
}

export async function updateTitle(
  tx: Tx,
  permit: MayPlan,
  id: string,
  change: Partial<Omit<PlanTitleTable, 'unit_id' | 'id' | 'created_at'>>,
): Promise<void> {
  await tx.updateTable('plan_titles').set(change).where('unit_id', '=', permit.unitId).where('id', '=', id).execute()
}

type MayRead = Permit<'plans.read'>

export function feedsOf(db: Db, unitId: string, userId: string): Promise<CalendarFeedTable[]> {
  return db
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function insertFeed(tx: Tx, _permit: MayRead, row: CalendarFeedTable): Promise<void> {
  await tx.insertInto('calendar_feeds').values(row).execute()
}

/** Of the person's own only; false when there is none. */
export async function switchFeed(tx: Tx, permit: MayRead, id: string, revokedAt: Date | null): Promise<boolean> {
  const changed = await tx
    .updateTable('calendar_feeds')
    .set({ revoked_at: revokedAt })
    .where('unit_id', '=', permit.unitId)
    .where('user_id', '=', permit.actor.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** A feed by the hash of its token, with its user as one who may still sign in. */
export function openFeed(db: Db, unitId: string, tokenHash: string) {
  return db
    .selectFrom('calendar_feeds as f')
    .innerJoin('memberships as m', (join) =>
      join.onRef('m.unit_id', '=', 'f.unit_id').onRef('m.user_id', '=', 'f.user_id'),
    )
    .innerJoin('auth_user as u', 'u.id', 'f.user_id')
    .select(['f.unit_id as unitId', 'f.user_id as userId', 'f.scope', 'f.name as feed', 'u.name', 'm.role'])
    .select(['m.department_id as departmentId', 'm.community_id as communityId'])
    .where('f.unit_id', '=', unitId)
    .where('f.token_hash', '=', tokenHash)
    .where('f.revoked_at', 'is', null)
    .where('m.disabled_at', 'is', null)
    .executeTakeFirst()
}
