import { rmSync } from 'node:fs'
import path from 'node:path'
import { openFolder, type Started, start, stop } from './process.ts'

export interface LiveApp {
  url: string
  /** Path with the one-time link of the first administrator. */
  signIn: string
  close(): Promise<void>
}

/** The product as `npm start` runs it, in a process of its own with the example unit, on a free port. */
export async function startLiveApp(): Promise<LiveApp> {
  const folder = openFolder('live')
  const started: Started = await start(['--port', '0', '--data', path.join(folder, 'data')])
  return {
    url: started.url,
    signIn: started.path,
    async close() {
      await stop(started)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
