import { type Kysely, sql } from 'kysely'

/**
 * The same bytes are one piece of evidence, except beside a confidential one: who may not see that gets a row of their own, on the shelf
 * of their user id, so that an upload tells nothing of what is hidden.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evidence add column shelf text not null default ''`.execute(db)
  await sql`alter table evidence drop constraint evidence_unit_id_sha256_key`.execute(db)
  await sql`alter table evidence add constraint evidence_content unique (unit_id, sha256, shelf)`.execute(db)
}
