import { type Kysely, sql } from 'kysely'

/** Results per criterion, and sums kept for inner nodes and the unit by the statement that saves a score. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table answers (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      criterion_id uuid not null references scheme_nodes (id),
      source text not null check (source in ('self', 'reviewer-a', 'reviewer-b', 'final')),
      answer jsonb not null,
      answered_by text not null,
      answered_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, source, criterion_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`
    create table scores (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      source text not null,
      criterion_id uuid not null references scheme_nodes (id),
      full_points numeric(10, 2) not null,
      got numeric(10, 2) not null,
      explanation jsonb not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, source, criterion_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`
    create table node_totals (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      source text not null,
      node_id uuid not null references scheme_nodes (id),
      full_points numeric(10, 2) not null,
      got numeric(10, 2) not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, source, node_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`
    create table unit_totals (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      source text not null,
      full_points numeric(10, 2) not null,
      got numeric(10, 2) not null,
      class text,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, source),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
}
