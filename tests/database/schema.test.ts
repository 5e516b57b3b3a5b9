import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../support/test-app.ts'

const root = path.resolve(import.meta.dirname, '../..')

let t: TestApp
beforeAll(async () => {
  t = await createTestApp()
})
afterAll(() => t.close())

interface Column {
  name: string
  nullable: boolean
  type: string
}

/** PostgreSQL type → how Kysely's interfaces must write it. */
const written: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  numeric: 'string',
  tsvector: 'string',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  _text: 'string[]',
  jsonb: 'json',
}

/** Reads `interface XTable { column: Type }` and `interface Tables { table: XTable }` from a tables.ts. */
function declared(): Map<string, Column[]> {
  const files = [
    ...readdirSync(path.join(root, 'src/features')).map((name) => `src/features/${name}/tables.ts`),
    'src/platform/audit/tables.ts',
  ]
  const tables = new Map<string, Column[]>()
  for (const file of files) {
    let text: string
    try {
      text = readFileSync(path.join(root, file), 'utf8')
    } catch {
      continue
    }
    const interfaces = new Map(
      [...text.matchAll(/interface (\w+Table) \{([^}]*)\}/g)].map(([, name, body]) => [name!, body!]),
    )
    const map = /interface Tables \{([^}]*)\}/.exec(text)?.[1] ?? ''
    for (const [, table, name] of map.matchAll(/(\w+): (\w+)/g)) tables.set(table!, columnsOf(interfaces.get(name!)!))
  }
  return tables
}

function columnsOf(body: string): Column[] {
  return [...body.matchAll(/^\s*(\w+)\??: (.+)$/gm)].map(([, name, type]) => {
    const nullable = / \| null/.test(type!)
    const bare = type!.replace(/ \| null/g, '').trim()
    const simple = /^'/.test(bare)
      ? 'string'
      : /Json|ColumnType</.test(bare)
        ? 'json'
        : bare.replace(/^Generated<(.*)>$/, '$1')
    return { name: name!, nullable, type: simple }
  })
}

async function migrated(): Promise<Map<string, Column[]>> {
  const { rows } = await sql<{ table_name: string; column_name: string; is_nullable: string; udt_name: string }>`
    select table_name, column_name, is_nullable, udt_name from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely_%' order by table_name, ordinal_position`.execute(
    t.deps.db,
  )
  const tables = new Map<string, Column[]>()
  for (const row of rows) {
    const column = {
      name: row.column_name,
      nullable: row.is_nullable === 'YES',
      type: written[row.udt_name] ?? row.udt_name,
    }
    tables.set(row.table_name, [...(tables.get(row.table_name) ?? []), column])
  }
  return tables
}

const sorted = (columns: Column[]) => [...columns].sort((a, b) => (a.name < b.name ? -1 : 1))
const shared = ['units', 'scheme_versions', 'scheme_nodes']

describe('the database', () => {
  it('is what tables.ts says, column for column', async () => {
    const code = declared()
    const database = await migrated()
    expect([...code.keys()].sort()).toEqual([...database.keys()].sort())
    for (const [table, columns] of database) expect(sorted(code.get(table)!), table).toEqual(sorted(columns))
  })

  it('keys every table of a unit by unit and id, and carries the unit in every unique index and foreign key between them', async () => {
    const { rows } = await sql<{ table_name: string; kind: string; columns: string[]; target: string | null }>`
      select r.relname as table_name, c.contype::text as kind, t.relname as target,
        (select array_agg(a.attname::text order by k.n) from unnest(c.conkey) with ordinality k(attnum, n)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as columns
      from pg_constraint c join pg_class r on r.oid = c.conrelid left join pg_class t on t.oid = c.confrelid
      where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f') and r.relname not like 'kysely_%'
        and r.relname not like 'auth_%'`.execute(t.deps.db)
    const ofUnits = rows.filter((r) => !shared.includes(r.table_name))
    for (const row of ofUnits) {
      const where = `${row.table_name} ${row.kind} (${row.columns.join(', ')})`
      if (row.kind === 'p') expect(row.columns, where).toEqual(['unit_id', 'id'])
      if (row.kind === 'u') expect(row.columns, where).toContain('unit_id')
      if (row.kind === 'f' && !shared.includes(row.target!)) expect(row.columns[0], where).toBe('unit_id')
    }
    const { rows: indexes } = await sql<{ tablename: string; indexdef: string }>`
      select tablename, indexdef from pg_indexes where schemaname = 'public' and indexdef like 'CREATE UNIQUE%'`.execute(
      t.deps.db,
    )
    for (const { tablename, indexdef } of indexes) {
      if (shared.includes(tablename) || /^(auth|kysely)_/.test(tablename)) continue
      expect(indexdef).toMatch(/\(unit_id/)
    }
  })

  it('has no triggers: a distributed table could not carry them', async () => {
    const { rows } = await sql`select 1 from pg_trigger where not tgisinternal`.execute(t.deps.db)
    expect(rows).toEqual([])
  })
})
