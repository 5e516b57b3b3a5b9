import { type Kysely, sql } from 'kysely'

/**
 * Duties get parts and a rhythm, the tasks of a rhythm a period each; who changed duties together can take it back; a
 * task keeps what proves it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table duties
      add part text not null default '',
      add recurrence text check (recurrence in ('once', 'monthly', 'quarterly', 'yearly', 'term')),
      add due_on date,
      add due_month integer check (due_month between 1 and 12),
      add due_day integer check (due_day between 1 and 31),
      add due_last integer check (due_last between 1 and 31),
      add made_through date,
      drop constraint duties_unit_id_cycle_id_criterion_id_key,
      add unique (unit_id, cycle_id, criterion_id, part)`.execute(db)
  await sql`alter table duties alter part drop default`.execute(db)
  await sql`create index duties_department on duties (unit_id, cycle_id, department_id)`.execute(db)
  await sql`create index duties_post on duties (unit_id, cycle_id, post_id)`.execute(db)

  await sql`
    alter table tasks
      add post_id uuid,
      add period text,
      add opens_on date,
      add foreign key (unit_id, post_id) references posts (unit_id, id)`.execute(db)
  await sql`
    update tasks t set post_id = d.post_id from duties d
    where d.unit_id = t.unit_id and d.id = t.duty_id and d.post_id is not null`.execute(db)
  await sql`create unique index tasks_period on tasks (unit_id, duty_id, period)`.execute(db)
  await sql`create index tasks_post on tasks (unit_id, cycle_id, post_id, state, due_on, id)`.execute(db)

  await sql`
    create table task_evidence (
      unit_id uuid not null,
      id uuid not null,
      task_id uuid not null,
      evidence_id uuid not null,
      primary key (unit_id, id),
      unique (unit_id, task_id, evidence_id),
      foreign key (unit_id, task_id) references tasks (unit_id, id) on delete cascade,
      foreign key (unit_id, evidence_id) references evidence (unit_id, id)
    )`.execute(db)
  await sql`create index task_evidence_use on task_evidence (unit_id, evidence_id)`.execute(db)

  await sql`
    create table duty_changes (
      unit_id uuid not null,
      id uuid not null,
      cycle_id uuid not null,
      way text not null check (way in ('one', 'drag', 'bulk', 'column', 'last-cycle')),
      duties integer not null,
      made_by text not null,
      made_at timestamptz not null,
      undone_at timestamptz,
      images jsonb not null,
      primary key (unit_id, id),
      foreign key (unit_id, cycle_id) references cycles (unit_id, id)
    )`.execute(db)
  await sql`create index duty_changes_latest on duty_changes (unit_id, cycle_id, id)`.execute(db)
}
