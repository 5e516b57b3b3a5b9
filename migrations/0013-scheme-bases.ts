import { type Kysely, sql } from 'kysely'

/** Versions made by local rules know their base; a version nobody uses can be withdrawn; column mappings are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table scheme_versions
      add column base_version_id uuid references scheme_versions (id),
      add column overlay jsonb,
      add column published_unit_id uuid references units (id),
      add column withdrawn_at timestamptz`.execute(db)
  await sql`create index scheme_versions_base on scheme_versions (base_version_id)`.execute(db)
  await sql`create index cycles_version on cycles (version_id)`.execute(db)
  await sql`
    create table scheme_mappings (
      unit_id uuid not null references units (id),
      id uuid not null,
      name text not null,
      headers text not null,
      mapping jsonb not null,
      saved_by text not null,
      saved_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, name)
    )`.execute(db)
}
