import { type Kysely, sql } from 'kysely'

/** Who reviews a cycle from which seat, and how much work the office expects a criterion to be. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table review_seats (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      seat text not null check (seat in ('reviewer-a', 'reviewer-b')),
      user_id text not null,
      created_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, seat),
      unique (unit_id, cycle_id, user_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`
    create table efforts (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      criterion_id uuid not null references scheme_nodes (id),
      effort integer not null check (effort between 1 and 3),
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, criterion_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
}
