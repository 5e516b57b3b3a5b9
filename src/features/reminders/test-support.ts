import path from 'node:path'
import { createApp } from '../../app.ts'
import { createAuth } from '../../platform/auth/index.ts'
import { createContent } from '../../platform/content/index.ts'
import { openDatabase } from '../../platform/db/index.ts'
import { createFileStore } from '../../platform/files/index.ts'
import { createContext } from '../../platform/http/context.ts'
import { createLog } from '../../platform/log.ts'
import { createSecrets } from '../../platform/secrets.ts'
import { systemActor } from './permissions.ts'
import { deliver } from './service/index.ts'

/** A process of its own that sends what waits in a database, for tests that kill it: `node test-support.ts URL UNIT`. */
const [url, unitId] = process.argv.slice(2) as [string, string]
const { db } = openDatabase(url, 2)
const { deps } = createApp({
  db,
  auth: createAuth(db, 'test', false),
  files: createFileStore(path.join(import.meta.dirname, 'nowhere')),
  content: createContent(path.resolve(import.meta.dirname, '../../../content')),
  clock: () => new Date('2026-11-20T02:01:00Z'),
  log: createLog('silent'),
  secrets: createSecrets('test'),
  webhookOrigins: [],
})
await deliver(createContext(deps, systemActor(unitId)), deps.clock)
