import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import path from 'node:path'

/** Another process works on this data directory, or the directory cannot be written. */
export class InstanceError extends Error {}

/**
 * Claims a data directory for this process. The claim is a loopback socket that answers with a secret, so that a stale
 * file after `kill -9` or a reused process number never locks anybody out.
 * @returns a function that gives the directory free
 * @throws InstanceError
 */
export async function claimDataDir(dir: string): Promise<() => void> {
  const file = path.join(dir, 'instance.json')
  try {
    mkdirSync(dir, { recursive: true })
  } catch (error) {
    throw unwritable(dir, error)
  }
  const token = randomBytes(16).toString('hex')
  const socket = createServer((client) => client.on('error', () => {}).end(token))
  await new Promise<void>((resolve, reject) => socket.once('error', reject).listen(0, '127.0.0.1', resolve))
  socket.unref()
  const { port } = socket.address() as { port: number }
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, port, token }), { flag: 'wx', mode: 0o600 })
      return () => {
        socket.close()
        rmSync(file, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(dir, error)
      const other = await holder(file)
      if (other) {
        throw new InstanceError(
          `数据目录 ${dir} 正由另一个创文进程使用（进程号 ${other}）。请先关闭它，或用 --data 指定别的目录。\n` +
            `Another instance (process ${other}) is using ${dir}. Stop it first, or choose another directory with --data.`,
        )
      }
      rmSync(file, { force: true })
    }
  }
  throw new InstanceError(`无法占用数据目录 ${dir}，请稍后重试。\nCould not claim ${dir}; try again.`)
}

function unwritable(dir: string, error: unknown): InstanceError {
  const { code } = error as NodeJS.ErrnoException
  return new InstanceError(
    `数据目录 ${dir} 不能写入（${code}）。请检查权限，或换一个目录：npm start -- --data 目录\n` +
      `The data directory ${dir} cannot be written (${code}). Check its permissions or choose another: npm start -- --data DIR`,
  )
}

/** The process number of a living holder, or undefined when the file is stale. */
async function holder(file: string): Promise<number | undefined> {
  try {
    const { pid, port, token } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; port: number; token: string }
    return (await answerOf(port)) === token ? pid : undefined
  } catch {
    return undefined
  }
}

function answerOf(port: number): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const client = connect({ port, host: '127.0.0.1', timeout: 2000 })
    client.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    client.on('timeout', () => client.destroy())
    client.on('error', () => {})
    client.on('close', () => resolve(text))
  })
}
