import { parseDocument } from 'yaml'
import { z } from 'zod'
import { SchemeContent } from '../scoring/index.ts'
import { inChinese } from './chinese-issues.ts'

const Column = z.string().min(1).describe('列字母（如 D）或表头文字')
const SheetName = z.union([z.string(), z.int().min(1)])
const { nodes: _, ...headShape } = SchemeContent.shape

/** Tells how to read a table whose layout cannot be guessed. Everything is optional. */
export const Mapping = z.strictObject({
  sheet: z
    .union([SheetName, z.array(SheetName).min(1).max(200)])
    .optional()
    .describe('工作表名称或第几张；几张合成一套的写成一列'),
  sheetLevel: z.boolean().optional().describe('几张工作表合成一套时，以工作表名称为第一层'),
  headerRow: z.int().min(1).optional().describe('表头在第几行'),
  headerRows: z.int().min(1).max(3).optional().describe('表头占几行，默认看合并的格子'),
  columns: z
    .strictObject({
      levels: z
        .array(z.union([Column, z.array(Column).min(1)]))
        .min(1)
        .optional()
        .describe('一层一列的表：各层的列，从上到下；编号和内容分在几列的，写成一组'),
      level: Column.optional().describe('有“层级”列的表'),
      number: Column.optional(),
      name: Column.optional(),
      points: z
        .union([Column, z.array(Column).min(1)])
        .optional()
        .describe('分值；上级另有分值列的，写成一列，最后一个是标准的'),
      kind: Column.optional(),
      methods: Column.optional(),
      department: Column.optional(),
      evidence: Column.optional(),
      rule: Column.optional(),
      note: Column.optional(),
    })
    .optional(),
  sections: z.boolean().optional().describe('横贯整表的一行是上一层的标题，默认看内容'),
  split: z.boolean().optional().describe('把一格里的“1)2)3)”拆成几条，默认拆'),
  kinds: z
    .record(z.string(), z.string())
    .optional()
    .describe('第一层名称里含这些字的条目属于哪一类别，例如 特色: 加分'),
  head: z.strictObject(headShape).partial().optional().describe('体系的名称、版本等'),
})
export type Mapping = z.infer<typeof Mapping>

/** Reads a mapping file (YAML or JSON). Returns the mapping, or what is wrong with it in Chinese. */
export function readMapping(text: string): { mapping: Mapping } | { fault: string } {
  const document = parseDocument(text)
  const [problem] = document.errors
  if (problem) return { fault: `对照文件写法有误：${problem.message.split('\n')[0]}` }
  const parsed = inChinese(Mapping, document.toJS({ maxAliasCount: 10 }) ?? {})
  if (parsed.success) return { mapping: parsed.data }
  const [issue] = parsed.error.issues
  return { fault: `对照文件“${issue?.path.join('.')}”：${issue?.message}` }
}
