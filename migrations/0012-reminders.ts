import { type Kysely, sql } from 'kysely'

/** Who is told what when: the ladder of a unit, its channels, and every message with what it said; nothing is said twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reminder_settings (
      unit_id uuid not null references units (id),
      id uuid not null,
      settings jsonb not null,
      swept_on date,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      check (id = unit_id)
    )`.execute(db)
  await sql`
    create table reminder_channels (
      unit_id uuid not null references units (id),
      id uuid not null,
      kind text not null check (kind in ('mail', 'wecom', 'dingtalk', 'feishu')),
      name text not null,
      enabled boolean not null,
      settings jsonb not null,
      secret text,
      created_at timestamptz not null,
      removed_at timestamptz,
      primary key (unit_id, id)
    )`.execute(db)
  await sql`
    create table reminder_contacts (
      unit_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      user_id text,
      email text,
      primary key (unit_id, id),
      unique (unit_id, person_id),
      foreign key (unit_id, person_id) references people (unit_id, id)
    )`.execute(db)
  await sql`
    create table reminder_supervisors (
      unit_id uuid not null,
      id uuid not null,
      node_id uuid not null,
      post_id uuid not null,
      primary key (unit_id, id),
      unique (unit_id, node_id),
      foreign key (unit_id, node_id) references organization_nodes (unit_id, id),
      foreign key (unit_id, post_id) references posts (unit_id, id)
    )`.execute(db)
  await sql`
    create table reminder_messages (
      unit_id uuid not null references units (id),
      id uuid not null,
      channel text not null check (channel in ('inbox', 'mail', 'robot')),
      recipient text not null,
      day date not null,
      state text not null check (state in ('planned', 'sending', 'sent', 'failed', 'uncertain', 'void')),
      not_before timestamptz not null,
      attempts integer not null,
      claimed_at timestamptz,
      settled_at timestamptz,
      problem text,
      read_at timestamptz,
      primary key (unit_id, id),
      unique (unit_id, channel, recipient, day)
    )`.execute(db)
  await sql`create index reminder_messages_due on reminder_messages (unit_id, not_before) where state in ('planned', 'sending')`.execute(
    db,
  )
  await sql`create index reminder_messages_unread on reminder_messages (unit_id, recipient)
    where channel = 'inbox' and read_at is null`.execute(db)
  await sql`create index reminder_messages_outgoing on reminder_messages (unit_id, day desc, id desc)
    where channel <> 'inbox'`.execute(db)
  await sql`
    create table reminder_deliveries (
      unit_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      kind text not null check (kind in ('task', 'gap')),
      subject text not null,
      due_on date not null,
      step text not null,
      channel text not null,
      recipient text not null,
      title text not null,
      place text,
      primary key (unit_id, id),
      unique (unit_id, subject, due_on, step, channel, recipient),
      foreign key (unit_id, message_id) references reminder_messages (unit_id, id)
    )`.execute(db)
  await sql`create index reminder_deliveries_message on reminder_deliveries (unit_id, message_id)`.execute(db)
}
