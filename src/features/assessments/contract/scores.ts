import { z } from 'zod'
import { DecimalText, Id, Instant, prose } from '../../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../../libs/contract/index.ts'
import { SchemeTree, errors as schemes } from '../../schemes/contract.ts'

export const errors = defineErrors('assessments', {
  noSuchCriterion: { status: 404, message: '当前测评体系里没有这条测评标准' },
  computed: { status: 422, message: '这条标准按台账数据自动得分，请补充记录，不能直接填分' },
  notScored: { status: 422, message: '这条标准不计分，请回答是否符合' },
  noSuchCycle: { status: 404, message: '没有这个创建周期' },
  outOfRange: { status: 422, message: '自评分应在 0 到 {points} 分之间' },
})

/** Why a node has its points, in plain Chinese. */
export const NodeScore = z.object({
  nodeId: Id,
  full: DecimalText.describe('满分'),
  got: DecimalText.describe('得分'),
  lost: DecimalText.describe('失分'),
  why: z.string().nullable(),
  winBack: z.string().nullable().describe('怎样补回'),
})
export type NodeScore = z.infer<typeof NodeScore>

export const Scorecard = z.object({
  full: DecimalText,
  got: DecimalText,
  class: z.string().nullable().describe('等次'),
  updatedAt: Instant.nullable(),
  nodes: z.array(NodeScore),
})
export type Scorecard = z.infer<typeof Scorecard>

/** A figure as it stood when it was read; it opens its records. */
export const FigureRead = z.object({
  figure: z.string(),
  name: z.string(),
  value: z.string().nullable(),
  unit: z.string(),
})
export type FigureRead = z.infer<typeof FigureRead>

export const CriterionResult = NodeScore.extend({
  read: z.array(FigureRead).describe('评分读取的数据'),
  answer: z
    .object({
      points: DecimalText.nullable(),
      met: z.boolean().nullable(),
      note: z.string().nullable(),
      answeredBy: z.string(),
      answeredAt: Instant,
    })
    .nullable(),
  /** Whether a person states points because no figure decides them, or not all of them. */
  manual: z.boolean(),
  /** Most points a person may state; less than full where figures decide the rest. */
  statable: DecimalText.describe('可自评的分值'),
  /** Whether a person says yes or no instead: veto and admission without a figure. */
  judged: z.boolean(),
})
export type CriterionResult = z.infer<typeof CriterionResult>

/** The tree a cycle was judged by, as far as a look back needs it. */
const PastTree = SchemeTree.pick({ cycle: true, title: true, version: true, nodes: true })
export type PastTree = z.infer<typeof PastTree>

export const operations = {
  scorecard: operation({
    id: 'assessments.scorecard',
    method: 'get',
    path: '/api/scorecard',
    permission: 'assessments.read',
    summary: '当前得分与失分原因',
    output: Scorecard,
    errors: [schemes.noCycle],
  }),
  /** A cycle that is over, or the current one, as its scores stand stored. */
  ofCycle: operation({
    id: 'assessments.ofCycle',
    method: 'get',
    path: '/api/scorecard/cycles/{cycleId}',
    permission: 'assessments.read',
    summary: '以往创建周期的得分，只读',
    params: z.object({ cycleId: Id }),
    output: z.object({ tree: PastTree, card: Scorecard.nullable().describe('没有算过分的周期为空') }),
    errors: [errors.noSuchCycle],
  }),
  /** How much work a criterion is, where the office knows better than the rule. */
  setEffort: operation({
    id: 'assessments.setEffort',
    method: 'put',
    path: '/api/scorecard/{criterionId}/effort',
    permission: 'assessments.write',
    summary: '估计一条标准所需的力气',
    params: z.object({ criterionId: Id }),
    body: z.object({ effort: z.int().min(1).max(3).nullable().describe('1 小，2 中，3 大；空为按评分规则推算') }),
    errors: [schemes.noCycle, errors.noSuchCriterion],
  }),
  criterion: operation({
    id: 'assessments.criterion',
    method: 'get',
    path: '/api/scorecard/{criterionId}',
    permission: 'assessments.read',
    summary: '一条标准的得分说明与所依据的数据',
    params: z.object({ criterionId: Id }),
    output: CriterionResult,
    errors: [schemes.noCycle, errors.noSuchCriterion],
  }),
  answer: operation({
    id: 'assessments.answer',
    method: 'put',
    path: '/api/scorecard/{criterionId}/answer',
    permission: 'assessments.write',
    summary: '自评',
    params: z.object({ criterionId: Id }),
    body: z.object({
      points: DecimalText.nullable().describe('自评分，空为撤回自评'),
      met: z.boolean().nullable().default(null).describe('是否符合：只用于不计分的一票否决、准入标准'),
      note: prose(500).nullable().default(null).describe('自评说明'),
    }),
    output: CriterionResult,
    errors: [schemes.noCycle, errors.noSuchCriterion, errors.computed, errors.notScored, errors.outOfRange],
  }),
}
