import { type Command, Option } from 'commander'
import type { Outcome } from './scheme/run.ts'

const format = () => new Option('--format <格式>', '输出格式').choices(['text', 'json']).default('text')
const mapping = () => new Option('--mapping <文件>', '列的对照文件（YAML 或 JSON），表格的表头认不出时用')

/** Adds `scheme`: assessment schemes in files, without server and database. */
export function registerScheme(program: Command): void {
  const scheme = program
    .command('scheme')
    .summary('测评体系文件：检查、计分、比较、转换（不需要服务器和数据库）')
    .description('测评体系文件：.xlsx、.xls、.csv、.yaml。\n退出码：0 没有问题；1 有问题；2 文件读不了，或用法不对。')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)

  declare(scheme, 'check', '检查体系：列出条目和每一处问题')
    .argument('<文件>', '体系文件或地方细则')
    .option('--base <文件>', '地方细则的基准体系，给出就检查合成的结果')
    .addOption(mapping())
    .addOption(format())
    .action(async (file, options) => end((await import('./scheme/run.ts')).checkFile(file, options)))

  declare(scheme, 'score', '按答案计分，说明每一条为什么得分、失分')
    .argument('<文件>', '体系文件')
    .requiredOption('--answers <文件>', '答案文件（JSON 或 YAML），写法见 docs/scoring-answers.md')
    .addOption(mapping())
    .addOption(format())
    .action(async (file, options) => end((await import('./scheme/run.ts')).scoreFile(file, options)))

  declare(scheme, 'diff', '比较两个版本')
    .argument('<旧文件>', '旧版本')
    .argument('<新文件>', '新版本')
    .option('--answers <文件>', '给出答案，就说明新版本对得分的影响')
    .addOption(format())
    .action(async (before, after, options) => end((await import('./scheme/run.ts')).diffFiles(before, after, options)))

  declare(scheme, 'overlay', '把地方细则加到基准体系上，写出合成的体系')
    .argument('<基准文件>', '基准体系')
    .argument('<细则文件>', '地方细则（.xlsx 或 .yaml），写法见 docs/scheme-files.md')
    .argument('<输出文件>', '以 .xlsx 或 .yaml 结尾；已有的文件会被替换')
    .addOption(format())
    .action(async (base, overlay, output, options) =>
      end((await import('./scheme/run.ts')).overlayFile(base, overlay, output, options)),
    )

  declare(scheme, 'convert', '在 .xlsx 和 .yaml 之间转换，不丢内容')
    .argument('<文件>', '体系文件')
    .argument('<输出文件>', '以 .xlsx 或 .yaml 结尾；已有的文件会被替换')
    .addOption(mapping())
    .action(async (file, output, options) => end((await import('./scheme/run.ts')).convertFile(file, output, options)))
}

function declare(parent: Command, name: string, summary: string): Command {
  return parent
    .command(name)
    .summary(summary)
    .description(summary)
    .helpOption('-h, --help', '显示帮助')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
}

async function end(running: Promise<Outcome>): Promise<void> {
  // A reader such as head may close the pipe early; what it wanted it has.
  const onError = (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2)
  if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', onError)
  const { code, out, err } = await running
  process.stderr.write(err)
  process.stdout.write(out)
  process.exitCode = code
}
