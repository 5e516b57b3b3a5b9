import { type Kysely, sql } from 'kysely'

/** Reports; a frozen one keeps its document, its figures and the record versions they were computed from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reports (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      template text not null,
      title text not null,
      period_from date not null,
      period_to date not null,
      state text not null check (state in ('draft', 'frozen')),
      document jsonb,
      created_by text not null,
      created_at timestamptz not null,
      frozen_by text,
      frozen_at timestamptz,
      primary key (unit_id, id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id),
      check ((state = 'frozen') = (frozen_at is not null and document is not null))
    )`.execute(db)
  await sql`create index reports_created on reports (unit_id, created_at desc, id desc)`.execute(db)
  await sql`
    create table report_figures (
      unit_id uuid not null,
      id uuid not null,
      report_id uuid not null,
      figure text not null,
      value numeric not null,
      records jsonb not null,
      primary key (unit_id, id),
      unique (unit_id, report_id, figure),
      foreign key (unit_id, report_id) references reports (unit_id, id)
    )`.execute(db)
}
