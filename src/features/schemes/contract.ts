import { z } from 'zod'
import { DecimalText, Id, PlainDate } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'

export const errors = defineErrors('schemes', {
  noCycle: { status: 404, message: '本单位还没有创建周期，请先在“设置”里选定测评体系和起止日期' },
  noSuchVersion: { status: 404, message: '没有这个版本的测评体系' },
  published: {
    status: 409,
    message: '“{title}”{version} 版已经发布，内容与此不同；已发布的版本不能改，请换一个版本号',
  },
  faulty: { status: 422, message: '测评体系有 {count} 处错误，不能发布。第一处：{first}' },
  datesReversed: { status: 422, message: '创建周期的结束日期不能早于开始日期' },
})

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
}
