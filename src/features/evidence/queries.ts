import { type ExpressionBuilder, sql } from 'kysely'
import type { Db, Tables, Tx } from '../../platform/db/index.ts'
import type { Permit } from '../../platform/permissions/index.ts'
import type { EvidenceTable } from './tables.ts'

export interface EvidenceFilter {
  unitId: string
  seesConfidential: boolean
  kind?: EvidenceTable['kind'] | undefined
  search?: string | undefined
}

/** One where for list and total, so that they always agree. */
function matching(filter: EvidenceFilter) {
  return (eb: ExpressionBuilder<Tables, 'evidence'>) => {
    const conditions = [eb('unit_id', '=', filter.unitId)]
    if (!filter.seesConfidential) conditions.push(eb('confidential', '=', false))
    if (filter.kind) conditions.push(eb('kind', '=', filter.kind))
    if (filter.search) {
      const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
      conditions.push(eb.or([eb('name', 'ilike', pattern), eb('caption', 'ilike', pattern)]))
    }
    return eb.and(conditions)
  }
}

export function listEvidence(db: Db, filter: EvidenceFilter, limit: number, offset: number): Promise<EvidenceTable[]> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where(matching(filter))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countEvidence(db: Db, filter: EvidenceFilter): Promise<number> {
  const row = await db
    .selectFrom('evidence')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(matching(filter))
    .executeTakeFirstOrThrow()
  return row.total
}

export function evidenceById(
  db: Db,
  unitId: string,
  id: string,
  seesConfidential: boolean,
): Promise<EvidenceTable | undefined> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where(matching({ unitId, seesConfidential }))
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The evidence with these bytes that this person may know of: the common one before their own. */
export function evidenceByContent(
  db: Db,
  unitId: string,
  sha256: string,
  seer: { userId: string; seesConfidential: boolean },
): Promise<EvidenceTable | undefined> {
  return db
    .selectFrom('evidence')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('sha256', '=', sha256)
    .where((eb) =>
      seer.seesConfidential ? eb.lit(true) : eb.or([eb('confidential', '=', false), eb('shelf', '=', seer.userId)]),
    )
    .orderBy('shelf')
    .limit(1)
    .executeTakeFirst()
}

export type EvidenceItem = Pick<EvidenceTable, 'id' | 'kind' | 'name' | 'has_thumbnail' | 'confidential'>

/** What a record needs to know of the evidence it uses; whose asker does not see confidential ones, for them those do not exist. */
export function evidenceItems(
  db: Db,
  unitId: string,
  ids: string[],
  seesConfidential: boolean,
): Promise<EvidenceItem[]> {
  return db
    .selectFrom('evidence')
    .select(['id', 'kind', 'name', 'has_thumbnail', 'confidential'])
    .where(matching({ unitId, seesConfidential }))
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** Answers undefined when the same bytes came in at the same moment by another way. */
export function insertEvidence(
  tx: Tx,
  _permit: Permit<'evidence.write'>,
  row: EvidenceTable,
): Promise<EvidenceTable | undefined> {
  return tx
    .insertInto('evidence')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unit_id', 'sha256', 'shelf']).doNothing())
    .returningAll()
    .executeTakeFirst()
}

export async function updateCaption(
  tx: Tx,
  permit: Permit<'evidence.write'>,
  id: string,
  caption: string | null,
): Promise<void> {
  await tx.updateTable('evidence').set({ caption }).where('unit_id', '=', permit.unitId).where('id', '=', id).execute()
}

/** Said by the feature that links evidence to records; whoever may write those may change this. */
export async function setConfidential(
  tx: Tx,
  permit: Permit<'records.write'>,
  ids: string[],
  confidential: boolean,
): Promise<void> {
  await tx
    .updateTable('evidence')
    .set({ confidential })
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('confidential', '!=', confidential)
    .execute()
}
