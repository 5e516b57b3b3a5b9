import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { FieldValues, RecordContent } from '../tables.ts'
import { matching, type RecordSelection } from './selection.ts'

/** A record with the sizes of what hangs on it. */
export interface RecordRow {
  id: string
  ledger: string
  version: number
  state: 'active' | 'withdrawn'
  occurred_on: string
  department_id: string | null
  community_id: string | null
  title: string
  fields: FieldValues
  created_by: string
  updated_at: Date
  people: number
  minutes: number
  evidence: number
}

function recordRows(db: Db) {
  return db
    .selectFrom('records as r')
    .select([
      'r.id',
      'r.ledger',
      'r.version',
      'r.state',
      'r.occurred_on',
      'r.department_id',
      'r.community_id',
      'r.title',
      'r.fields',
      'r.created_by',
      'r.updated_at',
    ])
    .select([
      // Sub-selects run for the rows of the page only; joins would be grouped over all that match.
      sql<number>`(select count(*) from record_people p where p.unit_id = r.unit_id and p.record_id = r.id)`.as(
        'people',
      ),
      sql<number>`(select coalesce(sum(p.minutes), 0) from record_people p where p.unit_id = r.unit_id and p.record_id = r.id)`.as(
        'minutes',
      ),
      sql<number>`(select count(*) from record_evidence e where e.unit_id = r.unit_id and e.record_id = r.id)`.as(
        'evidence',
      ),
    ])
}

/** Newest first. */
export function listRecords(db: Db, selection: RecordSelection, limit: number, offset: number): Promise<RecordRow[]> {
  return recordRows(db)
    .where(matching(selection))
    .orderBy('r.occurred_on', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countRecords(db: Db, selection: RecordSelection): Promise<number> {
  const row = await db
    .selectFrom('records as r')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where(matching(selection))
    .executeTakeFirstOrThrow()
  return row.total
}

export function recordById(db: Db, unitId: string, ledgers: string[], id: string): Promise<RecordRow | undefined> {
  return recordRows(db)
    .where('r.unit_id', '=', unitId)
    .where('r.id', '=', id)
    .where('r.ledger', '=', sql<string>`any(${ledgers}::text[])`)
    .executeTakeFirst()
}

export interface RecordCore {
  id: string
  ledger: string
  version: number
  state: 'active' | 'withdrawn'
}

/** Locks the record, so that two changes of it come one after the other. */
export function recordForUpdate(
  tx: Tx,
  unitId: string,
  ledgers: string[],
  id: string,
): Promise<RecordCore | undefined> {
  return tx
    .selectFrom('records as r')
    .select(['r.id', 'r.ledger', 'r.version', 'r.state'])
    .where('r.unit_id', '=', unitId)
    .where('r.id', '=', id)
    .where('r.ledger', '=', sql<string>`any(${ledgers}::text[])`)
    .forUpdate()
    .executeTakeFirst()
}

export interface VersionRow {
  version: number
  content: RecordContent
  changed_by: string
  changed_at: Date
}

/** Oldest first. */
export function versionsOf(db: Db, unitId: string, recordId: string): Promise<VersionRow[]> {
  return db
    .selectFrom('record_versions')
    .select(['version', 'content', 'changed_by', 'changed_at'])
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .orderBy('version')
    .execute()
}

/** What the record holds now: the content of its newest version. */
export async function contentOf(db: Db, unitId: string, recordId: string): Promise<RecordContent> {
  const row = await db
    .selectFrom('record_versions')
    .select('content')
    .where('unit_id', '=', unitId)
    .where('record_id', '=', recordId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.content
}

export interface LedgerSize {
  ledger: string
  records: number
  lastOn: string
}

export function ledgerSizes(db: Db, unitId: string, ledgers: string[]): Promise<LedgerSize[]> {
  return db
    .selectFrom('records')
    .select((eb) => ['ledger', eb.fn.countAll<number>().as('records'), eb.fn.max('occurred_on').as('lastOn')])
    .where('unit_id', '=', unitId)
    .where('state', '=', 'active')
    .where('ledger', '=', sql<string>`any(${ledgers}::text[])`)
    .groupBy('ledger')
    .execute()
}

export interface EvidenceUseRow {
  evidenceId: string
  recordId: string
  ledger: string
  title: string
  occurredOn: string
}

/** Active records that use any of these pieces of evidence, newest first. */
export function usesOfEvidence(
  db: Db,
  unitId: string,
  ledgers: string[],
  evidenceIds: string[],
): Promise<EvidenceUseRow[]> {
  return db
    .selectFrom('record_evidence as e')
    .innerJoin('records as r', (join) => join.onRef('r.unit_id', '=', 'e.unit_id').onRef('r.id', '=', 'e.record_id'))
    .select(['e.evidence_id as evidenceId', 'r.id as recordId', 'r.ledger', 'r.title', 'r.occurred_on as occurredOn'])
    .where('e.unit_id', '=', unitId)
    .where('e.evidence_id', '=', sql<string>`any(${evidenceIds}::uuid[])`)
    .where('r.state', '=', 'active')
    .where('r.ledger', '=', sql<string>`any(${ledgers}::text[])`)
    .orderBy('r.occurred_on', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
}

/** Of these pieces of evidence, the ones used by records of the given ledgers only. */
export async function evidenceUsedOnlyBy(
  db: Db,
  unitId: string,
  evidenceIds: string[],
  ledgers: string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('record_evidence as e')
    .innerJoin('records as r', (join) => join.onRef('r.unit_id', '=', 'e.unit_id').onRef('r.id', '=', 'e.record_id'))
    .select('e.evidence_id as id')
    .where('e.unit_id', '=', unitId)
    .where('e.evidence_id', '=', sql<string>`any(${evidenceIds}::uuid[])`)
    .groupBy('e.evidence_id')
    .having(sql<boolean>`bool_and(r.ledger = any(${ledgers}::text[]))`)
    .execute()
  return rows.map((row) => row.id)
}
