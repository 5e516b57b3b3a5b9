import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/index.ts'
import { newId } from '../ids.ts'
import type {} from './tables.ts'

export interface AuditEntry {
  unitId: string
  actorId: string | null
  /** `<entity>.<verb>`, e.g. `record.update`. */
  action: string
  entity: string
  entityId: string
  before?: unknown
  after?: unknown
}

/**
 * Appends to the unit's hash chain in the caller's transaction; locking the unit's head keeps the chain single-file
 * without holding up other units.
 */
export async function writeAudit(tx: Tx, at: Date, entries: AuditEntry[]): Promise<void> {
  for (const [unitId, own] of Map.groupBy(entries, (e) => e.unitId)) {
    const head = await lockHead(tx, unitId)
    let { seq, hash } = head
    const rows = own.map((entry) => {
      const before = entry.before === undefined ? null : JSON.stringify(entry.before)
      const after = entry.after === undefined ? null : JSON.stringify(entry.after)
      const previous = hash
      seq += 1
      hash = chainHash(previous, [
        unitId,
        seq,
        at.toISOString(),
        entry.actorId,
        entry.action,
        entry.entity,
        entry.entityId,
        canonical(before),
        canonical(after),
      ])
      return {
        unit_id: unitId,
        id: newId(at.getTime()),
        seq,
        at,
        actor_id: entry.actorId,
        action: entry.action,
        entity: entry.entity,
        entity_id: entry.entityId,
        before,
        after,
        previous_hash: previous,
        hash,
      }
    })
    for (let i = 0; i < rows.length; i += 1000)
      await tx
        .insertInto('audit_log')
        .values(rows.slice(i, i + 1000))
        .execute()
    await tx
      .updateTable('audit_heads')
      .set({ seq, hash })
      .where('unit_id', '=', unitId)
      .where('id', '=', unitId)
      .execute()
  }
}

async function lockHead(tx: Tx, unitId: string): Promise<{ seq: number; hash: string }> {
  const { rows } = await sql<{ seq: number; hash: string }>`
    insert into audit_heads (unit_id, id, seq, hash) values (${unitId}, ${unitId}, 0, '')
    on conflict (unit_id, id) do update set seq = audit_heads.seq returning seq, hash`.execute(tx)
  return rows[0]!
}

function chainHash(previous: string, parts: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, ...parts]))
    .digest('hex')
}

/** jsonb does not keep key order, so the hash is taken over sorted keys. */
function canonical(json: string | null): string | null {
  if (json === null) return null
  return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** Recomputes a unit's chain; returns the first number that does not fit, or undefined when all do. */
export async function verifyAudit(db: Db, unitId: string): Promise<number | undefined> {
  const rows = await db.selectFrom('audit_log').selectAll().where('unit_id', '=', unitId).orderBy('seq').execute()
  let previous = ''
  for (const [index, row] of rows.entries()) {
    const text = (value: unknown) => (value === null ? null : canonical(JSON.stringify(value)))
    const expected = chainHash(previous, [
      unitId,
      row.seq,
      row.at.toISOString(),
      row.actor_id,
      row.action,
      row.entity,
      row.entity_id,
      text(row.before),
      text(row.after),
    ])
    if (row.seq !== index + 1 || row.previous_hash !== previous || row.hash !== expected) return index + 1
    previous = row.hash
  }
  return undefined
}
