import { type Kysely, sql } from 'kysely'

/**
 * Results per criterion, and sums kept for inner nodes and the unit by the transaction that saves a score. Points are unscaled
 * numerics, exact at any scheme's step. Rows are updated often and in place: the fill factor leaves room for that.
 */
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
      full_points numeric not null,
      got numeric not null,
      lost numeric not null,
      applicable boolean not null,
      why text not null,
      win_back text not null,
      bars jsonb not null,
      figures jsonb not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, source, criterion_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    ) with (fillfactor = 70)`.execute(db)
  await sql`
    create table node_totals (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      source text not null,
      node_id uuid not null references scheme_nodes (id),
      full_points numeric not null,
      got numeric not null,
      lost numeric not null,
      applicable boolean not null,
      why text not null,
      win_back text not null,
      bars jsonb not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, source, node_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    ) with (fillfactor = 70)`.execute(db)
  await sql`
    create table unit_totals (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      source text not null,
      full_points numeric not null,
      got numeric not null,
      class text,
      why text not null,
      scored_on date,
      revision uuid not null,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, source),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    ) with (fillfactor = 70)`.execute(db)
}
