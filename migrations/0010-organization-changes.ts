import { type Kysely, sql } from 'kysely'

/** Names, successors and hand-overs as dated facts, and the journal of changes by which each can be undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A name may come back at another node once it is free; the rule looks at every name and its days.
  await sql`alter table organization_nodes drop constraint organization_nodes_unit_id_kind_name_valid_from_key`.execute(
    db,
  )
  await sql`
    create table organization_changes (
      unit_id uuid not null references units (id),
      id uuid not null,
      kind text not null,
      title text not null,
      day date not null,
      edits jsonb not null,
      speakers jsonb not null,
      made_by text not null,
      made_at timestamptz not null,
      undone_by text,
      undone_at timestamptz,
      primary key (unit_id, id)
    )`.execute(db)
  await sql`
    create table organization_former_names (
      unit_id uuid not null,
      id uuid not null,
      node_id uuid not null,
      name text not null,
      valid_to date not null,
      primary key (unit_id, id),
      unique (unit_id, node_id, valid_to),
      foreign key (unit_id, node_id) references organization_nodes (unit_id, id)
    )`.execute(db)
  await sql`
    create table organization_successions (
      unit_id uuid not null,
      id uuid not null,
      from_id uuid not null,
      to_id uuid not null,
      day date not null,
      primary key (unit_id, id),
      unique (unit_id, to_id, from_id),
      foreign key (unit_id, from_id) references organization_nodes (unit_id, id),
      foreign key (unit_id, to_id) references organization_nodes (unit_id, id)
    )`.execute(db)
  await sql`create index organization_successions_from on organization_successions (unit_id, from_id)`.execute(db)
  await sql`create index posts_node on posts (unit_id, node_id)`.execute(db)
  await sql`
    create table duty_moves (
      unit_id uuid not null,
      id uuid not null,
      change_id uuid not null,
      duty_id uuid not null,
      from_department_id uuid,
      from_post_id uuid,
      to_department_id uuid,
      to_post_id uuid,
      primary key (unit_id, id),
      unique (unit_id, change_id, duty_id),
      foreign key (unit_id, duty_id) references duties (unit_id, id)
    )`.execute(db)
  await sql`
    create table handovers (
      unit_id uuid not null,
      id uuid not null,
      appointment_id uuid not null,
      note text,
      content jsonb,
      given_by text,
      given_at timestamptz,
      given_on_behalf boolean,
      taken_by text,
      taken_at timestamptz,
      taken_on_behalf boolean,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, appointment_id),
      foreign key (unit_id, appointment_id) references appointments (unit_id, id)
    )`.execute(db)
}
