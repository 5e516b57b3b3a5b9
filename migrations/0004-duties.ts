import { type Kysely, sql } from 'kysely'

/** Who must: a criterion's department and post, and the dated tasks that come of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table duties (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      criterion_id uuid not null references scheme_nodes (id),
      department_id uuid,
      post_id uuid,
      measure text,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, cycle_id, criterion_id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id),
      foreign key (unit_id, department_id) references organization_nodes (unit_id, id),
      foreign key (unit_id, post_id) references posts (unit_id, id)
    )`.execute(db)
  await sql`
    create table tasks (
      unit_id uuid not null,
      id uuid not null,
      duty_id uuid not null,
      cycle_id uuid not null,
      department_id uuid,
      title text not null,
      due_on date not null,
      state text not null check (state in ('open', 'submitted', 'done', 'returned')),
      note text,
      submitted_at timestamptz,
      done_at timestamptz,
      updated_at timestamptz not null,
      primary key (unit_id, id),
      foreign key (unit_id, duty_id) references duties (unit_id, id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`create index tasks_due on tasks (unit_id, cycle_id, due_on, id)`.execute(db)
  await sql`create index tasks_state on tasks (unit_id, cycle_id, state, due_on, id)`.execute(db)
  await sql`create index tasks_department on tasks (unit_id, cycle_id, department_id, state, due_on, id)`.execute(db)
}
