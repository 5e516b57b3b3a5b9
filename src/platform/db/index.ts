import { type Generated, Kysely, type Logger, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/**
 * The tables of the database. Every feature adds its own by declaration merging in its `tables.ts`:
 * `declare module '../../platform/db/index.ts' { interface Tables { duties: DutyTable } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features
export interface Tables {}

export type Db = Kysely<Tables>
/** What writing queries take: a transaction, so that a use case is all or nothing. */
export type Tx = Transaction<Tables>
export type { Generated }

// Dates without time stay text (YYYY-MM-DD), numeric stays an exact decimal string, bigint a safe number.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value))

/** Names each distinct SQL text, so that PostgreSQL parses and plans it once a connection. */
class NamingClient extends pg.Client {
  static readonly #names = new Map<string, string>()

  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads; arguments pass through unchanged
  override query(...args: any[]): any {
    const [text, values] = args
    if (typeof text === 'string' && Array.isArray(values) && values.length > 0) {
      return super.query({ name: NamingClient.#nameOf(text), text, values }, ...args.slice(2))
    }
    return super.query(...(args as Parameters<pg.Client['query']>))
  }

  static #nameOf(text: string): string | undefined {
    let name = NamingClient.#names.get(text)
    // Bulk inserts make many texts; beyond this they run unnamed instead of filling the server's memory.
    if (!name && NamingClient.#names.size < 2000 && text.length < 8000) {
      name = `s${NamingClient.#names.size}`
      NamingClient.#names.set(text, name)
    }
    return name
  }
}

export interface Database {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

/** Opens a pool on `url`; `size` connections at most. `log` hears every statement. */
export function openDatabase(url: string, size = 10, log?: Logger): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, Client: NamingClient } as pg.PoolConfig)
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), ...(log ? { log } : {}) })
  return { db, pool, close: () => db.destroy() }
}
