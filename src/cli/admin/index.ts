import type { Command } from 'commander'

/** `chuangwen admin …`: help for a unit whose administrator cannot get in, and proof that the audit log is whole. */
export function registerAdmin(program: Command): void {
  const admin = program.command('admin').description('管理数据目录（先停止正在运行的创文）')
  admin
    .command('link')
    .description('为用户生成一次性登录链接（忘记密码时用）')
    .argument('[用户名]', '用户名，默认第一位管理员')
    .option('--data <目录>', '数据目录')
    .option('--database-url <地址>', '自己的 PostgreSQL')
    .action(async (username: string | undefined, options: AdminOptions) => {
      const { printLink } = await import('./commands.ts')
      await printLink(username, options)
    })
  admin
    .command('audit')
    .description('核对各单位操作日志的哈希链是否完整')
    .option('--data <目录>', '数据目录')
    .option('--database-url <地址>', '自己的 PostgreSQL')
    .action(async (options: AdminOptions) => {
      const { checkAudit } = await import('./commands.ts')
      await checkAudit(options)
    })
}

export interface AdminOptions {
  data?: string
  databaseUrl?: string
}
