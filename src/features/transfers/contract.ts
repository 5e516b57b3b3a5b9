import { z } from 'zod'
import { DecimalText, Id, Instant } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'
import { errors as duties } from '../duties/contract.ts'
import { errors as schemes } from '../schemes/contract.ts'

export const errors = defineErrors('transfers', {
  noSuchCycle: { status: 404, message: '没有这个以往的创建周期' },
  noSuchCriterion: { status: 422, message: '对应关系里有体系中没有的标准，请刷新后再选' },
  twice: { status: 422, message: '“{name}”被对应了两次，一条新标准只能接一条旧标准' },
  nothing: { status: 422, message: '没有可以沿用的内容' },
  noSuchTransfer: { status: 404, message: '没有这次沿用' },
  changed: { status: 409, message: '沿用之后已有 {count} 处被改动，不能整体撤销；请逐条修改' },
})

/** How an old criterion found its new one. */
export const How = z.enum(['same', 'renumbered', 'similar', 'chosen', 'none'])
export type How = z.infer<typeof How>

const Place = z.object({ id: Id, path: z.string(), name: z.string(), points: DecimalText })

const Row = z.object({
  from: Place,
  to: Place.nullable(),
  how: How,
  likeness: z.number().nullable().describe('名称相似程度，0 到 1'),
  answer: z
    .object({ points: DecimalText.nullable(), met: z.boolean().nullable(), note: z.string().nullable() })
    .nullable(),
  /** Department and post. */
  duty: z.string().nullable(),
  effort: z.number().int().nullable(),
  /** Records and evidence count by themselves where the new criterion reads the same figures. */
  sameFigures: z.boolean(),
  moves: z.object({ answer: z.boolean(), duty: z.boolean(), effort: z.boolean() }),
  /** What does not move: already there, no such criterion, more points than may be stated, scored by figures now, or of a department that is gone. */
  leftOut: z.array(
    z.object({
      what: z.enum(['answer', 'duty', 'effort']),
      reason: z.enum(['taken', 'unmatched', 'tooMuch', 'computed', 'gone']),
      most: DecimalText.nullable().describe('新标准最多可自评的分'),
    }),
  ),
  check: z.object({ before: DecimalText, after: DecimalText }).nullable().describe('分值变了，沿用后要复核'),
})
export type TransferRow = z.infer<typeof Row>

const Total = z.object({ full: DecimalText, got: DecimalText, class: z.string() })

export const Preview = z.object({
  from: z.object({ id: Id, name: z.string(), title: z.string(), version: z.string() }),
  to: z.object({ id: Id, name: z.string(), title: z.string(), version: z.string() }),
  /** Old criteria about which anything is stored or read. */
  rows: z.array(Row),
  /** New criteria that may be chosen. */
  targets: z.array(Place),
  answers: z.number().int(),
  duties: z.number().int(),
  efforts: z.number().int(),
  before: Total,
  after: Total,
})
export type Preview = z.infer<typeof Preview>

const Choices = z.object({
  fromCycleId: Id,
  /** What a person decided otherwise: another criterion, or null for none. */
  choices: z
    .array(z.object({ from: Id, to: Id.nullable() }))
    .max(5000)
    .default([]),
})
export type Choices = z.infer<typeof Choices>

const Transfer = z.object({
  id: Id,
  from: z.string(),
  by: z.string(),
  at: Instant,
  answers: z.number().int(),
  duties: z.number().int(),
  efforts: z.number().int(),
  undone: z.boolean(),
})
export type Transfer = z.infer<typeof Transfer>

const Points = z.object({ full: DecimalText, got: DecimalText, why: z.string() })
/** Today's score under two versions, with the same records and, where criteria answer to each other, the same answers. */
export const Effect = z.object({
  before: Total,
  after: Total,
  answers: z.number().int().describe('能沿用的自评'),
  lostAnswers: z.number().int().describe('在新版本里没有着落的自评'),
  nodes: z
    .array(z.object({ path: z.string(), name: z.string(), before: Points.nullable(), after: Points.nullable() }))
    .describe('满分或得分不同的测评标准'),
})
export type Effect = z.infer<typeof Effect>

export const operations = {
  preview: operation({
    id: 'transfers.preview',
    method: 'post',
    path: '/api/transfers/preview',
    permission: 'transfers.write',
    summary: '预览：以往周期的自评、责任沿用到当前周期会怎样',
    body: Choices,
    output: Preview,
    errors: [schemes.noCycle, errors.noSuchCycle, errors.noSuchCriterion, errors.twice],
  }),
  carry: operation({
    id: 'transfers.carry',
    method: 'post',
    path: '/api/transfers',
    permission: 'transfers.write',
    summary: '沿用以往周期的自评、责任到当前周期',
    body: Choices,
    output: Transfer,
    errors: [schemes.noCycle, errors.noSuchCycle, errors.noSuchCriterion, errors.twice, errors.nothing],
  }),
  undo: operation({
    id: 'transfers.undo',
    method: 'post',
    path: '/api/transfers/{id}/undo',
    permission: 'transfers.write',
    summary: '撤销一次沿用；之后改动过的不能撤销',
    params: z.object({ id: Id }),
    output: Transfer,
    errors: [schemes.noCycle, errors.noSuchTransfer, errors.changed, duties.changedSince],
  }),
  list: operation({
    id: 'transfers.list',
    method: 'get',
    path: '/api/transfers',
    permission: 'transfers.read',
    summary: '当前周期沿用过什么',
    output: z.object({ items: z.array(Transfer) }),
    errors: [schemes.noCycle],
  }),
  effect: operation({
    id: 'transfers.effect',
    method: 'get',
    path: '/api/transfers/effect',
    permission: 'transfers.read',
    summary: '两个版本对今天得分的影响，不保存',
    query: z.object({ from: Id, to: Id }),
    output: Effect,
    errors: [schemes.noCycle, schemes.noSuchVersion],
  }),
}
