import { z } from 'zod'
import { DecimalText, Id, Instant, line, PlainDate, required } from '../../../libs/contract/fields.ts'

/** A node of the tree in document order. The rule travels as data; `src/libs/scoring` knows its forms. */
export const SchemeNode = z.object({
  id: Id,
  parentId: Id.nullable(),
  path: z.string().describe('各级编号以“/”相连'),
  number: z.string(),
  name: z.string(),
  depth: z.number().int(),
  points: DecimalText.describe('分值'),
  kind: z.enum(['normal', 'bonus', 'deduction', 'veto', 'admission']),
  methods: z.array(z.string()).describe('测评方法'),
  department: z.string().nullable().describe('体系里写的责任部门'),
  evidence: z.string().nullable().describe('佐证要求，一句话'),
  evidenceReason: z.string().nullable().describe('为什么需要照片或位置'),
  note: z.string().nullable().describe('说明'),
  local: z.enum(['added', 'changed']).nullable().describe('地方增设或调整的条目'),
  rule: z.string().nullable().describe('评分规则，一句话'),
  /** Scoring form, e.g. `additive`; null on inner nodes. */
  form: z.string().nullable(),
  figures: z.array(z.string()).describe('评分读取的数据'),
  isCriterion: z.boolean(),
})
export type SchemeNode = z.infer<typeof SchemeNode>

export const Cycle = z.object({ id: Id, name: z.string(), startsOn: PlainDate, endsOn: PlainDate, versionId: Id })
export type Cycle = z.infer<typeof Cycle>

/** What is said of a version as a whole. */
export const SchemeAbout = z.object({
  issuer: z.string().nullable().describe('发布机关'),
  cohort: z.string().nullable().describe('届次'),
  effectiveFrom: z.string().nullable().describe('生效日期'),
  effectiveTo: z.string().nullable().describe('失效日期'),
  termYears: z.number().int().nullable().describe('届期（年）'),
  step: DecimalText.describe('计分单位'),
  classes: z.array(z.object({ name: z.string(), atLeast: DecimalText })).describe('等次和分数线'),
  glossary: z.array(z.object({ term: z.string(), meaning: z.string() })).describe('名词解释'),
  departments: z.array(z.string()).describe('部门名单'),
  base: z
    .object({ title: z.string(), version: z.string(), hidden: z.array(z.string()) })
    .nullable()
    .describe('由哪一版加地方细则而成'),
})
export type SchemeAbout = z.infer<typeof SchemeAbout>

export const SchemeTree = z.object({
  cycle: Cycle,
  title: z.string(),
  version: z.string(),
  note: z.string().nullable(),
  levels: z.array(z.string()).describe('各级名称，如测评项目、指标、标准'),
  about: SchemeAbout,
  nodes: z.array(SchemeNode),
})
export type SchemeTree = z.infer<typeof SchemeTree>

/** A published version of a scheme; it never changes. */
export const SchemeVersion = z.object({
  id: Id,
  key: z.string().describe('体系代号'),
  version: z.string().describe('版本'),
  title: z.string().describe('名称'),
  issuer: z.string().nullable().describe('发布机关'),
  note: z.string().nullable(),
  points: DecimalText.describe('满分'),
  criteria: z.number().int().describe('测评标准条数'),
  publishedAt: Instant,
  current: z.boolean().describe('本单位当前创建周期用的就是它'),
  base: z.object({ id: Id, title: z.string(), version: z.string() }).nullable().describe('由哪一版加地方细则而成'),
  unweighted: z.boolean().describe('分值由地方定，要先做地方细则'),
  keptBy: z.enum(['cycle', 'overlay', 'unit']).nullable().describe('为什么不能撤回；能撤回的为空'),
})
export type SchemeVersion = z.infer<typeof SchemeVersion>

export const UnitCycle = Cycle.extend({ title: z.string(), version: z.string(), current: z.boolean() })
export type UnitCycle = z.infer<typeof UnitCycle>

export const NewCycle = z.object({
  versionId: Id.describe('测评体系'),
  name: required(line(60)).describe('周期名称'),
  startsOn: PlainDate.describe('开始日期'),
  endsOn: PlainDate.describe('结束日期'),
})

/** A published version as it is read: what it says as a whole, and its tree. */
export const VersionView = z.object({
  version: SchemeVersion,
  levels: z.array(z.string()),
  about: SchemeAbout,
  nodes: z.array(SchemeNode),
})
export type VersionView = z.infer<typeof VersionView>

/** A node of a file that is not published yet; ids hold only within this answer. */
const PreviewNode = SchemeNode.pick({
  number: true,
  name: true,
  depth: true,
  points: true,
  kind: true,
  methods: true,
  department: true,
  evidence: true,
  rule: true,
}).extend({ id: z.string(), parentId: z.string().nullable() })
export type PreviewNode = z.infer<typeof PreviewNode>

const SchemeFault = z.object({
  sheet: z.string().describe('工作表；YAML 文件为空'),
  row: z.number().int().describe('第几行'),
  column: z.string().describe('列字母；YAML 文件为第几个字'),
  severity: z.enum(['error', 'warning']),
  message: z.string().describe('问题和改法'),
})
export type SchemeFault = z.infer<typeof SchemeFault>

/** What a version is called: the same key with another version is a new version of the same scheme. */
export const SchemeName = z.object({
  title: required(line(200)).describe('名称'),
  version: required(line(200)).describe('版本'),
  key: z
    .string()
    .trim()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '体系代号用小写字母、数字和连字符，如 danwei-2026')
    .describe('体系代号'),
})

export const SchemeCheck = z.object({
  called: SchemeName.nullable().describe('文件里写的，没写的由系统建议；读不出条目时为空'),
  published: z.enum(['no', 'same', 'different']).describe('这个名称和版本是否已经发布'),
  total: z.string().describe('满分'),
  nodes: z.array(PreviewNode),
  errors: z.number().int().describe('错误处数'),
  warnings: z.number().int().describe('提醒处数'),
  faults: z.array(SchemeFault).describe('按位置排列，最多列出前 500 处'),
})
export type SchemeCheck = z.infer<typeof SchemeCheck>
