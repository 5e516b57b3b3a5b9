import { type Kysely, sql } from 'kysely'

/** Assessment schemes are shared content without a unit; a unit's cycle names the published version it is judged by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scheme_versions (
      id uuid primary key,
      scheme text not null,
      version text not null,
      title text not null,
      content jsonb not null,
      published_at timestamptz not null,
      unique (scheme, version)
    )`.execute(db)
  await sql`
    create table scheme_nodes (
      id uuid primary key,
      version_id uuid not null references scheme_versions (id),
      parent_id uuid references scheme_nodes (id),
      path text not null,
      number text not null,
      name text not null,
      depth integer not null,
      position integer not null,
      points numeric not null,
      kind text not null,
      department text,
      is_criterion boolean not null,
      unique (version_id, path)
    )`.execute(db)
  await sql`
    create table cycles (
      unit_id uuid not null references units (id),
      id uuid not null,
      name text not null,
      version_id uuid not null references scheme_versions (id),
      starts_on date not null,
      ends_on date not null,
      is_current boolean not null,
      primary key (unit_id, id),
      check (ends_on >= starts_on)
    )`.execute(db)
  await sql`create unique index cycles_current on cycles (unit_id) where is_current`.execute(db)
}
