import { type Kysely, sql } from 'kysely'

/** What happened: one mechanism for every kind of record. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table records (
      unit_id uuid not null references units (id),
      id uuid not null,
      ledger text not null,
      version integer not null,
      state text not null check (state in ('active', 'withdrawn')),
      occurred_on date not null,
      department_id uuid,
      community_id uuid,
      title text not null,
      fields jsonb not null,
      search tsvector not null,
      search_text text not null,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      foreign key (unit_id, department_id) references organization_nodes (unit_id, id),
      foreign key (unit_id, community_id) references organization_nodes (unit_id, id)
    )`.execute(db)
  await sql`create index records_ledger on records (unit_id, ledger, occurred_on desc, id desc)`.execute(db)
  await sql`create index records_date on records (unit_id, occurred_on desc, id desc)`.execute(db)
  await sql`create index records_search on records using gin (search)`.execute(db)

  await sql`
    create table record_people (
      unit_id uuid not null,
      id uuid not null,
      record_id uuid not null,
      person_id uuid not null,
      role text not null,
      minutes integer check (minutes is null or minutes between 1 and 1440),
      primary key (unit_id, id),
      unique (unit_id, record_id, person_id, role),
      foreign key (unit_id, record_id) references records (unit_id, id),
      foreign key (unit_id, person_id) references people (unit_id, id)
    )`.execute(db)
  await sql`create index record_people_person on record_people (unit_id, person_id)`.execute(db)

  await sql`
    create table record_versions (
      unit_id uuid not null,
      id uuid not null,
      record_id uuid not null,
      version integer not null,
      content jsonb not null,
      changed_by text not null,
      changed_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, record_id, version),
      foreign key (unit_id, record_id) references records (unit_id, id)
    )`.execute(db)

  await sql`
    create table record_evidence (
      unit_id uuid not null,
      id uuid not null,
      record_id uuid not null,
      evidence_id uuid not null,
      position integer not null,
      primary key (unit_id, id),
      unique (unit_id, record_id, evidence_id),
      foreign key (unit_id, record_id) references records (unit_id, id),
      foreign key (unit_id, evidence_id) references evidence (unit_id, id)
    )`.execute(db)
  await sql`create index record_evidence_evidence on record_evidence (unit_id, evidence_id)`.execute(db)
}
