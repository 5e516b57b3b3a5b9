import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { CycleTable } from '../tables.ts'

type MayChange = Permit<'schemes.write'>

export function currentCycle(db: Db, unitId: string): Promise<CycleTable | undefined> {
  return db
    .selectFrom('cycles')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('is_current', '=', true)
    .executeTakeFirst()
}

export function listCycles(db: Db, unitId: string): Promise<(CycleTable & { title: string; version: string })[]> {
  return db
    .selectFrom('cycles')
    .innerJoin('scheme_versions', 'scheme_versions.id', 'cycles.version_id')
    .selectAll('cycles')
    .select(['scheme_versions.title', 'scheme_versions.version'])
    .where('cycles.unit_id', '=', unitId)
    .orderBy('is_current', 'desc')
    .orderBy('starts_on', 'desc')
    .orderBy('cycles.id', 'desc')
    .execute()
}

export async function replaceCurrentCycle(tx: Tx, permit: MayChange, row: CycleTable): Promise<void> {
  await tx
    .updateTable('cycles')
    .set({ is_current: false })
    .where('unit_id', '=', permit.unitId)
    .where('is_current', '=', true)
    .execute()
  await tx.insertInto('cycles').values(row).execute()
}
