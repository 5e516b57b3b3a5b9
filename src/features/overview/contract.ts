import { z } from 'zod'
import { DecimalText, Id, Paging, PlainDate, page } from '../../libs/contract/fields.ts'
import { operation } from '../../libs/contract/index.ts'
import { NodeScore } from '../assessments/contract/index.ts'
import { Coverage, Task } from '../duties/contract.ts'
import { Figure } from '../figures/contract.ts'
import { LedgerRecord } from '../ledgers/contract/index.ts'
import { GapAlarm } from '../organization/contract.ts'
import { errors as schemes } from '../schemes/contract.ts'

/** An open point: what it brings, what it takes, who owes it. */
export const Step = z.object({
  criterionId: Id,
  number: z.string(),
  name: z.string(),
  kind: z.enum(['normal', 'bonus']),
  points: DecimalText.describe('可补的分'),
  winBack: z.string().describe('怎样补'),
  effort: z.int().min(1).max(3).describe('1 小，2 中，3 大'),
  estimated: z.boolean().describe('力气由创建办填写，不是推算'),
  owners: z.array(
    z.object({
      departmentId: Id.nullable(),
      department: z.string().nullable(),
      post: z.string().nullable(),
      holders: z.array(z.string()),
    }),
  ),
  /** Department the scheme names, where nobody has the duty. */
  wanted: z.string().nullable(),
  dueOn: PlainDate.nullable().describe('最近的任务期限'),
})
export type Step = z.infer<typeof Step>

const Choice = z.object({ id: Id, name: z.string(), steps: z.number().int() })

const LostPoint = z.object({
  criterionId: Id,
  number: z.string(),
  name: z.string(),
  lost: DecimalText,
  why: z.string(),
  department: z.string().nullable(),
})

const Owing = z.object({
  departmentId: Id.nullable(),
  name: z.string().nullable().describe('空为没有落实到部门'),
  open: z.number().int(),
  overdue: z.number().int(),
  nextDue: PlainDate.nullable(),
  steps: z.number().int().describe('失分标准'),
  points: DecimalText.describe('可补的分'),
})

export const LeaderPage = z.object({
  cycle: z.object({ name: z.string(), startsOn: PlainDate, endsOn: PlainDate, title: z.string(), version: z.string() }),
  full: DecimalText,
  got: DecimalText,
  class: z.string(),
  /** The nearest class above and the points it takes. */
  above: z.object({ name: z.string(), missing: DecimalText }).nullable(),
  /** What decides the class before any points: refused admissions, vetoes. */
  barred: z.array(z.object({ criterionId: z.string().nullable(), name: z.string().nullable(), why: z.string() })),
  lost: z.array(LostPoint),
  lostCount: z.number().int(),
  owing: z.array(Owing),
  owingCount: z.number().int(),
  criteria: z.number().int(),
  owned: z.number().int(),
  gaps: z.array(GapAlarm).describe('正在空缺的岗位，无人承接的责任'),
  next: z.array(Step),
})
export type LeaderPage = z.infer<typeof LeaderPage>

const LostCriterion = NodeScore.extend({ number: z.string(), name: z.string(), department: z.string().nullable() })

/** The first page: 失分情况, 未完成事项, 下一步. */
export const Overview = z.object({
  cycle: z.object({ name: z.string(), startsOn: z.string(), endsOn: z.string() }).nullable(),
  score: z.object({ full: z.string(), got: z.string(), class: z.string().nullable() }).nullable(),
  lost: z.array(LostCriterion).describe('失分最多的标准'),
  lostCount: z.number().int().describe('失分标准总数'),
  coverage: Coverage.nullable(),
  tasks: z.array(Task).describe('逾期和即将到期，最急的在前'),
  next: z.array(Step).describe('最值得补的'),
  figures: z.array(Figure),
  records: z.array(LedgerRecord).describe('最近登记'),
  gaps: z.array(GapAlarm).describe('正在和即将空缺的岗位，无人承接的责任'),
})
export type Overview = z.infer<typeof Overview>

export const operations = {
  get: operation({
    id: 'overview.get',
    method: 'get',
    path: '/api/overview',
    permission: 'overview.read',
    summary: '工作台',
    output: Overview,
  }),
  steps: operation({
    id: 'overview.steps',
    method: 'get',
    path: '/api/overview/steps',
    permission: 'overview.read',
    summary: '下一步：可补的分，按每份力气补回多少排列',
    query: Paging.extend({
      departmentId: z
        .union([Id, z.literal('none')])
        .optional()
        .describe('责任部门；none 为未落实'),
    }),
    output: page(Step).extend({
      /** Points of all steps that fit the filter. */
      points: DecimalText,
      departments: z.array(Choice),
      unowned: z.number().int(),
    }),
    errors: [schemes.noCycle],
  }),
  leader: operation({
    id: 'overview.leader',
    method: 'get',
    path: '/api/overview/leader',
    permission: 'overview.read',
    summary: '领导一页纸',
    output: LeaderPage,
    errors: [schemes.noCycle],
  }),
}
