import { z } from 'zod'

/** Shared field schemas of the contracts; browser-safe. */
export const Id = z.uuid().describe('编号')
/** Years that a person can mean: those that reckon with days and years of a term stay within four digits. */
export const PlainDate = z.iso
  .date('应为日期，如 2026-05-01')
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', '日期应在 1900 年至 2199 年之间')
  .describe('日期（年-月-日）')
/** Seconds are ISO 8601 UTC in answers. */
export const Instant = z.iso.datetime().describe('时刻')
/** An exact decimal as text, e.g. "12.50". */
export const DecimalText = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, '应为数字')
  .describe('数值')

/** A line of text: trimmed, without control characters and halves of characters, since PostgreSQL can store neither U+0000 nor lone surrogates. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `最多 ${max} 字`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to refuse them
    .regex(/^[^\u0000-\u001f\u007f\ud800-\udfff]*$/u, '不能含有换行或控制字符')

/** Text of several lines. */
export const prose = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `最多 ${max} 字`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to refuse them
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u, '含有无法保存的控制字符')

export const required = (schema: z.ZodString) => schema.min(1, '必填')

/** Query strings are text; lists page by number because their totals are shown. */
export const Paging = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1).describe('页码'),
  pageSize: z.coerce.number().int().min(1).max(200).default(20).describe('每页条数'),
})

export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.number().int() })

/** `2026`, `2026-Q3`, `2026-05`, or `cycle` for the current creation cycle so far. */
export const Period = z
  .string()
  .regex(/^(cycle|(19|20)\d{2}(-Q[1-4]|-(0[1-9]|1[0-2]))?)$/, '期间应为“2026”“2026-Q3”“2026-05”或“cycle”')
  .describe('统计期间')

export const DateRange = z.object({ from: PlainDate, to: PlainDate })
