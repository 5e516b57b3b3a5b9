import { z } from 'zod'
import { DecimalText, Id, Instant, line, prose, required } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'
import { errors as assessments } from '../assessments/contract/index.ts'
import { errors as schemes } from '../schemes/contract.ts'

export const errors = defineErrors('simulations', {
  noSuchSimulation: { status: 404, message: '没有这份模拟，可能已被删除' },
  notYours: { status: 403, message: '这份模拟由{name}保存，只有本人或创建办可以修改、删除；可以另存一份' },
  noSuchFigure: { status: 422, message: '当前体系不读取数据“{figure}”' },
  nothing: { status: 422, message: '模拟里没有改动自评，没有可以采用的内容；假设的数据不会写入' },
})

const SimulatedAnswer = z.object({
  criterionId: Id,
  points: DecimalText.nullable().default(null),
  met: z.boolean().nullable().default(null),
  note: prose(500).nullable().default(null),
})
const Changes = z.object({
  answers: z.array(SimulatedAnswer).max(2000).default([]).describe('改动的自评'),
  figures: z
    .array(z.object({ figure: z.string().max(80), value: DecimalText }))
    .max(300)
    .default([])
    .describe('假设的数据'),
})
export type Changes = z.infer<typeof Changes>

const Said = z.object({ points: DecimalText.nullable(), met: z.boolean().nullable(), note: z.string().nullable() })

/** A change with what really stood there when it was saved. */
export interface StoredChanges {
  answers: (Changes['answers'][number] & { before: z.infer<typeof Said> | null })[]
  figures: Changes['figures']
}

/** What may be changed, as it stands now. */
export const Base = z.object({
  full: DecimalText,
  got: DecimalText,
  class: z.string(),
  criteria: z.array(
    z.object({
      criterionId: Id,
      statable: DecimalText.describe('可自评的分值'),
      judged: z.boolean().describe('回答是否，不填分'),
      answer: Said.nullable(),
      figures: z.array(z.string()),
    }),
  ),
  figures: z.array(z.object({ figure: z.string(), name: z.string(), value: z.string().nullable(), unit: z.string() })),
})
export type Base = z.infer<typeof Base>

const Side = z.object({ got: DecimalText, lost: DecimalText, why: z.string() })
export const Simulated = z.object({
  full: DecimalText,
  got: DecimalText,
  class: z.string(),
  before: z.object({ full: DecimalText, got: DecimalText, class: z.string() }),
  /** Criteria and inner nodes whose points move, in document order. */
  moved: z.array(z.object({ nodeId: Id, before: Side, after: Side })),
})
export type Simulated = z.infer<typeof Simulated>

const Head = z.object({
  id: Id,
  name: z.string(),
  createdBy: z.string(),
  updatedAt: Instant,
  answers: z.number().int(),
  figures: z.number().int(),
  mayChange: z.boolean().describe('当前用户可以修改、删除'),
})
export type SimulationHead = z.infer<typeof Head>

export const Simulation = Head.extend({
  changes: Changes,
  /** Set when the real score or answers have moved since the copy was saved. */
  stale: z.object({ before: DecimalText, now: DecimalText, answers: z.array(Id) }).nullable(),
})
export type Simulation = z.infer<typeof Simulation>

const Named = Changes.extend({ name: required(line(60)).describe('名称') })
const ById = z.object({ id: Id })
const refused = [
  schemes.noCycle,
  errors.noSuchFigure,
  assessments.noSuchCriterion,
  assessments.computed,
  assessments.notScored,
  assessments.outOfRange,
]

export const operations = {
  base: operation({
    id: 'simulations.base',
    method: 'get',
    path: '/api/simulations/base',
    permission: 'simulations.read',
    summary: '可以模拟的标准和数据，按现状',
    output: Base,
    errors: [schemes.noCycle],
  }),
  try: operation({
    id: 'simulations.try',
    method: 'post',
    path: '/api/simulations/try',
    permission: 'simulations.read',
    summary: '试算：改动后的总分和变动的标准，不保存',
    body: Changes,
    output: Simulated,
    errors: refused,
  }),
  list: operation({
    id: 'simulations.list',
    method: 'get',
    path: '/api/simulations',
    permission: 'simulations.read',
    summary: '本周期保存的模拟，最近 100 份',
    output: z.object({ items: z.array(Head) }),
    errors: [schemes.noCycle],
  }),
  get: operation({
    id: 'simulations.get',
    method: 'get',
    path: '/api/simulations/{id}',
    permission: 'simulations.read',
    summary: '一份模拟',
    params: ById,
    output: Simulation,
    errors: [errors.noSuchSimulation],
  }),
  create: operation({
    id: 'simulations.create',
    method: 'post',
    path: '/api/simulations',
    permission: 'simulations.write',
    summary: '保存一份模拟',
    body: Named,
    output: Simulation,
    errors: refused,
  }),
  update: operation({
    id: 'simulations.update',
    method: 'put',
    path: '/api/simulations/{id}',
    permission: 'simulations.write',
    summary: '修改一份模拟，并以现状为新的对照',
    params: ById,
    body: Named,
    output: Simulation,
    errors: [...refused, errors.noSuchSimulation, errors.notYours],
  }),
  drop: operation({
    id: 'simulations.drop',
    method: 'delete',
    path: '/api/simulations/{id}',
    permission: 'simulations.write',
    summary: '删除一份模拟',
    params: ById,
    output: Simulation,
    errors: [errors.noSuchSimulation, errors.notYours],
  }),
  /** Answers with what stood there before: adopting that is the way back. */
  keep: operation({
    id: 'simulations.keep',
    method: 'post',
    path: '/api/simulations/keep',
    permission: 'assessments.write',
    summary: '把改动的自评采用为正式自评；假设的数据不写入',
    body: Changes.pick({ answers: true }),
    output: Changes.pick({ answers: true }),
    errors: [errors.nothing, ...refused],
  }),
}
