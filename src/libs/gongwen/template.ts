import { z } from 'zod'
import { isIsoDay } from '../chinese/index.ts'

const REFERENCE = '[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+'
const OPERAND = `(?:${REFERENCE}|-?\\d+(?:\\.\\d+)?)`
export const CONDITION = new RegExp(`^(${OPERAND})\\s*(>=|<=|!=|=|>|<)\\s*(${OPERAND})$`, 'i')

const condition = z
  .string()
  .regex(CONDITION, { error: '条件应写成 honour.count > 0 这样的形式，可用 > >= < <= = !=' })
  .describe('一个比较，左右可以是数据编号、清单的 .count 或数')

const when = z
  .union([condition, z.array(condition).min(1)])
  .optional()
  .describe('成立时才写；写成数组时各条件须同时成立')

const words = z.string().min(1).describe('文字，{…} 处填入数据、事实或条目的内容；[…] 中的条目内容为空时整段不写')

/** A piece of a paragraph: plain words, words under a condition, one piece per entry of a list, or pieces joined by a mark. */
export type Sentence =
  | string
  | { text: string; when?: string | string[] | undefined }
  | {
      each: string
      text: string
      join?: string | undefined
      start?: string | undefined
      end?: string | undefined
      when?: string | string[] | undefined
    }
  | {
      joined: Sentence[]
      join?: string | undefined
      start?: string | undefined
      end?: string | undefined
      when?: string | string[] | undefined
    }

const frame = {
  join: z.string().optional().describe('各段之间的标点'),
  start: z.string().optional().describe('写在最前，没有内容时不写'),
  end: z.string().optional().describe('写在最后，没有内容时不写'),
  when,
}

const Sentence: z.ZodType<Sentence> = z.lazy(() =>
  z.union([
    words,
    z.strictObject({ text: words, when }),
    z.strictObject({ each: z.string().describe('清单的名称'), text: words, ...frame }),
    z.strictObject({ joined: z.array(Sentence).min(1), ...frame }),
  ]),
)

const HeadingItem = z.strictObject({
  heading: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).describe('标题层级，序号自动编写'),
  text: words,
  when,
})

const ParagraphItem = z.strictObject({ paragraph: z.array(Sentence).min(1).describe('依次相接的各句'), when })

const ListItem = z.strictObject({
  list: z.string().describe('清单的名称，每个条目成一段'),
  text: words,
  marker: z.enum(['is', 'paren', 'none']).describe('is 一是，paren （1），none 不编号'),
  when,
})

/**
 * A report template as content: the structure of a document with `{…}` where data goes. Three kinds of names can stand there:
 * figures (`{volunteer.hours}`), facts (`{unit.name}`) and, inside an entry of a list, its fields (`{item.title}`,
 * `{item.index}`, `{item.ordinal}`). `{honours.count}` is the length of a list. `[…]` is left out when a field in it is empty.
 */
export const ReportTemplate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1).describe('模板名称'),
  version: z.number().int().positive(),
  description: z.string().optional(),
  title: words,
  recipients: z.array(words).describe('主送机关，数据中另有时以数据为准'),
  signature: words,
  lists: z
    .record(
      z.string().regex(/^[a-z][A-Za-z0-9_]*$/),
      z.strictObject({ from: z.string(), limit: z.number().int().positive() }),
    )
    .optional()
    .describe('从数据的清单中取前若干条，另起一个名称'),
  blocks: z.array(z.union([HeadingItem, ParagraphItem, ListItem])).min(1),
})
export type ReportTemplate = z.infer<typeof ReportTemplate>
export type TemplateBlock = ReportTemplate['blocks'][number]

/** What a template is filled with. Values are strings as stored; days are ISO and written out by the renderer. */
export const ReportData = z.strictObject({
  /** 成文日期, ISO day. */
  date: z.string().refine(isIsoDay, { error: '成文日期应写成 2026-05-01 这样的形式，且确有这一天' }),
  /** 主送机关; wins over the template's. */
  recipients: z.array(z.string()).optional(),
  /** Words by name: `{ 'unit.name': '澄和街道' }`. */
  facts: z.record(z.string(), z.string()),
  /** Figures by id; `value` is a decimal string, null where there is nothing to compute it from. */
  figures: z.record(z.string(), z.object({ value: z.string().nullable() })),
  /** Entries by list name. */
  lists: z.record(z.string(), z.array(z.record(z.string(), z.string()))),
})
export type ReportData = z.infer<typeof ReportData>
