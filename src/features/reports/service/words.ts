import type { OwnWord } from '../../../libs/report-check/index.ts'
import { fail } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/http/context.ts'
import { userNames } from '../../accounts/index.ts'
import { type CheckWord, errors, type NewWord } from '../contract/index.ts'
import { mayChangeWords } from '../permissions.ts'
import * as queries from '../queries/index.ts'

const mostWords = 2000

export async function listWords(ctx: Context): Promise<{ items: CheckWord[] }> {
  const rows = await queries.listWords(ctx.db, ctx.actor.unitId)
  const users = await userNames(ctx.db, [...new Set(rows.map((row) => row.created_by))])
  const items = rows.map(({ id, word, level, instead, reason, created_by, created_at }) => ({
    ...{ id, word, level, instead, reason },
    by: users.get(created_by) ?? '',
    at: created_at.toISOString(),
  }))
  return { items }
}

/** The words as the check takes them. */
export async function ownWords(ctx: Context): Promise<OwnWord[]> {
  const rows = await queries.listWords(ctx.db, ctx.actor.unitId)
  return rows.map(({ word, level, instead, reason }) => ({
    word,
    level,
    ...(instead ? { instead } : {}),
    ...(reason ? { reason } : {}),
  }))
}

/** A word that is there already is changed; of the same word twice the last counts. */
export async function putWords(ctx: Context, items: NewWord[]): Promise<{ items: CheckWord[] }> {
  const permit = mayChangeWords(ctx.actor)
  return ctx.transaction(async (tx) => {
    const words = new Map(items.map((item) => [item.word, item]))
    const before = await queries.wordsForUpdate(tx.db, permit, [...words.keys()])
    const rows = [...words.values()].map(({ instead, reason, ...item }) => ({
      ...item,
      instead: instead || null,
      reason: reason || null,
      unit_id: permit.unitId,
      id: tx.newId(),
      created_by: tx.actor.userId,
      created_at: tx.now,
    }))
    await queries.putWords(tx.db, permit, rows)
    const all = await listWords(tx)
    if (all.items.length > mostWords) fail(errors.tooManyWords, { limit: mostWords })
    const former = new Map(before.map((row) => [row.word, toWord(row)]))
    const put = all.items.filter(({ word }) => words.has(word))
    tx.audit(
      ...put.map(({ id, word }) => ({
        action: former.has(word) ? 'check-word.update' : 'check-word.create',
        entity: 'check-word',
        entityId: id,
        ...(former.has(word) ? { before: former.get(word) } : {}),
        after: words.get(word),
      })),
    )
    return { items: put }
  })
}

export async function removeWord(ctx: Context, id: string): Promise<undefined> {
  const permit = mayChangeWords(ctx.actor)
  await ctx.transaction(async (tx) => {
    const row = (await queries.removeWord(tx.db, permit, id)) ?? fail(errors.noSuchWord)
    tx.audit({ action: 'check-word.remove', entity: 'check-word', entityId: id, before: toWord(row) })
  })
  return undefined
}

const toWord = ({ word, level, instead, reason }: queries.WordRow): NewWord => ({ word, level, instead, reason })
