import { z } from 'zod'
import { isIsoDay } from '../chinese/index.ts'

/** C0 controls, lone surrogates and non-characters: XML 1.0 cannot hold them and nobody typed them on purpose. */
const NOT_XML = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

function cleanText(text: string): string {
  return text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').replace(NOT_XML, '')
}

const text = z.string().transform(cleanText)
const line = z
  .string()
  .transform((value) => cleanText(value).trim())
  .refine((value) => value !== '', { error: '不能为空' })

/** One stretch of a paragraph: typed words, or a number that is a figure and stays linked to it by its id. */
export const Part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text }),
  z.strictObject({ type: z.literal('figure'), id: line, text: line }),
])
export type Part = z.infer<typeof Part>

const Parts = z.array(Part).min(1, { error: '段落没有内容' })

/** A heading without its number: 一、（一）1.（1） are written by the renderer, so that none can be missing or double. */
export const HeadingBlock = z.strictObject({
  type: z.literal('heading'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  parts: Parts,
})
export type HeadingBlock = z.infer<typeof HeadingBlock>

export const ParagraphBlock = z.strictObject({ type: z.literal('paragraph'), parts: Parts })
export type ParagraphBlock = z.infer<typeof ParagraphBlock>

/** Items as paragraphs of their own, each led by its ordinal: `is` 一是… `paren` （1）… `none` nothing. */
export const ListBlock = z.strictObject({
  type: z.literal('list'),
  marker: z.enum(['is', 'paren', 'none']),
  items: z.array(Parts).min(1, { error: '列表没有条目' }),
})
export type ListBlock = z.infer<typeof ListBlock>

const TableColumn = z.strictObject({
  title: line,
  /** Share of the width; columns without one count as 1. */
  width: z.number().positive().optional(),
  align: z.enum(['left', 'center', 'right']).optional(),
})

export const TableBlock = z
  .strictObject({
    type: z.literal('table'),
    caption: line.optional(),
    columns: z.array(TableColumn).min(1).max(12),
    /** Rows of cells of parts; an empty cell is an empty array. */
    rows: z.array(z.array(z.array(Part))),
  })
  .refine((table) => table.rows.every((row) => row.length === table.columns.length), {
    error: '表格各行的列数与表头不一致',
    path: ['rows'],
  })
export type TableBlock = z.infer<typeof TableBlock>

export const Block = z.discriminatedUnion('type', [HeadingBlock, ParagraphBlock, ListBlock, TableBlock])
export type Block = z.infer<typeof Block>

/**
 * An official document (公文) by GB/T 9704-2012 as plain JSON, the only input of the renderer. It can be stored with a frozen
 * report and rendered again later to the same bytes.
 */
export const Gongwen = z
  .strictObject({
    title: line,
    /** 发文机关标志: with it the document gets its red head. A plain work report has none. */
    issuer: line.optional(),
    /** 发文字号, such as 澄和街办〔2026〕12号; only under a red head. */
    documentNumber: line.optional(),
    /** 签发人 of a report to a superior; only under a red head. */
    signer: line.optional(),
    /** 主送机关, in order. */
    recipients: z.array(line),
    blocks: z.array(Block).min(1, { error: '正文没有内容' }),
    /** Names of the attachments (附件说明), without numbers. */
    attachments: z.array(line).optional(),
    /** 署名: the name under the text. */
    signature: line,
    /** 成文日期, ISO day. */
    date: z.string().refine(isIsoDay, { error: '成文日期应写成 2026-05-01 这样的形式，且确有这一天' }),
  })
  .refine((document) => document.issuer !== undefined || (document.documentNumber ?? document.signer) === undefined, {
    error: '发文字号和签发人只能与发文机关标志一起使用',
    path: ['issuer'],
  })
export type Gongwen = z.infer<typeof Gongwen>
