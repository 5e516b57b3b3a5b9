import { type Kysely, sql } from 'kysely'

/** Evidence is known by its content: one row a unit and SHA-256; the bytes lie in the file store. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table evidence (
      unit_id uuid not null references units (id),
      id uuid not null,
      sha256 text not null,
      size bigint not null,
      media_type text not null,
      kind text not null check (kind in ('photo', 'document', 'other')),
      name text not null,
      caption text,
      width integer,
      height integer,
      taken_at timestamptz,
      has_thumbnail boolean not null,
      confidential boolean not null,
      created_by text not null,
      created_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, sha256)
    )`.execute(db)
  await sql`create index evidence_created on evidence (unit_id, created_at desc, id desc)`.execute(db)
}
