import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { postgresBinaries } from './binaries.ts'
import { canReach, type SystemUser, systemUser } from './system-user.ts'

export interface EmbeddedServer {
  /** Connection URL of the database `chuangwen` on the loopback address. */
  url: string
  pid: number
  stop(): Promise<void>
}

/** PostgreSQL cannot be started here; the message says in Chinese and English what to do. */
export class DatabaseStartError extends Error {}

/**
 * Starts the PostgreSQL shipped as an npm package on `dir`, creating the cluster at first. Durability stays on.
 * An orphan left by a killed process is ended cleanly first. `settings` adds server parameters (tests only).
 * @throws DatabaseStartError when the directory cannot be used
 */
export async function startEmbedded(
  dir: string,
  progress: (zh: string, en: string) => void = () => {},
  settings: Record<string, string> = {},
): Promise<EmbeddedServer> {
  const user = systemUser()
  const cluster = path.join(dir, 'postgresql')
  prepareDirectory(dir, cluster, user)
  const bin = postgresBinaries(user)
  const passwordFile = path.join(dir, 'postgresql.password')
  const initialised = existsSync(path.join(cluster, 'PG_VERSION')) && existsSync(passwordFile)

  if (initialised) await endOrphan(cluster)
  else {
    progress('正在创建数据库', 'creating the database')
    rmSync(cluster, { recursive: true, force: true })
    makeOwned(cluster, user)
    createCluster(bin.initdb, cluster, passwordFile, user)
  }

  const password = readFileSync(passwordFile, 'utf8').trim()
  const port = await freePort()
  const server = spawn(bin.postgres, serverArguments(cluster, port, settings), {
    ...identity(user),
    cwd: cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const log = tail(server)
  const url = `postgresql://chuangwen:${password}@127.0.0.1:${port}/postgres`
  await untilReady(server, url, log)
  await ensureDatabase(url)
  return {
    url: url.replace(/postgres$/, 'chuangwen'),
    pid: server.pid!,
    stop: () => stopServer(server),
  }
}

function prepareDirectory(dir: string, cluster: string, user: SystemUser | undefined): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o711 })
    if (user) chmodSync(dir, 0o711)
    if (!existsSync(cluster)) makeOwned(cluster, user)
  } catch (error) {
    throw new DatabaseStartError(
      `数据目录 ${dir} 不能写入（${(error as NodeJS.ErrnoException).code}），请换一个目录：npm start -- --data 目录\n` +
        `The data directory ${dir} cannot be written; choose another: npm start -- --data DIR`,
    )
  }
  if (user && !canReach(cluster)) {
    throw new DatabaseStartError(
      `以 root 启动时，数据库由系统用户 ${user.name} 运行，它进不了 ${dir}；请把数据目录放到 /var/lib/chuangwen 之类的地方：npm start -- --data /var/lib/chuangwen/data\n` +
        `Started as root, PostgreSQL runs as the system user ${user.name}, who cannot enter ${dir}; put the data elsewhere: npm start -- --data /var/lib/chuangwen/data`,
    )
  }
}

function makeOwned(folder: string, user: SystemUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}

function createCluster(initdb: string, cluster: string, passwordFile: string, user: SystemUser | undefined): void {
  const password = randomBytes(24).toString('hex')
  const handed = path.join(cluster, '..', `initdb-${process.pid}.password`)
  writeFileSync(handed, password, { mode: 0o600 })
  try {
    if (user) chownSync(handed, user.uid, user.gid)
    const args = [
      '-D',
      cluster,
      '-U',
      'chuangwen',
      '--auth=scram-sha-256',
      `--pwfile=${handed}`,
      '-E',
      'UTF8',
      '--locale=C',
    ]
    execFileSync(initdb, args, { ...identity(user), cwd: cluster, stdio: ['ignore', 'ignore', 'pipe'] })
    writeFileSync(passwordFile, password, { mode: 0o600 })
  } catch (error) {
    const reason = String((error as { stderr?: Buffer }).stderr ?? error).trim()
    throw new DatabaseStartError(`数据库创建失败：${reason}\nCreating the database failed: ${reason}`)
  } finally {
    rmSync(handed, { force: true })
  }
}

function serverArguments(cluster: string, port: number, extra: Record<string, string>): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: '60',
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_min_messages: 'warning',
    wal_compression: 'on',
    ...extra,
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
}

function identity(user: SystemUser | undefined): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const { PATH = '', LANG: _lang, ...rest } = process.env
  const env = { PATH, ...(process.platform === 'win32' ? rest : {}), LC_ALL: 'C' }
  return user ? { uid: user.uid, gid: user.gid, env } : { env }
}

/** Ends a PostgreSQL that outlived its killed parent: fast shutdown, then immediate. */
async function endOrphan(cluster: string): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isPostgres(pid, cluster)) return
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await until(() => !isAlive(pid), seconds * 1000)) return
  }
}

/** A pid may have been given to another program since; on Linux the command line tells. */
function isPostgres(pid: number, cluster: string): boolean {
  if (!pid || !isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function until(done: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (Date.now() < end) {
    if (done()) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return done()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function tail(server: ChildProcess): () => string {
  let text = ''
  server.stderr!.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4000)
  })
  return () => text
}

async function untilReady(server: ChildProcess, url: string, log: () => string): Promise<void> {
  let ended = false
  server.once('exit', () => {
    ended = true
  })
  const deadline = Date.now() + 60_000
  while (!ended && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  server.kill('SIGKILL')
  throw new DatabaseStartError(`数据库启动失败：${log().trim()}\nPostgreSQL did not start: ${log().trim()}`)
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query("select 1 from pg_database where datname = 'chuangwen'")
    if (found.rowCount === 0) await client.query('create database chuangwen')
  } finally {
    await client.end()
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, a checkpoint is written. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGINT')
  const timer = setTimeout(() => server.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(timer)
}
