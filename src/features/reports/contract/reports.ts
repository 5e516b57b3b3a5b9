import { z } from 'zod'
import { Id, Instant, PlainDate } from '../../../libs/contract/fields.ts'
import { operation } from '../../../libs/contract/index.ts'
import { errors } from './errors.ts'

const Part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('figure'), id: z.string(), text: z.string() }),
])

/** One paragraph of the report as shown; `label` is its number, a figure part is a chip that opens its records. */
export const ReportLine = z.object({
  kind: z.enum(['title', 'recipients', 'heading', 'paragraph', 'item', 'attachment', 'signature', 'date']),
  level: z.number().int().nullable(),
  label: z.string(),
  parts: z.array(Part),
})
export type ReportLine = z.infer<typeof ReportLine>

export const Report = z.object({
  id: Id,
  template: z.string(),
  title: z.string(),
  period: z.object({ from: PlainDate, to: PlainDate }),
  periodLabel: z.string(),
  state: z.enum(['draft', 'frozen']),
  createdBy: z.string(),
  createdAt: Instant,
  frozenAt: Instant.nullable(),
})
export type Report = z.infer<typeof Report>

export const ReportFault = z.object({
  line: z.number().int(),
  column: z.number().int(),
  endLine: z.number().int(),
  endColumn: z.number().int(),
  rule: z.string(),
  severity: z.enum(['blocker', 'error', 'warning', 'hint']),
  message: z.string(),
  fix: z.string().optional(),
  text: z.string().describe('所在原文'),
  words: z.string().describe('保留时所记的词句'),
  spot: z.string().describe('保留时所记的上下文指纹'),
})
export type ReportFault = z.infer<typeof ReportFault>

export const ReportDetail = Report.extend({
  lines: z.array(ReportLine).describe('第 n 行与校核结果的行号对应'),
  figures: z.array(
    z.object({ figure: z.string(), name: z.string(), value: z.string(), unit: z.string(), records: z.number().int() }),
  ),
  /** What the report check finds in this text now. */
  faults: z.array(ReportFault),
  /** For a frozen report: figures whose value has moved since. */
  moved: z.array(
    z.object({
      figure: z.string(),
      name: z.string(),
      unit: z.string(),
      frozen: z.string(),
      now: z.string().nullable(),
      changedRecords: z.array(z.object({ recordId: Id, title: z.string(), change: z.string() })),
    }),
  ),
})
export type ReportDetail = z.infer<typeof ReportDetail>

const ById = z.object({ id: Id })

export const FrozenFigure = z.object({
  figure: z.string(),
  name: z.string(),
  value: z.string(),
  unit: z.string(),
  records: z.array(
    z.object({
      recordId: Id,
      version: z.number().int(),
      currentVersion: z.number().int(),
      title: z.string(),
      occurredOn: PlainDate,
    }),
  ),
})
export type FrozenFigure = z.infer<typeof FrozenFigure>

export const reportOperations = {
  listTemplates: operation({
    id: 'reports.listTemplates',
    method: 'get',
    path: '/api/report-templates',
    permission: 'reports.read',
    summary: '汇报模板',
    output: z.object({ items: z.array(z.object({ key: z.string(), name: z.string(), description: z.string() })) }),
  }),
  list: operation({
    id: 'reports.list',
    method: 'get',
    path: '/api/reports',
    permission: 'reports.read',
    summary: '汇报列表',
    output: z.object({ items: z.array(Report) }),
  }),
  create: operation({
    id: 'reports.create',
    method: 'post',
    path: '/api/reports',
    permission: 'reports.write',
    summary: '按模板起草汇报',
    body: z.object({
      template: z.string().max(80),
      period: z.object({ from: PlainDate, to: PlainDate }).optional().describe('默认为当前创建周期至今'),
    }),
    output: ReportDetail,
    errors: [errors.noSuchTemplate, errors.datesReversed],
  }),
  get: operation({
    id: 'reports.get',
    method: 'get',
    path: '/api/reports/{id}',
    permission: 'reports.read',
    summary: '汇报全文、数据、校核结果和定稿后的变动',
    params: ById,
    output: ReportDetail,
    errors: [errors.noSuchReport],
  }),
  freeze: operation({
    id: 'reports.freeze',
    method: 'post',
    path: '/api/reports/{id}/freeze',
    permission: 'reports.freeze',
    summary: '定稿：保留当时的数据和记录版本',
    params: ById,
    output: ReportDetail,
    errors: [errors.noSuchReport, errors.alreadyFrozen, errors.faulty],
  }),
  figure: operation({
    id: 'reports.figure',
    method: 'get',
    path: '/api/reports/{id}/figures/{figure}',
    permission: 'reports.read',
    summary: '汇报中某个数据依据的记录，定稿的为当时所依据的',
    params: z.object({ id: Id, figure: z.string().max(80) }),
    output: FrozenFigure,
    errors: [errors.noSuchReport],
  }),
  download: operation({
    id: 'reports.download',
    method: 'get',
    path: '/api/reports/{id}/document',
    permission: 'reports.read',
    summary: '下载 Word 文档（GB/T 9704—2012）',
    params: ById,
    binary: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    errors: [errors.noSuchReport],
  }),
}
