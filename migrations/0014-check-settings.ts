import { type Kysely, sql } from 'kysely'

/** What a unit decided about the report check: faults it keeps with a reason, words of its own; and a way to its frozen reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table check_waivers (
      unit_id uuid not null,
      id uuid not null,
      rule text not null,
      words text not null,
      spot text not null,
      reason text not null,
      created_by text not null,
      created_at timestamptz not null,
      revoked_by text,
      revoked_at timestamptz,
      primary key (unit_id, id),
      check ((revoked_by is null) = (revoked_at is null))
    )`.execute(db)
  await sql`
    create unique index check_waivers_active on check_waivers (unit_id, rule, words, spot) where revoked_at is null`.execute(
    db,
  )
  await sql`create index check_waivers_newest on check_waivers (unit_id, created_at desc, id desc)`.execute(db)
  await sql`
    create table check_words (
      unit_id uuid not null,
      id uuid not null,
      word text not null,
      level text not null check (level in ('blocker', 'error', 'warning', 'hint', 'allowed')),
      instead text,
      reason text,
      created_by text not null,
      created_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, word)
    )`.execute(db)
  await sql`
    create index reports_frozen on reports (unit_id, period_to desc, period_from desc, template, frozen_at desc)
    where state = 'frozen'`.execute(db)
}
