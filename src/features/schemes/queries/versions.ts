import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Permit } from '../../platform/permissions/index.ts'
import type { CycleTable, SchemeNodeTable } from './tables.ts'

type MayChange = Permit<'schemes.write'>

export interface SchemeVersionRow {
  id: string
  title: string
  content: unknown
}

export function versionById(db: Db, id: string): Promise<SchemeVersionRow | undefined> {
  return db.selectFrom('scheme_versions').select(['id', 'title', 'content']).where('id', '=', id).executeTakeFirst()
}

/** A version by its name, or the one published last. */
export function publishedVersion(db: Db, scheme: string, version?: string): Promise<SchemeVersionRow | undefined> {
  let query = db.selectFrom('scheme_versions').select(['id', 'title', 'content']).where('scheme', '=', scheme)
  if (version !== undefined) query = query.where('version', '=', version)
  return query.orderBy('published_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
}

export interface ListedVersionRow {
  id: string
  key: string
  version: string
  title: string
  issuer: string | null
  note: string | null
  points: string
  criteria: number
  published_at: Date
  current: boolean
}

/** Published versions with their full points, the newest first; or only the one with `id`. */
export async function listVersions(db: Db, unitId: string, id: string | null = null): Promise<ListedVersionRow[]> {
  const { rows } = await sql<ListedVersionRow>`
    select v.id, v.scheme as key, v.version, v.title, v.content->>'issuer' as issuer, v.content->>'note' as note,
      v.published_at, coalesce(n.points, 0)::text as points, n.criteria,
      exists (select from cycles c where c.unit_id = ${unitId} and c.is_current and c.version_id = v.id) as current
    from scheme_versions v
    cross join lateral (
      select count(*) filter (where is_criterion) as criteria,
        trim_scale(sum(points) filter (where depth = 1
          and (kind = 'normal' or (kind = 'bonus' and v.content->'bonusInFull' = 'true')))) as points
      from scheme_nodes where version_id = v.id
    ) n
    where ${id}::uuid is null or v.id = ${id}::uuid
    order by v.published_at desc, v.id desc`.execute(db)
  return rows
}

/** The keys of all published schemes. */
export async function publishedKeys(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('scheme_versions').select('scheme').distinct().execute()
  return new Set(rows.map((row) => row.scheme))
}

/** The stored ids of a version's nodes, by path. */
export async function nodeIds(db: Db, versionId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('scheme_nodes').select(['id', 'path']).where('version_id', '=', versionId).execute()
  return new Map(rows.map((row) => [row.path, row.id]))
}

/** False when this version of the scheme is there already, even if published at this very moment by somebody else. */
export async function insertVersion(
  tx: Tx,
  _permit: MayChange,
  row: { id: string; scheme: string; version: string; title: string; content: string; published_at: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('scheme_versions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['scheme', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function insertNodes(tx: Tx, _permit: MayChange, rows: SchemeNodeTable[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('scheme_nodes')
      .values(rows.slice(i, i + 1000))
      .execute()
  }
}

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
