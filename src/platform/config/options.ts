/** Every option of `npm start`, said once: flags, environment, help text and the table in the README come from here. */
export const options = {
  port: { type: 'string', env: 'CHUANGWEN_PORT', fallback: '8080', zh: '监听端口', en: 'port to listen on' },
  host: {
    type: 'string',
    env: 'CHUANGWEN_HOST',
    fallback: '127.0.0.1',
    zh: '监听地址；要让其他电脑访问用 0.0.0.0',
    en: 'address to listen on; 0.0.0.0 lets other computers in',
  },
  data: {
    type: 'string',
    env: 'CHUANGWEN_DATA',
    fallback: './data（root 用户为 /var/lib/chuangwen/data）',
    zh: '数据目录：数据库和佐证材料都在其中',
    en: 'data directory: database and evidence live there',
  },
  empty: {
    type: 'boolean',
    env: 'CHUANGWEN_EMPTY',
    fallback: '',
    zh: '不装入示例单位',
    en: 'do not load the example unit',
  },
  'database-url': {
    type: 'string',
    env: 'DATABASE_URL',
    fallback: '',
    zh: '使用自己的 PostgreSQL（15—18），不启动内置的',
    en: 'use a PostgreSQL (15–18) of your own instead of the built-in one',
  },
  'webhook-hosts': {
    type: 'string',
    env: 'CHUANGWEN_WEBHOOK_HOSTS',
    fallback: '',
    zh: '除企业微信、钉钉、飞书外，还允许向哪些地址发提醒，逗号分隔',
    en: 'further addresses that reminders may be posted to, comma-separated',
  },
  'log-level': { type: 'string', env: 'CHUANGWEN_LOG_LEVEL', fallback: 'warn', zh: '日志级别', en: 'log level' },
  help: { type: 'boolean', env: 'CHUANGWEN_HELP', fallback: '', zh: '显示本帮助', en: 'show this help' },
} as const

export type OptionName = keyof typeof options

export function helpText(): string {
  const rows = Object.entries(options).map(([name, o]) => {
    const flag = `--${name}${o.type === 'string' ? ' …' : ''}`
    const fallback = o.fallback ? ` [${o.fallback}]` : ''
    return `  ${flag.padEnd(18)} ${o.env.padEnd(22)} ${o.zh}${fallback}\n${' '.repeat(44)}${o.en}`
  })
  return `文明单位创建工作台（创文）\n\n  npm start -- [选项 options]\n\n${rows.join('\n')}\n`
}
