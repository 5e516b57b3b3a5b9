import { z } from 'zod'

const { localeError } = z.locales.zhCN()

const sayMissing: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'invalid_type' && issue.input === undefined ? '缺少这一项，请补上' : localeError(issue)

/** Validates with Chinese words where the schema brings no message of its own. */
export function inChinese<T extends z.ZodType>(schema: T, value: unknown): z.ZodSafeParseResult<z.output<T>> {
  return schema.safeParse(value, { error: sayMissing })
}
