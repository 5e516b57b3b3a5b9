import { type Selectable, sql } from 'kysely'
import type { Gongwen } from '../../../libs/gongwen/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { FrozenRecord, ReportTable } from '../tables.ts'

export type ReportRow = Omit<Selectable<ReportTable>, 'document'> & { document: Gongwen | null }

export function listReports(db: Db, unitId: string): Promise<ReportRow[]> {
  return db
    .selectFrom('reports')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Of each earlier period and template the report that was frozen last, the latest periods first. */
export function frozenReports(db: Db, unitId: string, limit: number): Promise<ReportRow[]> {
  return db
    .selectFrom('reports')
    .selectAll()
    .distinctOn(['period_to', 'period_from', 'template'])
    .where('unit_id', '=', unitId)
    .where('state', '=', 'frozen')
    .orderBy('period_to', 'desc')
    .orderBy('period_from', 'desc')
    .orderBy('template')
    .orderBy('frozen_at', 'desc')
    .limit(limit)
    .execute()
}

export function reportById(db: Db, unitId: string, id: string): Promise<ReportRow | undefined> {
  return db.selectFrom('reports').selectAll().where('unit_id', '=', unitId).where('id', '=', id).executeTakeFirst()
}

export function reportForUpdate(tx: Tx, permit: Permit<'reports.freeze'>, id: string): Promise<ReportRow | undefined> {
  return tx
    .selectFrom('reports')
    .selectAll()
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertReport(tx: Tx, _permit: Permit<'reports.write'>, row: ReportRow): Promise<void> {
  const document = row.document === null ? null : JSON.stringify(row.document)
  await tx
    .insertInto('reports')
    .values({ ...row, document })
    .execute()
}

export async function freezeReport(
  tx: Tx,
  permit: Permit<'reports.freeze'>,
  id: string,
  frozen: { document: Gongwen; title: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('reports')
    .set({
      state: 'frozen',
      document: JSON.stringify(frozen.document),
      title: frozen.title,
      frozen_by: frozen.by,
      frozen_at: frozen.at,
    })
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .execute()
}

export interface FigureRow {
  id: string
  report_id: string
  figure: string
  value: string
  records: FrozenRecord[]
}

export async function insertFigures(tx: Tx, permit: Permit<'reports.freeze'>, rows: FigureRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('report_figures')
    .values(rows.map((row) => ({ ...row, unit_id: permit.unitId, records: JSON.stringify(row.records) })))
    .execute()
}

export function figuresOf(db: Db, unitId: string, reportId: string): Promise<FigureRow[]> {
  return db
    .selectFrom('report_figures')
    .select(['id', 'report_id', 'figure', 'value', 'records'])
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .orderBy('figure')
    .execute()
}

export interface RecordState {
  id: string
  ledger: string
  title: string
  occurred_on: string
  version: number
  state: 'active' | 'withdrawn'
}

/** Title, date and version as they are now; `ledgers` are those the reader may see. */
export function recordsNow(db: Db, unitId: string, ids: string[], ledgers: string[]): Promise<RecordState[]> {
  return db
    .selectFrom('records')
    .select(['id', 'ledger', 'title', 'occurred_on', 'version', 'state'])
    .where('unit_id', '=', unitId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('ledger', '=', sql<string>`any(${ledgers}::text[])`)
    .orderBy('occurred_on')
    .orderBy('id')
    .execute()
}

export interface HonourRow {
  title: string
  occurred_on: string
  level: string
  giver: string
}

const levels = ['国家级', '省级', '市级', '县（区）级']

/** Honours of a period, the highest first. */
export function honours(db: Db, unitId: string, from: string, to: string): Promise<HonourRow[]> {
  return db
    .selectFrom('records')
    .select(['title', 'occurred_on'])
    .select([sql<string>`fields ->> 'level'`.as('level'), sql<string>`fields ->> 'giver'`.as('giver')])
    .where('unit_id', '=', unitId)
    .where('ledger', '=', 'honour')
    .where('state', '=', 'active')
    .where('occurred_on', '>=', from)
    .where('occurred_on', '<=', to)
    .orderBy(sql`array_position(${levels}::text[], fields ->> 'level')`)
    .orderBy('occurred_on')
    .orderBy('id')
    .execute()
}
