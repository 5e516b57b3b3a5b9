import path from 'node:path'
import { parseArgs } from 'node:util'
import { type OptionName, options } from './options.ts'

export interface Config {
  port: number
  host: string
  dataDir: string
  empty: boolean
  databaseUrl: string | undefined
  webhookOrigins: string[]
  logLevel: string
  help: boolean
}

/** A wrong flag or value; the message tells, in Chinese and English, what to write instead. */
export class ConfigError extends Error {}

/**
 * Reads flags first, then environment, then defaults; the table in `options.ts` is the only list.
 * @throws ConfigError for unknown flags and values out of range
 */
export function readConfig(argv: string[], env: NodeJS.ProcessEnv): Config {
  const flags = parseFlags(argv)
  const value = (name: OptionName): string | undefined => flags[name] ?? env[options[name].env]
  return {
    port: portNumber(value('port') ?? options.port.fallback),
    host: value('host') ?? options.host.fallback,
    dataDir: path.resolve(value('data') ?? defaultDataDir()),
    empty: isYes(value('empty')),
    databaseUrl: value('database-url') || undefined,
    webhookOrigins: (value('webhook-hosts') ?? '')
      .split(/[\s,，]+/)
      .filter(Boolean)
      .map(originOf),
    logLevel: value('log-level') ?? options['log-level'].fallback,
    help: isYes(value('help')),
  }
}

function parseFlags(argv: string[]): Partial<Record<OptionName, string>> {
  const spec = Object.fromEntries(
    Object.entries(options).map(([name, o]) => [name, { type: o.type, ...(name === 'help' ? { short: 'h' } : {}) }]),
  )
  try {
    const { values } = parseArgs({
      args: argv,
      options: spec as Record<string, { type: 'string' | 'boolean' }>,
      strict: true,
    })
    return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v === true ? 'yes' : String(v)]))
  } catch (error) {
    const flag = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? ''
    throw new ConfigError(
      `无法识别的选项 ${flag}，用 --help 查看全部选项。\nUnknown or incomplete option ${flag}; see --help.`,
    )
  }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new ConfigError(
    `端口应为 0—65535 的整数，收到“${text}”。\nThe port must be a whole number from 0 to 65535, got "${text}".`,
  )
}

function originOf(text: string): string {
  const address = text.includes('://') ? text : `https://${text}`
  if (URL.canParse(address) && /^https?:/.test(address)) return new URL(address).origin
  throw new ConfigError(
    `“${text}”不是网址，应写如 https://hook.example.cn。\n"${text}" is no address; write https://hook.example.cn`,
  )
}

function isYes(text: string | undefined): boolean {
  return text !== undefined && !['', '0', 'no', 'false'].includes(text.toLowerCase())
}

/** Root's home is closed to the system user that runs PostgreSQL, so root's data stands under /var/lib. */
export function defaultDataDir(): string {
  return process.getuid?.() === 0 ? '/var/lib/chuangwen/data' : path.resolve('data')
}
