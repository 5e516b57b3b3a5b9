import { type Command, Option } from 'commander'
import { asksForEnglish, helpInEnglish } from './check/help.ts'

/** Adds `check`: the report check on files, without server and database. */
export function registerCheck(program: Command): void {
  const command = program
    .command('check')
    .summary('校核汇报材料（不需要服务器和数据库）')
    .description(
      '校核汇报材料：.docx、.doc、.txt、.md、.pdf，或其中有这些文件的文件夹。\n' +
        '退出码：0 没有达到 --fail-on 级别的问题；1 有；2 有文件读不了，或用法不对。',
    )
    .argument('<文件或文件夹...>', '要校核的文件或文件夹')
    .addOption(new Option('--format <格式>', '输出格式').choices(['text', 'json', 'sarif', 'html']).default('text'))
    .option('--fix', '把可以放心采用的改法写进副本（“原名.校核.docx”），原文件不动')
    .option('--comments', '把问题写成 Word 批注，存为副本（“原名.批注.docx”）')
    .addOption(
      new Option('--fail-on <级别>', '从哪个级别起退出码为 1')
        .choices(['blocker', 'error', 'warning', 'hint'])
        .default('error'),
    )
    .option('--own <名称>', '本单位名称：全称,简称')
    .option('--place <地名>', '本地行政区划，从大到小：市,县')
    .option('--registry <文件>', '单位名册（YAML 或 JSON）：名称、上级、伙伴、地名、人员职务、汇报时段')
    .option('--words <文件>', '本单位用词（在“校核·用词和保留”里导出的 JSON，或同样内容的 YAML）')
    .option('--waivers <文件>', '看过决定保留的问题，不再报（同一处导出）')
    .option('--earlier <文件...>', '本单位以往的汇报，写在要校核的文件之后：整段相同的提示，同一事实两个数的警告')
    .option('--others <文件...>', '外单位的文稿，写在要校核的文件之后：整段相同的报错')
    .option('--layout', '另按 GB/T 9704 检查 .docx 的版式')
    .addOption(
      new Option('--lang <语言>', '结果用中文还是英文（zh, en: language of the results）')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .helpOption('-h, --help', '显示帮助')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (paths: string[], options) => {
      const { runCheck } = await import('./check/run.ts')
      // A reader such as head may close the pipe early; what it wanted it has.
      process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
      process.exitCode = await runCheck(paths, options, process)
    })
  if (asksForEnglish(process.argv)) helpInEnglish(command)
}
