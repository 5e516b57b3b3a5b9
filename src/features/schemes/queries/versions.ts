import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { SchemeNodeTable, SchemeVersionTable } from '../tables.ts'

type MayChange = Permit<'schemes.write'>

export interface SchemeVersionRow {
  id: string
  title: string
  version: string
  content: unknown
  withdrawn: boolean
}

const versionRows = (db: Db) =>
  db
    .selectFrom('scheme_versions')
    .select(['id', 'title', 'version', 'content', sql<boolean>`withdrawn_at is not null`.as('withdrawn')])

/** A version by its id, a withdrawn one too: what was shown or exported once stays readable. */
export function versionById(db: Db, id: string): Promise<SchemeVersionRow | undefined> {
  return versionRows(db).where('id', '=', id).executeTakeFirst()
}

/** The same while nobody can withdraw it. */
export function keepVersion(tx: Tx, id: string): Promise<SchemeVersionRow | undefined> {
  return versionRows(tx).where('id', '=', id).where('withdrawn_at', 'is', null).forKeyShare().executeTakeFirst()
}

/** A version by its name, or the one published last. */
export function publishedVersion(db: Db, scheme: string, version?: string): Promise<SchemeVersionRow | undefined> {
  let query = versionRows(db).where('scheme', '=', scheme).where('withdrawn_at', 'is', null)
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
  unweighted: boolean
  base: { id: string; title: string; version: string } | null
  kept_by: 'cycle' | 'overlay' | 'unit' | null
}

/** Published versions with their full points, the newest first; or only the one with `id`. */
export async function listVersions(db: Db, unitId: string, id: string | null = null): Promise<ListedVersionRow[]> {
  const { rows } = await sql<ListedVersionRow>`
    select v.id, v.scheme as key, v.version, v.title, v.content->>'issuer' as issuer, v.content->>'note' as note,
      v.published_at, coalesce(n.points, 0)::text as points, n.criteria,
      exists (select from cycles c where c.unit_id = ${unitId} and c.is_current and c.version_id = v.id) as current,
      v.content->'unweighted' is not distinct from 'true'::jsonb as unweighted,
      case when b.id is not null then jsonb_build_object('id', b.id, 'title', b.title, 'version', b.version) end as base,
      case
        when exists (select from cycles c where c.version_id = v.id) then 'cycle'
        when exists (select from scheme_versions o where o.base_version_id = v.id and o.withdrawn_at is null) then 'overlay'
        when v.published_unit_id <> ${unitId} then 'unit'
      end as kept_by
    from scheme_versions v
    left join scheme_versions b on b.id = v.base_version_id
    cross join lateral (
      select count(*) filter (where is_criterion) as criteria,
        trim_scale(sum(points) filter (where depth = 1
          and (kind = 'normal' or (kind = 'bonus' and v.content->'bonusInFull' = 'true')))) as points
      from scheme_nodes where version_id = v.id
    ) n
    where v.withdrawn_at is null and (${id}::uuid is null or v.id = ${id}::uuid)
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

type NewVersion = Omit<SchemeVersionTable, 'content' | 'overlay'> & { content: string; overlay: string | null }

/** False when this version of the scheme is there already, even if published at this very moment by somebody else. */
export async function insertVersion(tx: Tx, _permit: MayChange, row: NewVersion): Promise<boolean> {
  const inserted = await tx
    .insertInto('scheme_versions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['scheme', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The version of that name, withdrawn or not, held until the transaction ends. */
export function versionNamed(tx: Tx, scheme: string, version: string): Promise<SchemeVersionRow | undefined> {
  return versionRows(tx).where('scheme', '=', scheme).where('version', '=', version).forUpdate().executeTakeFirst()
}

/** Waits for cycles being started with it. */
export async function lockVersion(tx: Tx, _permit: MayChange, id: string): Promise<void> {
  await tx.selectFrom('scheme_versions').select('id').where('id', '=', id).forUpdate().execute()
}

/** Whether another unit published it. */
export async function isForeignVersion(tx: Tx, permit: MayChange, id: string): Promise<boolean> {
  const row = await tx.selectFrom('scheme_versions').select('published_unit_id').where('id', '=', id).executeTakeFirst()
  const unitId = row?.published_unit_id ?? permit.unitId
  return unitId !== permit.unitId
}

export async function setWithdrawn(tx: Tx, _permit: MayChange, id: string, at: Date | null): Promise<void> {
  await tx.updateTable('scheme_versions').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Gives the name of a withdrawn version away; its rows stay, since pages may still point at them. */
export async function giveNameAway(tx: Tx, _permit: MayChange, id: string): Promise<void> {
  await sql`update scheme_versions set version = version || ' #' || id where id = ${id}`.execute(tx)
}

/** Title and version of one that was made over this one. */
export function madeOver(db: Db, id: string): Promise<{ title: string; version: string } | undefined> {
  return db
    .selectFrom('scheme_versions')
    .select(['title', 'version'])
    .where('base_version_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
}

export async function overlayOf(db: Db, id: string): Promise<{ overlay: unknown } | undefined> {
  return db.selectFrom('scheme_versions').select('overlay').where('id', '=', id).executeTakeFirst()
}

export async function insertNodes(tx: Tx, _permit: MayChange, rows: SchemeNodeTable[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000) {
    await tx
      .insertInto('scheme_nodes')
      .values(rows.slice(i, i + 1000))
      .execute()
  }
}
