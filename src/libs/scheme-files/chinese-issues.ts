import { z } from 'zod'

const { localeError } = z.locales.zhCN()

/** Validates with Chinese words where the schema brings no message of its own. */
export function inChinese<T extends z.ZodType>(schema: T, value: unknown): z.ZodSafeParseResult<z.output<T>> {
  return schema.safeParse(value, { error: localeError })
}
