import { z } from 'zod'
import { DecimalText, Id, Instant, prose } from '../../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../../libs/contract/index.ts'
import { errors as schemes } from '../../schemes/contract.ts'
import { errors as scores } from './scores.ts'

export const reviewErrors = defineErrors('assessments', {
  notYourSeat: { status: 403, message: '这一席由{name}评审，只有本人可以填写' },
  notSeated: { status: 403, message: '您还不是本周期的测评员，请创建办先在“评审对照”里指定' },
  sameReviewer: { status: 422, message: '两位测评员不能是同一个人' },
  noSuchUser: { status: 422, message: '没有这个用户，或账号已停用' },
  yesOrNo: { status: 422, message: '这条标准不计分，请评“符合”或“不符合”' },
  pointsOnly: { status: 422, message: '这条标准按分值评，请填写分数' },
  outOfRange: { status: 422, message: '评分应在 0 到 {points} 分之间' },
})

export const Seat = z.enum(['reviewer-a', 'reviewer-b'])
export type Seat = z.infer<typeof Seat>

/** What one side says of a node. Of an inner node the sum, with the self score where that side has said nothing yet. */
const Cell = z.object({
  points: DecimalText.nullable(),
  met: z.boolean().nullable(),
  note: z.string().nullable(),
  by: z.string().nullable(),
  at: Instant.nullable(),
  /** Not shown to this person yet: each reviewer judges alone until both have. */
  hidden: z.boolean(),
})
export type Cell = z.infer<typeof Cell>

const ComparedNode = z.object({
  nodeId: Id,
  full: DecimalText,
  self: DecimalText,
  /** Why the self score is what it is. */
  why: z.string(),
  a: Cell.nullable(),
  b: Cell.nullable(),
  final: Cell.nullable(),
  /** How the final points of a criterion came about; null while it is open. */
  settled: z.enum(['stated', 'averaged']).nullable(),
  gap: DecimalText.nullable().describe('评审甲乙相差'),
  wide: z.boolean().describe('相差超过允许值'),
})
export type ComparedNode = z.infer<typeof ComparedNode>

const Total = z.object({ points: DecimalText, class: z.string(), stated: z.number().int().describe('已评条数') })
export type ReviewTotal = z.infer<typeof Total>
const Reviewer = z.object({ userId: z.string(), name: z.string() })

export const Comparison = z.object({
  full: DecimalText,
  criteria: z.number().int(),
  maxGap: DecimalText.describe('甲乙允许相差的分'),
  final: z.enum(['stated', 'averaged']).describe('核定办法：逐条核定，或甲乙取平均'),
  seats: z.object({ 'reviewer-a': Reviewer.nullable(), 'reviewer-b': Reviewer.nullable() }),
  /** The seats this person may write: the own one, or for the office those nobody holds. */
  mine: z.array(Seat),
  self: Total,
  a: Total.nullable(),
  b: Total.nullable(),
  finals: Total,
  wide: z.number().int().describe('相差超过允许值的条数'),
  nodes: z.array(ComparedNode),
})
export type Comparison = z.infer<typeof Comparison>

const Judgement = z.object({
  points: DecimalText.nullable().describe('评分，空为撤回'),
  met: z.boolean().nullable().default(null).describe('是否符合：一票否决、准入标准'),
  note: prose(500).nullable().default(null).describe('评审意见'),
})
const refused = [
  schemes.noCycle,
  scores.noSuchCriterion,
  reviewErrors.yesOrNo,
  reviewErrors.pointsOnly,
  reviewErrors.outOfRange,
]

export const operations = {
  comparison: operation({
    id: 'assessments.comparison',
    method: 'get',
    path: '/api/comparison',
    permission: 'assessments.read',
    summary: '自评、评审甲、评审乙与核定分对照',
    output: Comparison,
    errors: [schemes.noCycle],
  }),
  workbook: operation({
    id: 'assessments.workbook',
    method: 'get',
    path: '/api/comparison/workbook',
    permission: 'assessments.read',
    summary: '下载评审对照表',
    binary: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    errors: [schemes.noCycle],
  }),
  reviewers: operation({
    id: 'assessments.reviewers',
    method: 'get',
    path: '/api/comparison/candidates',
    permission: 'assessments.write',
    summary: '可以担任测评员的用户',
    output: z.object({ items: z.array(Reviewer) }),
  }),
  seat: operation({
    id: 'assessments.seat',
    method: 'put',
    path: '/api/comparison/seats/{seat}',
    permission: 'assessments.write',
    summary: '指定测评员',
    params: z.object({ seat: Seat }),
    body: z.object({ userId: z.string().max(100).nullable().describe('测评员，空为由创建办代录') }),
    errors: [schemes.noCycle, reviewErrors.sameReviewer, reviewErrors.noSuchUser],
  }),
  judge: operation({
    id: 'assessments.judge',
    method: 'put',
    path: '/api/comparison/{criterionId}/seats/{seat}',
    permission: 'assessments.review',
    summary: '测评员评分',
    params: z.object({ criterionId: Id, seat: Seat }),
    body: Judgement,
    errors: [...refused, reviewErrors.notYourSeat, reviewErrors.notSeated],
  }),
  settle: operation({
    id: 'assessments.settle',
    method: 'put',
    path: '/api/comparison/{criterionId}/final',
    permission: 'assessments.settle',
    summary: '核定一条标准的得分',
    params: z.object({ criterionId: Id }),
    body: Judgement,
    errors: refused,
  }),
}
