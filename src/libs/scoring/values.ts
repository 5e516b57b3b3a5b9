import { z } from 'zod'
import { decimal, plain } from './decimals.ts'

/** A decimal string without needless zeros; a YAML number is taken as its shortest decimal, `2分` or other text is refused. */
export const DecimalText = z
  .preprocess(
    numberToText,
    z
      .string()
      .regex(/^-?\d{1,9}(\.\d{1,6})?$/, '应为数字，最多九位整数、六位小数，例如 2 或 0.5')
      .transform((text) => plain(decimal(text))),
  )
  .describe('精确小数，写成文字')

export const PositiveText = DecimalText.refine((value) => !value.startsWith('-'), '不能是负数')

export const DateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期写成 2026-05-01')
  .refine((value) => isRealDate(value), '没有这一天')
  .describe('日期，例如 2026-05-01')

export const FigureId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/, '数据编号写成小写英文，例如 volunteer.coverage')
  .describe('数据编号')

/** Longest text of one field: the longest criterion of a real table with room to spare. */
export const LongText = z.string().trim().min(1, '不能为空').max(4000, '不能超过 4000 字')
export const ShortText = z.string().trim().min(1, '不能为空').max(200, '不能超过 200 字')
/** A word of a list that tables write with 、 between. */
export const ListWord = ShortText.refine((word) => !/[、，,；;\n]/.test(word), '里面不能有顿号、逗号或分号')
/** Short text that YAML reads as a number when it is not quoted: a version, a year, an own number. */
export const Label = z.preprocess(numberToText, ShortText)

function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function numberToText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}
