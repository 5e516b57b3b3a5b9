import { type Kysely, sql } from 'kysely'

/** Units, the tables of better-auth (theirs: camelCase names), memberships and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table units (
      id uuid primary key,
      name text not null,
      short_name text not null,
      kind text not null,
      places text[] not null,
      superior_id uuid references units (id),
      example boolean not null,
      created_at timestamptz not null
    )`.execute(db)

  await sql`
    create table auth_user (
      id text primary key,
      name text not null,
      email text not null unique,
      "emailVerified" boolean not null,
      image text,
      username text unique,
      "displayUsername" text,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null
    )`.execute(db)
  await sql`
    create table auth_session (
      id text primary key,
      token text not null unique,
      "userId" text not null references auth_user (id) on delete cascade,
      "expiresAt" timestamptz not null,
      "ipAddress" text,
      "userAgent" text,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null
    )`.execute(db)
  await sql`create index auth_session_user on auth_session ("userId")`.execute(db)
  await sql`
    create table auth_account (
      id text primary key,
      "accountId" text not null,
      "providerId" text not null,
      "userId" text not null references auth_user (id) on delete cascade,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" timestamptz,
      "refreshTokenExpiresAt" timestamptz,
      scope text,
      password text,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null
    )`.execute(db)
  await sql`create index auth_account_user on auth_account ("userId")`.execute(db)
  await sql`
    create table auth_verification (
      id text primary key,
      identifier text not null,
      value text not null,
      "expiresAt" timestamptz not null,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null
    )`.execute(db)
  await sql`create index auth_verification_identifier on auth_verification (identifier)`.execute(db)

  await sql`
    create table memberships (
      unit_id uuid not null references units (id),
      id uuid not null,
      user_id text not null,
      role text not null check (role in
        ('administrator', 'creation-office', 'leader', 'department-liaison', 'community-liaison', 'reader')),
      department_id uuid,
      community_id uuid,
      disabled_at timestamptz,
      created_at timestamptz not null,
      primary key (unit_id, id),
      unique (unit_id, user_id),
      check (role <> 'department-liaison' or department_id is not null),
      check (role <> 'community-liaison' or community_id is not null)
    )`.execute(db)
  await sql`create index memberships_user on memberships (user_id)`.execute(db)

  await sql`
    create table audit_log (
      unit_id uuid not null,
      id uuid not null,
      seq bigint not null,
      at timestamptz not null,
      actor_id text,
      action text not null,
      entity text not null,
      entity_id text not null,
      before jsonb,
      after jsonb,
      previous_hash text not null,
      hash text not null,
      primary key (unit_id, id),
      unique (unit_id, seq)
    )`.execute(db)
  await sql`create index audit_log_entity on audit_log (unit_id, entity, entity_id, seq)`.execute(db)
  await sql`
    create table audit_heads (
      unit_id uuid not null,
      id uuid not null,
      seq bigint not null,
      hash text not null,
      primary key (unit_id, id)
    )`.execute(db)
}
