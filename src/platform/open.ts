import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { createAuth } from './auth/index.ts'
import { systemClock } from './clock.ts'
import { createContent } from './content/index.ts'
import { startEmbedded } from './db/embedded.ts'
import { openDatabase } from './db/index.ts'
import { migrate } from './db/migrate.ts'
import { createFileStore } from './files/index.ts'
import type { Deps } from './http/context.ts'
import { claimDataDir } from './instance.ts'
import { createLog } from './log.ts'
import { createSecrets } from './secrets.ts'

export type Progress = (zh: string, en: string) => void

export interface Platform {
  deps: Omit<Deps, 'handlers'>
  pool: pg.Pool
  /** Releases the data directory after the database has stopped; safe to call twice. */
  close(): Promise<void>
}

/** Opens data directory, database and file store; what is half open is closed again when a step fails. */
export async function openPlatform(
  config: { dataDir: string; databaseUrl?: string | undefined; logLevel: string; webhookOrigins?: readonly string[] },
  progress: Progress,
): Promise<Platform> {
  const closers: (() => unknown)[] = []
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= (async () => {
      for (const step of closers.reverse()) await step()
    })()
    return closing
  }
  try {
    closers.push(await claimDataDir(config.dataDir))
    let url = config.databaseUrl
    if (!url) {
      progress('正在启动数据库', 'starting the database')
      const server = await startEmbedded(config.dataDir, progress)
      closers.push(() => server.stop())
      url = server.url
    }
    const database = openDatabase(url)
    closers.push(() => database.close())
    const ran = await migrate(database.db)
    if (ran.length > 0) progress(`数据库已更新（${ran.length} 步）`, `database migrated (${ran.length} steps)`)
    const { db } = database
    const files = createFileStore(path.join(config.dataDir, 'files'))
    await files.discardIncoming()
    const secret = secretOf(config.dataDir)
    const deps = {
      db,
      auth: createAuth(db, secret, false),
      files,
      content: createContent(path.resolve(import.meta.dirname, '../../content')),
      clock: systemClock,
      log: createLog(config.logLevel),
      secrets: createSecrets(secret),
      webhookOrigins: config.webhookOrigins ?? [],
    }
    return { deps, pool: database.pool, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Signs session cookies and seals secrets; made once a data directory, never half: with an empty secret anybody could sign. */
function secretOf(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  const known = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (known !== '') return known
  const secret = randomBytes(32).toString('hex')
  writeFileSync(`${file}.new`, secret, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return secret
}
