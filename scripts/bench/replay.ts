import type { LogEvent } from 'kysely'
import type pg from 'pg'

/** One statement as the product sent it. */
export interface Statement {
  text: string
  values: unknown[]
}

/** Collects the statements of one request, in order; given to Kysely as its log. */
export function createRecorder() {
  let recorded: Statement[] = []
  return {
    log: (event: LogEvent) => {
      if (event.level === 'query') recorded.push({ text: event.query.sql, values: [...event.query.parameters] })
    },
    take: (): Statement[] => {
      const taken = recorded
      recorded = []
      return taken
    },
  }
}

const v7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** Ids the request made itself are stamped not before it began. */
function isNew(id: string, since: number): boolean {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) >= since
}

/**
 * The same statements by a bare prepared `pg` loop on one connection: no HTTP, no session, no validation, no mapping.
 * Ids made by the request are made anew each time, and the audit numbers follow what the head answers.
 */
export function createReplay(label: string, statements: Statement[], since: number, newId: () => string) {
  return async (client: pg.Client): Promise<void> => {
    const fresh = new Map<string, string>()
    let head = 0
    const renewed = (id: string): string => {
      if (!isNew(id, since)) return id
      const known = fresh.get(id) ?? newId()
      fresh.set(id, known)
      return known
    }
    // Rows travel as single values, as arrays or inside one JSON text.
    const renew = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(renew)
      return typeof value === 'string' ? value.replace(v7, renewed) : value
    }
    for (const [index, { text, values }] of statements.entries()) {
      const parameters = values.map(renew)
      if (/insert into "audit_log"/.test(text)) parameters[2] = head + 1
      if (/update "audit_heads"/.test(text)) parameters[0] = head + 1
      const result = await client.query({
        ...(values.length > 0 ? { name: `${label}${index}` } : {}),
        text,
        values: parameters,
      })
      if (/insert into audit_heads/.test(text)) head = Number(result.rows[0].seq)
    }
  }
}
