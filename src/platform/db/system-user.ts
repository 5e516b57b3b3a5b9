import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** The user that PostgreSQL runs as when we are root, because it refuses to run as root. */
export interface SystemUser {
  name: string
  uid: number
  gid: number
}

/** Undefined when we are not root; then PostgreSQL runs as we do. */
export function systemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  return find('chuangwen') ?? create() ?? find('nobody')
}

function find(name: string): SystemUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith(`${name}:`))
  if (!line) return undefined
  const [, , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}

function create(): SystemUser | undefined {
  try {
    const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'chuangwen']
    execFileSync('useradd', args, { stdio: 'ignore' })
  } catch {
    return undefined
  }
  return find('chuangwen')
}

/** Whether a user without special rights can walk down to `folder` (every parent lets others through). */
export function canReach(folder: string): boolean {
  for (let at = path.dirname(path.resolve(folder)); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}
