import { type Kysely, sql } from 'kysely'

/** Dated facts of a unit's organisation: nodes, posts, people, appointments, the leading group. `valid_to` is the last day, null = open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organization_nodes (
      unit_id uuid not null references units (id),
      id uuid not null,
      kind text not null check (kind in ('department', 'community')),
      name text not null,
      position integer not null,
      valid_from date not null,
      valid_to date,
      primary key (unit_id, id),
      unique (unit_id, kind, name, valid_from),
      check (valid_to is null or valid_to >= valid_from)
    )`.execute(db)
  await sql`
    create table posts (
      unit_id uuid not null,
      id uuid not null,
      node_id uuid,
      name text not null,
      position integer not null,
      valid_from date not null,
      valid_to date,
      primary key (unit_id, id),
      foreign key (unit_id, node_id) references organization_nodes (unit_id, id),
      check (valid_to is null or valid_to >= valid_from)
    )`.execute(db)
  await sql`
    create table people (
      unit_id uuid not null,
      id uuid not null,
      name text not null,
      kind text not null check (kind in ('staff', 'volunteer')),
      community_id uuid,
      created_at timestamptz not null,
      primary key (unit_id, id),
      foreign key (unit_id, community_id) references organization_nodes (unit_id, id)
    )`.execute(db)
  await sql`create index people_name on people (unit_id, name, id)`.execute(db)
  await sql`
    create table appointments (
      unit_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      post_id uuid not null,
      valid_from date not null,
      valid_to date,
      primary key (unit_id, id),
      foreign key (unit_id, person_id) references people (unit_id, id),
      foreign key (unit_id, post_id) references posts (unit_id, id),
      check (valid_to is null or valid_to >= valid_from)
    )`.execute(db)
  await sql`create index appointments_post on appointments (unit_id, post_id, valid_from)`.execute(db)
  await sql`create index appointments_person on appointments (unit_id, person_id)`.execute(db)
  await sql`
    create table leading_group_seats (
      unit_id uuid not null,
      id uuid not null,
      role text not null check (role in ('组长', '总指挥', '副组长', '组员', '办公室主任', '办公室成员')),
      post_id uuid not null,
      position integer not null,
      valid_from date not null,
      valid_to date,
      primary key (unit_id, id),
      foreign key (unit_id, post_id) references posts (unit_id, id),
      check (valid_to is null or valid_to >= valid_from)
    )`.execute(db)
}
