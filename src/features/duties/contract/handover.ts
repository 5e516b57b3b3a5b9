import { z } from 'zod'
import { Id, Instant, Paging, PlainDate, page, prose } from '../../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../../libs/contract/index.ts'

export const handoverErrors = defineErrors('duties', {
  noSuchHandover: { status: 404, message: '没有这次岗位交接，任职可能已改为继续' },
  noSuccessor: { status: 409, message: '接任人还没有任职，请先在“组织机构”里办理任职' },
  handedOver: { status: 409, message: '双方已经确认，交接内容不能再改；确需更正请由创建办撤回确认' },
  notYours: { status: 403, message: '只有{person}本人或创建办可以{act}' },
})

/** What a post holds when it changes hands. */
export const HandedOver = z.object({
  duties: z.array(
    z.object({
      criterionId: Id,
      number: z.string(),
      name: z.string(),
      part: z.string(),
      measure: z.string().nullable(),
    }),
  ),
  tasks: z.array(
    z.object({
      id: Id,
      title: z.string(),
      dueOn: PlainDate,
      overdue: z.boolean(),
      state: z.enum(['open', 'submitted', 'returned']),
    }),
  ),
})
export type HandedOver = z.infer<typeof HandedOver>

const Confirmation = z.object({
  by: z.string().describe('谁点的确认'),
  at: Instant,
  onBehalf: z.boolean().describe('是否由他人代为确认'),
})

const HandoverHead = z.object({
  id: Id.describe('离任者任职的编号'),
  postId: Id,
  post: z.string(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  from: z.string().describe('移交人'),
  lastDay: PlainDate.describe('移交人任职到哪一天'),
  to: z.string().nullable().describe('接收人，空为尚无人接任'),
  since: PlainDate.nullable().describe('接收人自哪一天任职'),
  given: Confirmation.nullable(),
  taken: Confirmation.nullable(),
})

export const HandoverLine = HandoverHead.extend({
  duties: z.number().int(),
  tasks: z.number().int().describe('未办结任务'),
})
export type HandoverLine = z.infer<typeof HandoverLine>

export const Handover = HandoverHead.extend({
  note: z.string().nullable().describe('移交人的说明'),
  content: HandedOver,
  may: z.object({ give: z.boolean(), take: z.boolean(), withdraw: z.boolean() }),
})
export type Handover = z.infer<typeof Handover>

export const HandoverSide = z.enum(['give', 'take'])
export type HandoverSide = z.infer<typeof HandoverSide>

const ById = z.object({ id: Id })
const Side = z.object({ side: HandoverSide.describe('移交或接收') })
const refusals = [handoverErrors.noSuchHandover, handoverErrors.notYours, handoverErrors.handedOver]

export const handoverOperations = {
  listHandovers: operation({
    id: 'duties.listHandovers',
    method: 'get',
    path: '/api/handovers',
    permission: 'duties.read',
    summary: '一年内的岗位交接，未办完的在前',
    query: Paging.extend({ postId: Id.optional() }),
    output: page(HandoverLine),
  }),
  getHandover: operation({
    id: 'duties.getHandover',
    method: 'get',
    path: '/api/handovers/{id}',
    permission: 'duties.read',
    summary: '一次岗位交接',
    params: ById,
    output: Handover,
    errors: [handoverErrors.noSuchHandover],
  }),
  noteHandover: operation({
    id: 'duties.noteHandover',
    method: 'put',
    path: '/api/handovers/{id}/note',
    permission: 'duties.handOver',
    summary: '填写移交说明',
    params: ById,
    body: z.object({ note: prose(3000).nullable().describe('移交说明') }),
    output: Handover,
    errors: refusals,
  }),
  confirmHandover: operation({
    id: 'duties.confirmHandover',
    method: 'post',
    path: '/api/handovers/{id}/confirm',
    permission: 'duties.handOver',
    summary: '确认移交或接收，双方都确认后内容不再变',
    params: ById,
    body: Side,
    output: Handover,
    errors: [...refusals, handoverErrors.noSuccessor],
  }),
  withdrawHandover: operation({
    id: 'duties.withdrawHandover',
    method: 'post',
    path: '/api/handovers/{id}/withdraw',
    permission: 'duties.handOver',
    summary: '撤回确认',
    params: ById,
    body: Side,
    output: Handover,
    errors: refusals,
  }),
}
