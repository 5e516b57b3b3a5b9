import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { ReminderMessageTable } from '../tables.ts'

// A task that nobody had begun may vanish with its duty.
const finished = sql<boolean>`(d.kind = 'task' and (t.id is null or t.state in ('submitted', 'done')))`

export interface ItemRow {
  id: string
  message_id: string
  kind: 'task' | 'gap'
  subject: string
  title: string
  place: string | null
  due_on: string
  done: boolean
  /** Items of the message, shown or not. */
  total: number
}

/** What messages say, each subject once a message and the earliest first, with whether it is done by now; at most `most` a message. */
export async function itemsOf(db: Db, unitId: string, messageIds: string[], most: number): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select * from (
      select d.*, ${finished} as done,
        row_number() over (partition by d.message_id order by d.due_on, d.subject)::int as place_in_message,
        count(*) over (partition by d.message_id)::int as total
      from (
        select distinct on (message_id, due_on, subject) id, message_id, kind, subject, title, place, due_on
        from reminder_deliveries
        where unit_id = ${unitId} and message_id = any(${messageIds}::uuid[])
        order by message_id, due_on, subject, id) d
      left join tasks t on t.unit_id = ${unitId} and t.id = case when d.kind = 'task' then d.subject::uuid end) told
    where place_in_message <= ${most}
    order by message_id, place_in_message`.execute(db)
  return rows
}

export async function unreadCount(db: Db, unitId: string, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reminder_messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('unit_id', '=', unitId)
    .where('recipient', '=', userId)
    .where('channel', '=', 'inbox')
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function inboxOf(
  db: Db,
  unitId: string,
  userId: string,
  limit: number,
  offset: number,
): Promise<{ rows: Pick<ReminderMessageTable, 'id' | 'day' | 'read_at'>[]; total: number }> {
  const own = db
    .selectFrom('reminder_messages')
    .where('unit_id', '=', unitId)
    .where('channel', '=', 'inbox')
    .where('recipient', '=', userId)
  const [rows, { total }] = await Promise.all([
    own.select(['id', 'day', 'read_at']).orderBy('day', 'desc').orderBy('id').limit(limit).offset(offset).execute(),
    own.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows, total }
}

/** Marks the user's own messages; returns how many there were. */
export async function markRead(
  tx: Tx,
  permit: Permit<'reminders.read'>,
  ids: string[],
  readAt: Date | null,
): Promise<number> {
  const changed = await tx
    .updateTable('reminder_messages')
    .set({ read_at: readAt })
    .where('unit_id', '=', permit.unitId)
    .where('channel', '=', 'inbox')
    .where('recipient', '=', permit.actor.userId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows)
}

export type OutgoingRow = ReminderMessageTable & { items: number; name: string | null }

const troubled = ['failed', 'uncertain'] as const

export async function outgoingOf(
  db: Db,
  unitId: string,
  onlyTrouble: boolean,
  limit: number,
  offset: number,
): Promise<{ rows: OutgoingRow[]; total: number }> {
  let sent = db.selectFrom('reminder_messages as m').where('m.unit_id', '=', unitId).where('m.channel', '<>', 'inbox')
  if (onlyTrouble) sent = sent.where('m.state', 'in', troubled)
  const [rows, { total }] = await Promise.all([
    sent
      .selectAll('m')
      .select(
        sql<number>`(select count(distinct (d.due_on, d.subject))::int from reminder_deliveries d
          where d.unit_id = m.unit_id and d.message_id = m.id)`.as('items'),
      )
      .select(
        sql<string | null>`case m.channel
          when 'mail' then (select h.name from people h where h.unit_id = m.unit_id and h.id::text = m.recipient)
          else (select c.name from reminder_channels c where c.unit_id = m.unit_id and c.id::text = m.recipient) end`.as(
          'name',
        ),
      )
      .orderBy('m.day', 'desc')
      .orderBy('m.id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    sent.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows, total }
}

type MaySend = Permit<'reminders.send'>

/** Takes the next message whose time has come, so that no other process sends it; undefined when there is none. */
export async function claimNext(db: Db, permit: MaySend, now: Date): Promise<ReminderMessageTable | undefined> {
  const { rows } = await sql<ReminderMessageTable>`
    update reminder_messages set state = 'sending', claimed_at = ${now}, attempts = attempts + 1
    where unit_id = ${permit.unitId} and id = (
      select id from reminder_messages
      where unit_id = ${permit.unitId} and state = 'planned' and not_before <= ${now}
      order by not_before, id limit 1 for update skip locked)
    returning *`.execute(db)
  return rows[0]
}

/** Ends an attempt; only the one that claimed it may. */
export async function settle(
  db: Db,
  permit: MaySend,
  claimed: ReminderMessageTable,
  change: Pick<ReminderMessageTable, 'state' | 'problem' | 'settled_at'> & { not_before?: Date },
): Promise<void> {
  await db
    .updateTable('reminder_messages')
    .set(change)
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', claimed.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claimed.attempts)
    .execute()
}

/** Whoever began these before `before` did not end them: nobody knows whether they went out. */
export async function giveUpStale(db: Db, permit: MaySend, before: Date, now: Date, problem: string): Promise<void> {
  await db
    .updateTable('reminder_messages')
    .set({ state: 'uncertain', problem, settled_at: now })
    .where('unit_id', '=', permit.unitId)
    .where('state', '=', 'sending')
    .where('claimed_at', '<', before)
    .execute()
}

/** Opens or ends by hand what was not surely sent; false when it is in no such state. */
export async function decide(
  tx: Tx,
  permit: Permit<'reminders.manage'>,
  id: string,
  change: Partial<Pick<ReminderMessageTable, 'state' | 'not_before' | 'attempts' | 'settled_at'>>,
): Promise<boolean> {
  const changed = await tx
    .updateTable('reminder_messages')
    .set(change)
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .where(sql<SqlBool>`state in ('failed', 'uncertain')`)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export async function outgoingExists(db: Db, unitId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('reminder_messages')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .where('channel', '<>', 'inbox')
    .executeTakeFirst()
  return row !== undefined
}
