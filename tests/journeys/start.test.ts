import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasePid, openFolder, run, type Started, start, stop } from '../support/process.ts'

let folder: string
let dataDir: string
beforeAll(() => {
  folder = openFolder('start')
  // Spaces and Chinese characters in the path, as on people's desktops.
  dataDir = path.join(folder, '数据 目录')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const health = (started: Started) => fetch(`${started.url}/api/health`).then((r) => r.json())
const empty = () => ['--empty', '--port', '0', '--data', dataDir]

describe('starting and stopping', () => {
  it('starts on an empty directory, lets the first administrator in once, and leaves no process behind', async () => {
    const started = await start(empty())
    expect(await health(started)).toEqual({ status: 'ok' })
    const token = /token=(\S+)/.exec(started.path)![1]
    const enter = () =>
      fetch(`${started.url}/api/session/link`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      })
    expect((await enter()).status).toBe(204)
    expect((await enter()).status).toBe(401)
    const postgres = databasePid(dataDir)
    expect(postgres).toBeGreaterThan(0)
    expect(await stop(started)).toBe(0)
    expect(databasePid(dataDir)).toBeUndefined()
  })

  it('refuses a second instance on the same directory with a sentence, and the first goes on', async () => {
    const first = await start(empty())
    const second = await run(['src/main.ts', ...empty()])
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(/正由另一个创文进程使用[\s\S]*Another instance/)
    expect(await health(first)).toEqual({ status: 'ok' })
    await stop(first, 'SIGINT')
  })

  it('comes up again after kill -9, with the orphaned database ended and nothing lost', async () => {
    const first = await start(empty())
    const orphan = databasePid(dataDir)!
    await stop(first, 'SIGKILL')
    expect(databasePid(dataDir)).toBe(orphan)
    const second = await start(empty())
    expect(await health(second)).toEqual({ status: 'ok' })
    expect(databasePid(dataDir)).not.toBe(orphan)
    expect(() => process.kill(orphan, 0)).toThrow()
    await stop(second)
  })

  it('says what to do when the port is taken, and stops its database again', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    const ended = await run(['src/main.ts', '--empty', '--data', dataDir, '--port', String(port)])
    other.close()
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/端口 \d+ 已被其他程序占用[\s\S]*--port/)
    expect(databasePid(dataDir)).toBeUndefined()
  })

  it('says what to do when the data directory cannot be written', async () => {
    const file = path.join(folder, 'a-file')
    writeFileSync(file, '')
    const ended = await run(['src/main.ts', '--empty', '--port', '0', '--data', path.join(file, 'below')])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/不能写入[\s\S]*--data/)
  })

  it('refuses an unknown option and a port that is none', async () => {
    expect((await run(['src/main.ts', '--prot', '80'])).stderr).toMatch(/无法识别的选项 --prot/)
    expect((await run(['src/main.ts', '--port', '99999'])).stderr).toMatch(/端口应为 0—65535/)
    const help = await run(['src/main.ts', '--help'])
    expect(help.code).toBe(0)
    for (const option of ['--port', '--host', '--data', '--empty', '--database-url', '--help'])
      expect(help.stdout).toContain(option)
  })

  it('works in a directory closed to others, or as root says where the data may lie instead', async () => {
    const closed = path.join(folder, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const args = ['--empty', '--port', '0', '--data', path.join(closed, 'data')]
    if (process.getuid?.() === 0) {
      const ended = await run(['src/main.ts', ...args])
      expect(ended.code).toBe(1)
      expect(ended.stderr).toMatch(/root[\s\S]*--data \/var\/lib/)
    } else {
      const started = await start(args)
      expect(await health(started)).toEqual({ status: 'ok' })
      await stop(started)
    }
  })
})
