import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type {
  RecordContent,
  RecordEvidenceTable,
  RecordPersonTable,
  RecordTable,
  RecordVersionTable,
} from '../tables.ts'

type RecordRow = Omit<RecordTable, 'fields'> & Pick<RecordContent, 'fields'>
type ContentColumns = Pick<RecordRow, 'state' | 'occurred_on' | 'department_id' | 'community_id' | 'title' | 'fields'>

/** Rows as they are written, jsonb columns still values. */
export interface RecordRows {
  records: RecordRow[]
  record_people: RecordPersonTable[]
  record_versions: (Omit<RecordVersionTable, 'content'> & { content: RecordContent })[]
  record_evidence: RecordEvidenceTable[]
}

const rowsAtOnce = 2000

/** Any number of rows by one prepared statement a table: the rows travel as one JSON value. */
export async function insertRows(tx: Tx, permit: Permit<'records.write'>, rows: RecordRows): Promise<void> {
  await insertInto(tx, permit, 'records', rows.records)
  await insertInto(tx, permit, 'record_people', rows.record_people)
  await insertInto(tx, permit, 'record_evidence', rows.record_evidence)
  await insertInto(tx, permit, 'record_versions', rows.record_versions)
}

async function insertInto(
  tx: Tx,
  permit: Permit<'records.write'>,
  table: keyof RecordRows,
  rows: { unit_id: string }[],
): Promise<void> {
  if (rows.some((row) => row.unit_id !== permit.unitId)) throw new Error('a row of another unit')
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const json = JSON.stringify(rows.slice(start, start + rowsAtOnce))
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)`.execute(tx)
  }
}

export async function updateRecord(
  tx: Tx,
  permit: Permit<'records.write'>,
  id: string,
  change: Pick<RecordRow, 'version' | 'updated_at' | keyof ContentColumns> &
    Partial<Pick<RecordRow, 'search' | 'search_text'>>,
): Promise<void> {
  await tx
    .updateTable('records')
    .set({ ...change, fields: JSON.stringify(change.fields) })
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .execute()
}

/** Takes a record's people and evidence away before those of its new version are put in. */
export async function deleteLinks(tx: Tx, permit: Permit<'records.write'>, recordId: string): Promise<void> {
  for (const table of ['record_people', 'record_evidence'] as const) {
    await tx.deleteFrom(table).where('unit_id', '=', permit.unitId).where('record_id', '=', recordId).execute()
  }
}
