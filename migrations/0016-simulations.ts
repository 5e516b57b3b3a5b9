import { type Kysely, sql } from 'kysely'

/** Kept simulations of a cycle, and what was carried from one cycle to another with the way back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table simulations (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      name text not null,
      changes jsonb not null,
      base_got numeric not null,
      base_revision uuid not null,
      created_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`create index simulations_cycle on simulations (unit_id, cycle_id, updated_at desc)`.execute(db)
  await sql`
    create table transfers (
      unit_id uuid not null,
      id uuid not null,
      from_cycle_id uuid not null,
      to_cycle_id uuid not null,
      written jsonb not null,
      created_by text not null,
      created_at timestamptz not null,
      undone_at timestamptz,
      primary key (unit_id, id),
      foreign key (unit_id, from_cycle_id) references cycles (unit_id, id),
      foreign key (unit_id, to_cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`create index transfers_to on transfers (unit_id, to_cycle_id, created_at desc)`.execute(db)
}
