import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** A new folder that the system user of PostgreSQL can walk through when the tests run as root. */
export function openFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `chuangwen-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

export interface Started {
  child: ChildProcess
  /** Address without path. */
  url: string
  /** Path behind the address, with the one-time link where one was printed. */
  path: string
  stdout(): string
  stderr(): string
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

function launch(args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  return { child, stdout: () => stdout, stderr: () => stderr }
}

/** Starts the product as a person does and waits for the line with its address. */
export async function start(args: string[]): Promise<Started> {
  const started = launch(['src/main.ts', ...args])
  const line = await new Promise<RegExpExecArray>((resolve, reject) => {
    const look = setInterval(() => {
      const match = /(http:\/\/[^\s/]+)(\/\S*)\n/.exec(started.stdout())
      if (match) done(() => resolve(match))
    }, 20)
    started.child.once('exit', (code) => done(() => reject(new Error(`ended with ${code}: ${started.stderr()}`))))
    function done(then: () => void) {
      clearInterval(look)
      then()
    }
  })
  return { ...started, url: line[1]!, path: line[2]! }
}

export function run(args: string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
  const { child, stdout, stderr } = launch(args, env)
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() })))
}

export function stop(started: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  return new Promise((resolve) => {
    started.child.once('close', (code) => resolve(code))
    started.child.kill(signal)
  })
}

/** The process number of the PostgreSQL that works on a data directory, when it is alive. */
export function databasePid(dataDir: string): number | undefined {
  try {
    const pid = Number(readFileSync(path.join(dataDir, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}
