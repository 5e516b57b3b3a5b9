import { type Kysely, sql } from 'kysely'

/** The year's goal and stages, the ladder of titles as a unit sees it, the titles it holds, and private calendar addresses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plans (
      unit_id uuid not null references units (id),
      id uuid not null,
      year integer not null,
      goal text not null,
      targets jsonb not null,
      version integer not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, year)
    )`.execute(db)
  await sql`
    create table plan_stages (
      unit_id uuid not null,
      id uuid not null,
      plan_id uuid not null,
      position integer not null,
      name text not null,
      starts_on date not null,
      ends_on date not null,
      work text,
      primary key (unit_id, id),
      foreign key (unit_id, plan_id) references plans (unit_id, id),
      check (ends_on >= starts_on)
    )`.execute(db)
  await sql`create index plan_stages_days on plan_stages (unit_id, ends_on, starts_on)`.execute(db)
  await sql`create index plan_stages_plan on plan_stages (unit_id, plan_id, position)`.execute(db)
  await sql`
    create table plan_ladders (
      unit_id uuid not null references units (id),
      id uuid not null,
      ladder text not null,
      changes jsonb not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      check (id = unit_id)
    )`.execute(db)
  await sql`
    create table plan_titles (
      unit_id uuid not null references units (id),
      id uuid not null,
      level text not null,
      name text not null,
      issuer text,
      document text,
      awarded_on date not null,
      valid_to date,
      created_at timestamptz not null,
      removed_at timestamptz,
      primary key (unit_id, id),
      check (valid_to is null or valid_to >= awarded_on)
    )`.execute(db)
  await sql`
    create table calendar_feeds (
      unit_id uuid not null references units (id),
      id uuid not null,
      user_id text not null,
      name text not null,
      scope text not null check (scope in ('mine', 'department', 'all')),
      token_hash text not null,
      created_at timestamptz not null,
      revoked_at timestamptz,
      primary key (unit_id, id),
      unique (unit_id, token_hash)
    )`.execute(db)
  await sql`create index calendar_feeds_user on calendar_feeds (unit_id, user_id)`.execute(db)
}
