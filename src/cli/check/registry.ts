import { readFile, stat } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Registry } from '../../libs/report-check/index.ts'

const name = z.string().trim().min(1)
const day = z.iso.date()

/** The file of `--registry`; every part may be left out. */
const registrySchema = z.strictObject({
  own: z
    .strictObject({
      full: name.describe('全称'),
      short: z.array(name).optional().describe('简称'),
      former: z
        .array(z.strictObject({ name, until: day.optional() }))
        .optional()
        .describe('曾用名'),
    })
    .optional(),
  partners: z.array(name).optional().describe('共建、结对单位'),
  superiors: z.array(name).optional().describe('上级单位'),
  places: z.array(name).optional().describe('本地行政区划，从大到小'),
  people: z.array(z.strictObject({ name, posts: z.array(name) })).optional(),
  period: z.strictObject({ from: day, to: day }).optional().describe('汇报时段'),
})

const MAX_REGISTRY_BYTES = 5 * 2 ** 20

/** A mistake in what the user typed; `message` says what to do. */
export class UsageError extends Error {}

/**
 * The registry of `--registry`, with `--own` and `--place` in place of what it says; undefined when none is given.
 * @throws UsageError
 */
export async function readRegistry(options: {
  registry?: string
  own?: string
  place?: string
}): Promise<Registry | undefined> {
  const registry: Registry = options.registry === undefined ? {} : await readFileRegistry(options.registry)
  const [full, ...short] = list(options.own)
  if (full !== undefined) registry.own = { full, short }
  const places = list(options.place)
  if (places.length > 0) registry.places = places
  return Object.keys(registry).length > 0 ? registry : undefined
}

async function readFileRegistry(file: string): Promise<Registry> {
  let content: unknown
  try {
    if ((await stat(file)).size > MAX_REGISTRY_BYTES) throw new Error('文件太大')
    content = parse(await readFile(file, 'utf8'), { maxAliasCount: 100 })
  } catch (error) {
    throw new UsageError(
      `${file}：名册读不了（${(error as Error).message.split('\n')[0]}），请核对路径，内容应为 YAML 或 JSON。`,
    )
  }
  const result = registrySchema.safeParse(content)
  if (result.success) return result.data as Registry
  const where = result.error.issues.map((issue) => `${issue.path.join('.') || '整个文件'}（${issue.message}）`)
  throw new UsageError(`${file}：名册内容不对：${where.slice(0, 5).join('；')}，请改正后再试。`)
}

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
