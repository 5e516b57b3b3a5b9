import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../run.ts'

/** Starts the product as a process of its own and waits for its line; answers its address and how long that took. */
export async function startProduct(dataDir: string): Promise<{ child: ChildProcess; url: string; seconds: number }> {
  const begin = performance.now()
  const child = spawn(process.execPath, ['src/main.ts', '--port', '0', '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const match = /(http:\/\/[^\s/]+)\//.exec(text)
      if (match) resolve(match[1]!)
    })
    child.once('exit', () => reject(new Error('the product ended before it listened')))
  })
  const health = await fetch(`${url}/api/health`)
  if (!health.ok) throw new Error('not healthy')
  return { child, url, seconds: (performance.now() - begin) / 1000 }
}

export function stopProduct(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Proportional memory of a process and all below it in MB; Linux only, undefined elsewhere. */
export function memoryOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name): [number, number][] => {
        try {
          return [
            [
              Number(name),
              Number(/^PPid:\s+(\d+)/m.exec(readFileSync(path.join('/proc', name, 'status'), 'utf8'))![1]),
            ],
          ]
        } catch {
          return []
        }
      }),
  )
  const family = new Set([pid])
  for (let grew = true; grew; ) {
    grew = false
    for (const [child, parent] of parents) {
      if (family.has(parent) && !family.has(child)) {
        family.add(child)
        grew = true
      }
    }
  }
  const kilobytes = [...family].map((member) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8'))![1])
    } catch {
      return 0
    }
  })
  return kilobytes.reduce((a, b) => a + b, 0) / 1024
}
