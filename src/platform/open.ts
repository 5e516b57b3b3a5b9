import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
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

export type Progress = (zh: string, en: string) => void

export interface Platform {
  deps: Omit<Deps, 'handlers'>
  /** Releases the data directory after the database has stopped; safe to call twice. */
  close(): Promise<void>
}

/** Opens data directory, database and file store; what is half open is closed again when a step fails. */
export async function openPlatform(
  config: { dataDir: string; databaseUrl?: string | undefined; logLevel: string },
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
    const deps = {
      db,
      auth: createAuth(db, secretOf(config.dataDir), false),
      files: createFileStore(path.join(config.dataDir, 'files')),
      content: createContent(path.resolve(import.meta.dirname, '../../content')),
      clock: systemClock,
      log: createLog(config.logLevel),
    }
    return { deps, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Signs session cookies; made once a data directory. */
function secretOf(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
