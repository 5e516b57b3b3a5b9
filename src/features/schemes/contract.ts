import { z } from 'zod'
import { DecimalText, Id, Instant, line, PlainDate, required } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'
import { DiffQuery, SchemeDiff } from './contract/diff.ts'

export * from './contract/diff.ts'

export const errors = defineErrors('schemes', {
  noCycle: { status: 404, message: '本单位还没有创建周期，请先在“设置”里选定测评体系和起止日期' },
  noSuchVersion: { status: 404, message: '没有这个版本的测评体系' },
  published: {
    status: 409,
    message: '“{title}”{version} 版已经发布，内容与此不同；已发布的版本不能改，请换一个版本号',
  },
  faulty: { status: 422, message: '测评体系有 {count} 处错误，不能发布。第一处：{first}' },
  datesReversed: { status: 422, message: '创建周期的结束日期不能早于开始日期' },
  cycleTooLong: { status: 422, message: '创建周期最长 {years} 年，请核对起止日期' },
  tooLarge: { status: 413, message: '文件超过 {limit} MB，请删去图片和无关的工作表后再试' },
  incomplete: { status: 422, message: '文件没有传完，可能是网络中断，请重新选择文件' },
  unreadable: { status: 422, message: '{reason}' },
})

/** Largest scheme file in bytes; a real one has a few hundred kilobytes. */
export const uploadLimit = 10 * 1024 * 1024
/** Faults sent with one answer; who has more mends these first. */
export const shownFaults = 500

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
  rule: z.string().nullable().describe('评分规则，一句话'),
  /** Scoring form, e.g. `additive`; null on inner nodes. */
  form: z.string().nullable(),
  figures: z.array(z.string()).describe('评分读取的数据'),
  isCriterion: z.boolean(),
})
export type SchemeNode = z.infer<typeof SchemeNode>

export const Cycle = z.object({ id: Id, name: z.string(), startsOn: PlainDate, endsOn: PlainDate, versionId: Id })
export type Cycle = z.infer<typeof Cycle>

export const SchemeTree = z.object({
  cycle: Cycle,
  title: z.string(),
  version: z.string(),
  note: z.string().nullable(),
  levels: z.array(z.string()).describe('各级名称，如测评项目、指标、标准'),
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
})
export type SchemeVersion = z.infer<typeof SchemeVersion>

const UnitCycle = Cycle.extend({ title: z.string(), version: z.string(), current: z.boolean() })
export type UnitCycle = z.infer<typeof UnitCycle>

const NewCycle = z.object({
  versionId: Id.describe('测评体系'),
  name: required(line(60)).describe('周期名称'),
  startsOn: PlainDate.describe('开始日期'),
  endsOn: PlainDate.describe('结束日期'),
})

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

const FileName = z.object({ name: required(line(200)).describe('文件名') })
const ById = z.object({ id: Id })
const unusable = [errors.tooLarge, errors.incomplete, errors.unreadable]

export const operations = {
  current: operation({
    id: 'schemes.current',
    method: 'get',
    path: '/api/schemes/current',
    permission: 'schemes.read',
    summary: '当前创建周期的测评体系',
    output: SchemeTree,
    errors: [errors.noCycle],
  }),
  list: operation({
    id: 'schemes.list',
    method: 'get',
    path: '/api/schemes',
    permission: 'schemes.read',
    summary: '已发布的测评体系，新的在前',
    output: z.object({ items: z.array(SchemeVersion) }),
  }),
  listCycles: operation({
    id: 'schemes.listCycles',
    method: 'get',
    path: '/api/schemes/cycles',
    permission: 'schemes.read',
    summary: '本单位的创建周期，当前的在前',
    output: z.object({ items: z.array(UnitCycle) }),
  }),
  startCycle: operation({
    id: 'schemes.startCycle',
    method: 'post',
    path: '/api/schemes/cycles',
    permission: 'schemes.write',
    summary: '选定测评体系，开始新的创建周期',
    body: NewCycle,
    output: Cycle,
    errors: [errors.noSuchVersion, errors.datesReversed, errors.cycleTooLong],
  }),
  /** The body is the file itself. Nothing is kept. */
  check: operation({
    id: 'schemes.check',
    method: 'post',
    path: '/api/schemes/check',
    permission: 'schemes.write',
    summary: '试读测评体系文件（xlsx、xls、csv、yaml），逐处列出问题',
    query: FileName,
    upload: true,
    output: SchemeCheck,
    errors: unusable,
  }),
  /** The same body again, once it has been agreed to; what the query names goes before what the file says. */
  import: operation({
    id: 'schemes.import',
    method: 'post',
    path: '/api/schemes',
    permission: 'schemes.write',
    summary: '导入测评体系文件并发布为一个版本',
    query: SchemeName.partial().extend(FileName.shape),
    upload: true,
    output: SchemeVersion,
    errors: [...unusable, errors.faulty, errors.published],
  }),
  export: operation({
    id: 'schemes.export',
    method: 'get',
    path: '/api/schemes/{id}/workbook',
    permission: 'schemes.read',
    summary: '下载测评体系为 Excel，改后可再导入为新版本',
    params: ById,
    binary: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    errors: [errors.noSuchVersion],
  }),
  diff: operation({
    id: 'schemes.diff',
    method: 'get',
    path: '/api/schemes/diff',
    permission: 'schemes.read',
    summary: '两个版本有什么不同',
    query: DiffQuery,
    output: SchemeDiff,
    errors: [errors.noSuchVersion],
  }),
  diffWorkbook: operation({
    id: 'schemes.diffWorkbook',
    method: 'get',
    path: '/api/schemes/diff/table',
    permission: 'schemes.read',
    summary: '下载两个版本的对照为 Excel',
    query: DiffQuery,
    binary: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    errors: [errors.noSuchVersion],
  }),
}
