import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { CheckWaiverTable, CheckWordTable } from '../tables.ts'

export type WaiverRow = Selectable<CheckWaiverTable>
export type WordRow = Selectable<CheckWordTable>

type Key = Pick<WaiverRow, 'rule' | 'words' | 'spot'>

const waivers = (db: Db, unitId: string, state: 'active' | 'revoked') =>
  db
    .selectFrom('check_waivers')
    .where('unit_id', '=', unitId)
    .where('revoked_at', state === 'active' ? 'is' : 'is not', null)

export function listWaivers(
  db: Db,
  unitId: string,
  state: 'active' | 'revoked',
  limit: number,
  offset: number,
): Promise<WaiverRow[]> {
  return waivers(db, unitId, state)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countWaivers(db: Db, unitId: string, state: 'active' | 'revoked'): Promise<number> {
  const row = await waivers(db, unitId, state)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Two persons who keep the same spot at once come one after the other. */
export async function lockWaiver(tx: Tx, permit: Permit<'reports.waive'>, { rule, words, spot }: Key): Promise<void> {
  const key = [permit.unitId, rule, words, spot].join('\n')
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 14))`.execute(tx)
}

export async function insertWaiver(tx: Tx, _permit: Permit<'reports.waive'>, row: WaiverRow): Promise<void> {
  await tx.insertInto('check_waivers').values(row).execute()
}

interface Revoking {
  by: string
  at: Date
}

/** Answers the waiver as it was revoked; undefined when there is none, or none in force. */
export function revokeWaiver(
  tx: Tx,
  permit: Permit<'reports.waive'>,
  which: { id: string } | Key,
  { by, at }: Revoking,
): Promise<WaiverRow | undefined> {
  let update = tx
    .updateTable('check_waivers')
    .set({ revoked_by: by, revoked_at: at })
    .where('unit_id', '=', permit.unitId)
    .where('revoked_at', 'is', null)
  if ('id' in which) update = update.where('id', '=', which.id)
  else update = update.where('rule', '=', which.rule).where('words', '=', which.words).where('spot', '=', which.spot)
  return update.returningAll().executeTakeFirst()
}

export function waiverById(db: Db, unitId: string, id: string): Promise<WaiverRow | undefined> {
  return db
    .selectFrom('check_waivers')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function listWords(db: Db, unitId: string): Promise<WordRow[]> {
  return db.selectFrom('check_words').selectAll().where('unit_id', '=', unitId).orderBy('word').execute()
}

export function wordsForUpdate(tx: Tx, permit: Permit<'reports.words'>, words: string[]): Promise<WordRow[]> {
  return tx
    .selectFrom('check_words')
    .selectAll()
    .where('unit_id', '=', permit.unitId)
    .where('word', '=', sql<string>`any(${words}::text[])`)
    .forUpdate()
    .execute()
}

export async function putWords(tx: Tx, _permit: Permit<'reports.words'>, rows: WordRow[]): Promise<void> {
  await tx
    .insertInto('check_words')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'word']).doUpdateSet(({ ref }) => ({
        level: ref('excluded.level'),
        instead: ref('excluded.instead'),
        reason: ref('excluded.reason'),
        created_by: ref('excluded.created_by'),
        created_at: ref('excluded.created_at'),
      })),
    )
    .execute()
}

export function removeWord(tx: Tx, permit: Permit<'reports.words'>, id: string): Promise<WordRow | undefined> {
  return tx
    .deleteFrom('check_words')
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
