import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Permit } from '../../../platform/permissions/index.ts'
import type { ReminderChannelTable, ReminderContactTable, ReminderSettingsTable } from '../tables.ts'

type MayChangeChannels = Permit<'reminders.channels'>
type MayManage = Permit<'reminders.manage'>

export interface SettingsRow extends Omit<ReminderSettingsTable, 'settings'> {
  settings: unknown
}

export function settingsOf(db: Db, unitId: string): Promise<SettingsRow | undefined> {
  return db
    .selectFrom('reminder_settings')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', unitId)
    .executeTakeFirst()
}

export async function saveSettings(tx: Tx, permit: MayManage, settings: unknown, at: Date): Promise<void> {
  const text = JSON.stringify(settings)
  await tx
    .insertInto('reminder_settings')
    .values({ unit_id: permit.unitId, id: permit.unitId, settings: text, swept_on: null, updated_at: at })
    .onConflict((conflict) => conflict.columns(['unit_id', 'id']).doUpdateSet({ settings: text, updated_at: at }))
    .execute()
}

/** Takes the unit's round for a day, one process at a time; false when somebody has taken it. */
export async function takeRound(
  tx: Tx,
  permit: Permit<'reminders.send'>,
  day: string,
  settings: unknown,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into reminder_settings (unit_id, id, settings, swept_on, updated_at)
    values (${permit.unitId}, ${permit.unitId}, ${JSON.stringify(settings)}, ${day}, ${at})
    on conflict (unit_id, id) do update set swept_on = excluded.swept_on
      where reminder_settings.swept_on is distinct from excluded.swept_on
    returning id`.execute(tx)
  return rows.length > 0
}

export interface ChannelRow extends Omit<ReminderChannelTable, 'settings'> {
  settings: unknown
}

export function channelsOf(db: Db, unitId: string): Promise<ChannelRow[]> {
  return db
    .selectFrom('reminder_channels')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Removed ones too: what was removed can be brought back. */
export function channelForUpdate(tx: Tx, permit: MayChangeChannels, id: string): Promise<ChannelRow | undefined> {
  return tx
    .selectFrom('reminder_channels')
    .selectAll()
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertChannel(tx: Tx, _permit: MayChangeChannels, row: ChannelRow): Promise<void> {
  await tx
    .insertInto('reminder_channels')
    .values({ ...row, settings: JSON.stringify(row.settings) })
    .execute()
}

export async function updateChannel(
  tx: Tx,
  permit: MayChangeChannels,
  id: string,
  { settings, ...change }: Partial<Pick<ChannelRow, 'name' | 'enabled' | 'settings' | 'secret' | 'removed_at'>>,
): Promise<void> {
  await tx
    .updateTable('reminder_channels')
    .set({ ...change, ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }) })
    .where('unit_id', '=', permit.unitId)
    .where('id', '=', id)
    .execute()
}

export interface ContactRow {
  person_id: string
  name: string
  posts: string[]
  user_id: string | null
  email: string | null
}

/** People who hold a post on a day, by name, with what is written down of them. */
export async function listContacts(
  db: Db,
  unitId: string,
  day: string,
  search: string | undefined,
  limit: number,
  offset: number,
): Promise<{ rows: ContactRow[]; total: number }> {
  const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null
  const holding = sql`from people h
    where h.unit_id = ${unitId} and (${pattern}::text is null or h.name like ${pattern}) and exists (
      select 1 from appointments a where a.unit_id = h.unit_id and a.person_id = h.id
        and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day}))`
  const [{ rows }, counted] = await Promise.all([
    sql<ContactRow>`select h.id as person_id, h.name, c.user_id, c.email, coalesce((
        select json_agg(case when n.name is null or left(p.name, length(n.name)) = n.name then p.name else n.name || p.name end
          order by p.position, p.id)
        from appointments a join posts p on p.unit_id = a.unit_id and p.id = a.post_id
        left join organization_nodes n on n.unit_id = p.unit_id and n.id = p.node_id
        where a.unit_id = h.unit_id and a.person_id = h.id
          and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})), '[]') as posts
      from (select * ${holding} order by h.name, h.id limit ${limit} offset ${offset}) h
      left join reminder_contacts c on c.unit_id = h.unit_id and c.person_id = h.id
      order by h.name, h.id`.execute(db),
    sql<{ total: number }>`select count(*) as total ${holding}`.execute(db),
  ])
  return { rows, total: counted.rows[0]!.total }
}

export function contactsOf(db: Db, unitId: string): Promise<ReminderContactTable[]> {
  return db.selectFrom('reminder_contacts').selectAll().where('unit_id', '=', unitId).execute()
}

export function contactOf(db: Db, unitId: string, personId: string): Promise<ReminderContactTable | undefined> {
  return db
    .selectFrom('reminder_contacts')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

export async function saveContact(tx: Tx, _permit: MayManage, row: ReminderContactTable): Promise<void> {
  await tx
    .insertInto('reminder_contacts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'person_id']).doUpdateSet({ user_id: row.user_id, email: row.email }),
    )
    .execute()
}

export function supervisorsOf(db: Db, unitId: string): Promise<{ node_id: string; post_id: string }[]> {
  return db.selectFrom('reminder_supervisors').select(['node_id', 'post_id']).where('unit_id', '=', unitId).execute()
}

export async function saveSupervisor(
  tx: Tx,
  permit: MayManage,
  id: string,
  nodeId: string,
  postId: string | null,
): Promise<void> {
  if (postId === null) {
    await tx
      .deleteFrom('reminder_supervisors')
      .where('unit_id', '=', permit.unitId)
      .where('node_id', '=', nodeId)
      .execute()
    return
  }
  await tx
    .insertInto('reminder_supervisors')
    .values({ unit_id: permit.unitId, id, node_id: nodeId, post_id: postId })
    .onConflict((conflict) => conflict.columns(['unit_id', 'node_id']).doUpdateSet({ post_id: postId }))
    .execute()
}
