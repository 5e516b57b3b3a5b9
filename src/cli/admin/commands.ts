import path from 'node:path'
import { createApp } from '../../app.ts'
import { linkFor } from '../../features/accounts/index.ts'
import { verifyAudit } from '../../platform/audit/index.ts'
import { defaultDataDir } from '../../platform/config/index.ts'
import type { Deps } from '../../platform/http/context.ts'
import { openPlatform } from '../../platform/open.ts'
import { endWith, progress } from '../../platform/terminal.ts'
import type { AdminOptions } from './index.ts'

export function printLink(username: string | undefined, options: AdminOptions): Promise<void> {
  return withPlatform(options, async (deps) => {
    const found = await linkFor(deps, username)
    if (!found) {
      process.stderr.write(`没有可登录的用户“${username ?? '管理员'}”。\n`)
      return 1
    }
    process.stdout.write(`${found}\n接在网址之后打开，24 小时内有效，只能用一次。\n`)
    return 0
  })
}

export function checkAudit(options: AdminOptions): Promise<void> {
  return withPlatform(options, async (deps) => {
    let whole = true
    for (const unit of await deps.db.selectFrom('units').select(['id', 'name']).execute()) {
      const broken = await verifyAudit(deps.db, unit.id)
      whole &&= broken === undefined
      process.stdout.write(`${unit.name}：${broken === undefined ? '操作日志完整' : `第 ${broken} 条起与哈希链不符`}\n`)
    }
    return whole ? 0 : 1
  })
}

async function withPlatform(options: AdminOptions, work: (deps: Deps) => Promise<number>): Promise<void> {
  try {
    const dataDir = path.resolve(options.data ?? defaultDataDir())
    const platform = await openPlatform({ dataDir, databaseUrl: options.databaseUrl, logLevel: 'warn' }, progress)
    try {
      process.exitCode = await work(createApp(platform.deps).deps)
    } finally {
      await platform.close()
    }
  } catch (error) {
    endWith(error)
  }
}
