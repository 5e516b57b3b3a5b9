import type { Db, Tx } from '../../platform/db/index.ts'
import type { Permit } from '../../platform/permissions/index.ts'
import type { SimulationTable } from './tables.ts'

type MayWrite = Permit<'simulations.write'>
/** As many as the list shows. */
const listed = 100

function views(db: Db, unitId: string) {
  return db
    .selectFrom('simulations as s')
    .leftJoin('auth_user as u', 'u.id', 's.created_by')
    .select(['s.id', 's.cycle_id', 's.name', 's.changes', 's.base_got', 's.base_revision', 's.updated_at'])
    .select(['s.created_by', 'u.name as by'])
    .where('s.unit_id', '=', unitId)
}

export type SimulationRow = NonNullable<Awaited<ReturnType<typeof simulationById>>>

export function simulationById(db: Db, unitId: string, id: string) {
  return views(db, unitId).where('s.id', '=', id).executeTakeFirst()
}

export function simulationsOf(db: Db, unitId: string, cycleId: string): Promise<SimulationRow[]> {
  return views(db, unitId)
    .where('s.cycle_id', '=', cycleId)
    .orderBy('s.updated_at', 'desc')
    .orderBy('s.id')
    .limit(listed)
    .execute()
}

export async function insertSimulation(
  tx: Tx,
  permit: MayWrite,
  row: Omit<SimulationTable, 'unit_id' | 'changes'> & { changes: string },
): Promise<void> {
  await tx
    .insertInto('simulations')
    .values({ ...row, unit_id: permit.unitId })
    .execute()
}

export async function updateSimulation(
  tx: Tx,
  permit: MayWrite,
  id: string,
  change: { name: string; changes: string; base_got: string; base_revision: string; updated_at: Date },
): Promise<void> {
  await tx.updateTable('simulations').set(change).where('unit_id', '=', permit.unitId).where('id', '=', id).execute()
}

export async function deleteSimulation(tx: Tx, permit: MayWrite, id: string): Promise<void> {
  await tx.deleteFrom('simulations').where('unit_id', '=', permit.unitId).where('id', '=', id).execute()
}
