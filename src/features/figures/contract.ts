import { z } from 'zod'
import { DateRange, Id, Period, PlainDate } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'

export const errors = defineErrors('figures', {
  noSuchFigure: { status: 404, message: '没有名为“{figure}”的数据' },
  noSuchPlace: { status: 404, message: '没有这个部门或社区' },
})

const FigureId = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, '形如 volunteer.hours')
const Condition = z.strictObject({
  field: z.string(),
  equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
  oneOf: z.array(z.string()).optional(),
})

/** What one entry of a file in `content/figures/` says: how a figure is computed from records. */
export const FigureDefinition = z.strictObject({
  id: FigureId,
  name: z.string().min(1).describe('数据名称'),
  unit: z.string().describe('单位，如场、人次、%'),
  group: z.string().min(1),
  position: z.number().int().default(100),
  decimals: z.number().int().min(0).max(4).default(0),
  definition: z.string().min(1).describe('口径，一句话'),
  aliases: z.array(z.string()).default([]).describe('汇报里可能的其他叫法'),
  /** Shown among this year's figures on the first page. */
  headline: z.boolean().default(false),
  source: z.discriminatedUnion('from', [
    z.strictObject({
      from: z.literal('ledger'),
      ledger: z.string(),
      /**
       * count = records; sum = Σ field; participations = Σ people entries; people = distinct people; minutes = Σ minutes;
       * communities = distinct communities; latest = field of the newest record.
       */
      aggregate: z.enum(['count', 'sum', 'participations', 'people', 'minutes', 'communities', 'latest']),
      field: z.string().optional().describe('sum 和 latest 所取的字段'),
      where: z.array(Condition).default([]),
      /** Divides the aggregate exactly, e.g. 60 for minutes → hours, 10000 for 元 → 万元. */
      divideBy: z.number().positive().default(1),
      /** `period`: records dated within; `to-date`: all up to the period's end (registrations, facilities). */
      window: z.enum(['period', 'to-date']).default('period'),
    }),
    z.strictObject({
      from: z.literal('ratio'),
      numerator: FigureId,
      denominator: FigureId,
      times: z.number().positive().default(100),
    }),
    z.strictObject({ from: z.literal('difference'), minuend: FigureId, subtrahend: FigureId }),
    z.strictObject({
      from: z.literal('organization'),
      count: z.enum(['staff', 'departments', 'communities', 'group-members']),
    }),
  ]),
})
export type FigureDefinition = z.infer<typeof FigureDefinition>

export const Figure = z.object({
  id: FigureId,
  name: z.string(),
  group: z.string(),
  unit: z.string(),
  /** Exact decimal text; null when it cannot be said, e.g. a share of nothing. */
  value: z.string().nullable(),
  definition: z.string(),
  headline: z.boolean(),
  records: z.number().int().describe('依据的记录数'),
})
export type Figure = z.infer<typeof Figure>

export const FigureDetail = Figure.extend({
  period: DateRange,
  periodLabel: z.string(),
  /** The records behind the value; what each adds. For sums and counts the amounts add up to the value exactly. */
  contributions: z.array(
    z.object({
      recordId: Id,
      ledger: z.string(),
      title: z.string(),
      occurredOn: PlainDate,
      department: z.string().nullable(),
      community: z.string().nullable(),
      amount: z.string().describe('计入数值'),
      evidence: z.number().int(),
    }),
  ),
  /** Records that count but that this person may not open. */
  hidden: z.number().int(),
  /** Rests on records this person may not open: only the unit's whole over a cycle or a year is told. */
  restricted: z.boolean(),
  /** Parts of a ratio or difference, each a figure of its own. */
  parts: z.array(z.object({ role: z.enum(['numerator', 'denominator', 'minuend', 'subtrahend']), figure: Figure })),
  /** For figures of the organisation: whom or what was counted. */
  counted: z.array(z.object({ id: Id, name: z.string() })),
  /** The same figure by month of the period, for the small chart. */
  series: z.array(z.object({ month: z.string(), value: z.string().nullable() })),
})
export type FigureDetail = z.infer<typeof FigureDetail>

const Slice = z.object({ period: Period.default('cycle'), departmentId: Id.optional(), communityId: Id.optional() })

export const operations = {
  list: operation({
    id: 'figures.list',
    method: 'get',
    path: '/api/figures',
    permission: 'figures.read',
    summary: '某一期间、部门或社区的全部数据',
    query: Slice,
    output: z.object({ period: DateRange, periodLabel: z.string(), items: z.array(Figure) }),
    errors: [errors.noSuchPlace],
  }),
  get: operation({
    id: 'figures.get',
    method: 'get',
    path: '/api/figures/{figure}',
    permission: 'figures.read',
    summary: '一项数据及其依据的记录',
    params: z.object({ figure: z.string().max(80) }),
    query: Slice,
    output: FigureDetail,
    errors: [errors.noSuchFigure, errors.noSuchPlace],
  }),
}
