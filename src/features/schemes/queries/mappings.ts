import type { Selectable } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { SchemeMappingTable } from '../tables.ts'

type MayChange = Permit<'schemes.write'>
export type MappingRow = Selectable<SchemeMappingTable>

/** The unit's mappings, the newest first. More than these no office keeps. */
export function listMappings(db: Db, unitId: string): Promise<MappingRow[]> {
  return db
    .selectFrom('scheme_mappings')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Puts it under its name, in place of what was there. */
export function putMapping(
  tx: Tx,
  _permit: MayChange,
  row: Omit<MappingRow, 'mapping'> & { mapping: string },
): Promise<MappingRow> {
  const { name, headers, mapping, saved_by, saved_at } = row
  return tx
    .insertInto('scheme_mappings')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'name']).doUpdateSet({ name, headers, mapping, saved_by, saved_at }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Returns its name; undefined when it is not there. */
export async function deleteMapping(tx: Tx, permit: MayChange, id: string): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('scheme_mappings')
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}
