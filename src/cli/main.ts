import { Command } from 'commander'
import { registerAdmin } from './admin/index.ts'
import { registerCheck } from './check.ts'
import { registerExample } from './example/index.ts'
import { registerScheme } from './scheme.ts'

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** `bin/chuangwen`: one file a command; a command loads its own means when it runs. */
const program = new Command('chuangwen')
  .description('文明单位创建工作台（创文）命令行')
  .helpOption('-h, --help', '显示帮助')
  .helpCommand('help [命令]', '显示某个命令的帮助')
  .showHelpAfterError('用 --help 查看用法')
  .configureHelp({ styleTitle: (title) => titles[title] ?? title })

registerCheck(program)
registerScheme(program)
registerExample(program)
registerAdmin(program)
await program.parseAsync()
