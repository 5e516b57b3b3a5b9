import { z } from 'zod'
import type { Registry } from '../../libs/report-check/index.ts'
import { readOptionFile } from './option-files.ts'
import type { Speech } from './speech.ts'

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

/**
 * The registry of `--registry`, with `--own` and `--place` in place of what it says; undefined when none is given.
 * @throws UsageError
 */
export async function readRegistry(
  options: { registry?: string; own?: string; place?: string },
  speech: Speech,
): Promise<Registry | undefined> {
  const registry: Registry =
    options.registry === undefined
      ? {}
      : ((await readOptionFile(options.registry, 'registry', registrySchema, speech)) as Registry)
  const [full, ...short] = list(options.own)
  if (full !== undefined) registry.own = { full, short }
  const places = list(options.place)
  if (places.length > 0) registry.places = places
  return Object.keys(registry).length > 0 ? registry : undefined
}

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
