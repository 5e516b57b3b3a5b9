import type { AuditEntry } from '../audit/index.ts'
import { writeAudit } from '../audit/index.ts'
import type { Auth } from '../auth/index.ts'
import { type Clock, chinaDate } from '../clock.ts'
import type { Content } from '../content/index.ts'
import type { Db, Tx } from '../db/index.ts'
import type { FileStore } from '../files/index.ts'
import { newId } from '../ids.ts'
import type { Log } from '../log.ts'
import type { Actor } from '../permissions/index.ts'
import type { Secrets } from '../secrets.ts'

/** What happened, by name; each feature adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the features
export interface Events {}

export type EventHandler<Name extends keyof Events> = (tx: Tx, event: Events[Name], ctx: WriteContext) => Promise<void>
export type EventHandlers = { [Name in keyof Events]?: EventHandler<Name>[] }

/** Everything a process shares between requests. */
export interface Deps {
  db: Db
  auth: Auth
  files: FileStore
  content: Content
  clock: Clock
  log: Log
  secrets: Secrets
  /** Origins that messages may be posted to beside those of the known robots; the operator's choice. */
  webhookOrigins: readonly string[]
  handlers: EventHandlers
}

/** What a use case gets: who asks, when, and the means. */
export interface Context {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  /** Civil date in China, YYYY-MM-DD. */
  readonly today: string
  readonly files: FileStore
  readonly content: Content
  readonly auth: Auth
  readonly log: Log
  readonly secrets: Secrets
  readonly webhookOrigins: readonly string[]
  newId(): string
  /** All or nothing: rows, audit entries and what listeners add. */
  transaction<T>(work: (ctx: WriteContext) => Promise<T>): Promise<T>
}

export interface WriteContext extends Context {
  readonly db: Tx
  /** Listeners run now, in this transaction. */
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): Promise<void>
  audit(...entries: Omit<AuditEntry, 'actorId' | 'unitId'>[]): void
}

export function createContext(deps: Deps, actor: Actor): Context {
  const now = deps.clock()
  const base = {
    actor,
    now,
    today: chinaDate(now),
    files: deps.files,
    content: deps.content,
    auth: deps.auth,
    log: deps.log,
    secrets: deps.secrets,
    webhookOrigins: deps.webhookOrigins,
    newId: () => newId(now.getTime()),
  }
  return {
    ...base,
    db: deps.db,
    transaction: (work) =>
      deps.db.transaction().execute(async (tx) => {
        const entries: AuditEntry[] = []
        const ctx: WriteContext = {
          ...base,
          db: tx,
          transaction: (inner) => inner(ctx),
          emit: async (name, event) => {
            for (const handler of (deps.handlers[name] ?? []) as EventHandler<typeof name>[])
              await handler(tx, event, ctx)
          },
          audit: (...added) => {
            entries.push(...added.map((e) => ({ ...e, unitId: actor.unitId, actorId: actor.userId })))
          },
        }
        const result = await work(ctx)
        await writeAudit(tx, now, entries)
        return result
      }),
  }
}
