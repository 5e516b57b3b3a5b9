import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createChecker, type Registry } from '../../src/libs/report-check/index.ts'
import { loadContent } from '../../src/libs/report-check/test-support.ts'

/** Something a tool says about a text; `[start, end)` in UTF-16 units. */
export interface Finding {
  rule: string
  severity: string
  start: number
  end: number
  /** It wants a space put in; official prose has none, so this is never a fault found. */
  space?: 'beside digit' | 'elsewhere'
}

export interface Tool {
  name: string
  find(text: string, registry?: Registry): Promise<Finding[]> | Finding[]
}

const checker = createChecker(loadContent())

export const ours: Tool = {
  name: '创文',
  find: (text, registry) => checker.check({ text, format: 'text' }, registry ? { registry } : {}),
}

/** The other tools stand in a package of their own: three hundred packages that nobody else needs. */
export async function loadPeers(): Promise<Tool[]> {
  const folder = path.join(import.meta.dirname, 'peers')
  if (!existsSync(path.join(folder, 'node_modules'))) installPeers(folder)
  const { peers } = (await import(pathToFileURL(path.join(folder, 'tools.ts')).href)) as { peers: Tool[] }
  return peers
}

function installPeers(folder: string): void {
  process.stderr.write('· installing zhlint, autocorrect and textlint for the comparison\n')
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
  const npm = process.env.npm_execpath
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('the other tools could not be installed; try again or use --no-peers')
}
