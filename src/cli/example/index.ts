import type { Command } from 'commander'

/** `chuangwen example`: the main job without a browser, on the invented unit. */
export function registerExample(program: Command): void {
  program
    .command('example')
    .description('用示例单位走完全程：登记、数据、得分、汇报、校核，写出文件')
    .requiredOption('--out <目录>', '写到哪里')
    .action(async ({ out }: { out: string }) => {
      const { runExample } = await import('./run.ts')
      await runExample(out)
    })
}
