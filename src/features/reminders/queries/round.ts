import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { ReminderDeliveryTable, ReminderMessageTable } from '../tables.ts'

export async function unitIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('units').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

export interface UserRow {
  userId: string
  name: string
  role: string
  departmentId: string | null
  communityId: string | null
}

export function activeUsers(db: Db, unitId: string): Promise<UserRow[]> {
  return db
    .selectFrom('memberships as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.id as userId', 'u.name', 'm.role'])
    .select(['m.department_id as departmentId', 'm.community_id as communityId'])
    .where('m.unit_id', '=', unitId)
    .where('m.disabled_at', 'is', null)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute()
}

/** Posts that sit in the leading group on a day: deputies first, who have departments in charge, then its head. */
export async function leadingPosts(db: Db, unitId: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`
    select post_id from leading_group_seats
    where unit_id = ${unitId} and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})
      and role in ('副组长', '组长', '总指挥')
    order by array_position(array['副组长', '组长', '总指挥'], role), position, id`.execute(db)
  return rows.map((row) => row.post_id)
}

export interface NewItem extends Omit<ReminderDeliveryTable, 'message_id'> {
  day: string
}

/**
 * Writes down what is new of these items, one message a recipient, channel and day; what was said before stays said once.
 * Returns how many messages came of it. In-product ones are delivered by being written.
 */
export async function planMessages(
  tx: Tx,
  permit: Permit<'reminders.send'>,
  items: readonly NewItem[],
  makeMessage: (item: NewItem) => ReminderMessageTable,
): Promise<number> {
  const fresh = await unsaid(tx, permit, items)
  const byMessage = [...Map.groupBy(fresh, (item) => `${item.channel} ${item.recipient}`).values()]
  const messages = byMessage.map((group) => makeMessage(group[0]!))
  const deliveries = byMessage.flatMap((group, index) =>
    group.map(({ day: _, ...item }) => ({ ...item, message_id: messages[index]!.id })),
  )
  for (let i = 0; i < messages.length; i += 1000)
    await tx
      .insertInto('reminder_messages')
      .values(messages.slice(i, i + 1000))
      .execute()
  for (let i = 0; i < deliveries.length; i += 1000)
    await tx
      .insertInto('reminder_deliveries')
      .values(deliveries.slice(i, i + 1000))
      .execute()
  return messages.length
}

async function unsaid(tx: Tx, permit: Permit<'reminders.send'>, items: readonly NewItem[]): Promise<NewItem[]> {
  const key = (item: Pick<NewItem, 'subject' | 'due_on' | 'step' | 'channel' | 'recipient'>) =>
    [item.subject, item.due_on, item.step, item.channel, item.recipient].join('\n')
  const subjects = [...new Set(items.map(({ subject }) => subject))]
  const said = await tx
    .selectFrom('reminder_deliveries')
    .select(['subject', 'due_on', 'step', 'channel', 'recipient'])
    .where('unit_id', '=', permit.unitId)
    .where('subject', '=', sql<string>`any(${subjects}::text[])`)
    .execute()
  const known = new Set(said.map(key))
  return items.filter((item) => !known.has(key(item)))
}
