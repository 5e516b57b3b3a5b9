import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createApp } from '../src/app.ts'
import { authenticate, linkFor } from '../src/features/accounts/index.ts'
import { createAuth } from '../src/platform/auth/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { createContent } from '../src/platform/content/index.ts'
import { type Db, openDatabase } from '../src/platform/db/index.ts'
import { createFileStore } from '../src/platform/files/index.ts'
import { newId } from '../src/platform/ids.ts'
import { createLog } from '../src/platform/log.ts'
import { createSecrets } from '../src/platform/secrets.ts'
import { type Entry, interleaved, median, printTable } from './bench/measure.ts'
import { memoryOf, startProduct, stopProduct } from './bench/processes.ts'
import { createRecorder, createReplay } from './bench/replay.ts'
import { scoredTree } from './bench/scored-tree.ts'
import { fillTasks, taskLists } from './bench/task-lists.ts'
import { buildWeb, webIsFresh } from './build.ts'
import { root } from './run.ts'

/**
 * Requests against the running product, each beside a bare prepared `pg` loop that sends the very statements the request
 * sends (recorded once from the same code); cold start and idle memory. Ratios are the result, the machine's mood is not.
 */
const { values: options } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
const lanes = 8
const dataDir = mkdtempSync(path.join(tmpdir(), 'chuangwen-bench-'))
const entries: Entry[] = []
const children: ChildProcess[] = []
process.chdir(root)

try {
  if (!webIsFresh()) await buildWeb({ quiet: true })
  const first = await launch()
  entries.push({ name: 'first start with example', value: first.seconds, unit: 's' })
  await stopProduct(first.child)
  const colds: number[] = []
  for (let i = 0; i < 3; i++) {
    const cold = await launch()
    colds.push(cold.seconds)
    await stopProduct(cold.child)
  }
  entries.push({
    name: 'cold start, existing data',
    value: median(colds),
    unit: 's',
    ratio: median(colds) / 5,
    against: 'the promised 5 s',
  })

  const running = await launch()
  await new Promise((resolve) => setTimeout(resolve, 4000))
  const memory = memoryOf(running.child.pid!)
  if (memory !== undefined)
    entries.push({
      name: 'idle memory, PostgreSQL included',
      value: memory,
      unit: 'MB',
      ratio: memory / 220,
      against: 'the goal of 220 MB',
    })
  entries.push(...(await requests(running.url)))
  await stopProduct(running.child)
} finally {
  for (const child of children) if (child.exitCode === null) await stopProduct(child)
  rmSync(dataDir, { recursive: true, force: true })
}

printTable(entries)
if (options.json) writeFileSync(options.json, `${JSON.stringify(entries, null, 2)}\n`)

async function launch() {
  const started = await startProduct(dataDir)
  children.push(started.child)
  return started
}

async function requests(url: string): Promise<Entry[]> {
  const databaseUrl = connection()
  const recorder = createRecorder()
  const database = openDatabase(databaseUrl, 2, recorder.log)
  const { db } = database
  const secret = readFileSync(path.join(dataDir, 'secret'), 'utf8')
  const auth = createAuth(db, secret, false)
  const { router, deps } = createApp({
    db,
    auth,
    files: createFileStore(path.join(dataDir, 'files')),
    content: createContent(path.join(root, 'content')),
    clock: systemClock,
    log: createLog('silent'),
    secrets: createSecrets(secret),
    webhookOrigins: [],
  })
  const token = (await linkFor(deps, undefined))!.split('token=')[1]!
  const cookie = (await auth.signInWithLink(token, new Headers()))!.map((c) => c.split(';')[0]).join('; ')
  const actor = (await authenticate(deps, cookie))!
  const clients = await Promise.all(Array.from({ length: lanes }, () => connect(databaseUrl)))

  const record = {
    ledger: 'culture_sport',
    occurredOn: '2026-03-05',
    title: '基准活动',
    fields: { kind: '体育比赛', participants: 30 },
    departmentId: await aDepartment(db),
  }
  const cases = [
    { name: 'task list, 20 rows and total', address: '/api/tasks?pageSize=20', init: {}, warm: true },
    {
      name: 'record insert with audit and score',
      address: '/api/records',
      init: { method: 'POST', body: JSON.stringify(record), headers: { 'content-type': 'application/json' } },
      warm: true,
    },
    // Recorded cold, with the rows read: afterwards the server answers from memory as long as no score changes.
    { name: 'scorecard, whole tree', address: '/api/scorecard', init: {}, warm: false },
    {
      name: 'one of 10,000 tasks, filtered and sorted',
      address: '/api/tasks?view=open&sort=department&search=9&pageSize=50',
      init: {},
      warm: true,
      before: () => fillTasks(db, actor.unitId, 10_000),
    },
  ]
  const result: Entry[] = []
  for (const { name, address, init, warm, ...rest } of cases) {
    if ('before' in rest) await rest.before?.()
    const request = { ...init, headers: { ...('headers' in init ? init.headers : {}), cookie } }
    if (warm) await router.app.request(address, request)
    recorder.take()
    const since = Date.now()
    const answer = await router.app.request(address, request)
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
    const replay = createReplay(`${cases.findIndex((c) => c.name === name)}_`, recorder.take(), since, newId)
    let turn = 0
    const free = [...clients]
    const rates = await interleaved(
      {
        http: async () => {
          const response = await fetch(url + address, request)
          await response.arrayBuffer()
          if (!response.ok) throw new Error(`${address}: ${response.status}`)
        },
        bare: async () => {
          const client = free.pop() ?? clients[turn++ % lanes]!
          await replay(client)
          free.push(client)
        },
      },
      { lanes },
    )
    result.push({
      name,
      value: rates.http,
      unit: 'req/s',
      ratio: rates.bare / rates.http,
      against: 'time of the same SQL, bare',
    })
  }
  result.push(await taskLists(deps, actor))
  result.push(...(await scoredTree({ deps, actor, url, cookie, clients })))
  await Promise.all(clients.map((client) => client.end()))
  await database.close()
  return result
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // The product may be stopped first when something fails.
  client.on('error', () => {})
  await client.connect()
  return client
}

async function aDepartment(db: Db): Promise<string> {
  const row = await db
    .selectFrom('organization_nodes')
    .select('id')
    .where('kind', '=', 'department')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.id
}

function connection(): string {
  const port = readFileSync(path.join(dataDir, 'postgresql/postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(path.join(dataDir, 'postgresql.password'), 'utf8')
  return `postgresql://chuangwen:${password}@127.0.0.1:${port}/chuangwen`
}
