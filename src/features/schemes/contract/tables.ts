import { z } from 'zod'
import { Id, Instant, line, required } from '../../../libs/contract/fields.ts'

const Column = z.string().trim().min(1).max(60)
const SheetName = z.union([z.string().max(60), z.number().int().min(1)])

/** Says what the columns of a table are: the part of a mapping file that the page can set. */
export const TableMapping = z.object({
  sheet: z
    .union([SheetName, z.array(SheetName).min(1).max(50)])
    .optional()
    .describe('工作表名称或第几张；几张合成一套的写成一列'),
  sheetLevel: z.boolean().optional().describe('以工作表名称为第一层'),
  headerRow: z.number().int().min(1).max(1000).optional().describe('表头在第几行'),
  headerRows: z.number().int().min(1).max(3).optional().describe('表头占几行'),
  columns: z
    .object({
      levels: z
        .array(z.union([Column, z.array(Column).min(1).max(10)]))
        .min(1)
        .max(12)
        .optional()
        .describe('各层的列，从上到下；编号和内容分在几列的，写成一组'),
      level: Column.optional(),
      number: Column.optional(),
      name: Column.optional(),
      points: z.union([Column, z.array(Column).min(1).max(12)]).optional(),
      kind: Column.optional(),
      methods: Column.optional(),
      department: Column.optional(),
      evidence: Column.optional(),
      rule: Column.optional(),
      note: Column.optional(),
    })
    .optional()
    .describe('列字母或表头文字'),
  sections: z.boolean().optional().describe('横贯整表的一行是上一层的标题'),
  split: z.boolean().optional().describe('把一格里的“1)2)3)”拆成几条'),
  kinds: z.record(z.string().max(30), z.string().max(10)).optional().describe('第一层名称里含这些字的属于哪一类别'),
})
export type TableMapping = z.infer<typeof TableMapping>

/** Rows and columns shown of a sheet, so that somebody can say what they are. */
export const shownRows = 40
export const shownColumns = 40

const TableSheet = z.object({
  name: z.string(),
  rowCount: z.number().int(),
  rows: z.array(z.array(z.string())).describe('前几行，逐格的文字'),
  hiddenColumns: z.array(z.string()).describe('隐藏的列'),
  guess: TableMapping.nullable().describe('照这张表的表头猜的；认不出的为空'),
})
export type TableSheet = z.infer<typeof TableSheet>

export const SavedMapping = z.object({
  id: Id,
  name: z.string(),
  mapping: TableMapping,
  savedBy: z.string(),
  savedAt: Instant,
})
export type SavedMapping = z.infer<typeof SavedMapping>

export const ReadTable = z.object({
  sheets: z.array(TableSheet),
  saved: SavedMapping.nullable().describe('以前对照过的同样表头'),
})
export type ReadTable = z.infer<typeof ReadTable>

export const NewMapping = z.object({
  name: required(line(60)).describe('对照名称'),
  headers: z.string().max(2000).describe('表头文字，用来认出同样的表'),
  mapping: TableMapping,
})

/** A mapping in the address of an upload, as JSON. */
export const MappingQuery = z
  .string()
  .max(4000, '列的对照太长，请减少类别关键词')
  .transform((text, context): TableMapping => {
    try {
      const parsed = TableMapping.safeParse(JSON.parse(text))
      if (parsed.success) return parsed.data
    } catch {
      // Said below.
    }
    context.addIssue({ code: 'custom', message: '列的对照写法有误' })
    return z.NEVER
  })
  .describe('列的对照（JSON），表头认不出时用')
