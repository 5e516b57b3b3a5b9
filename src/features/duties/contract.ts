import { z } from 'zod'
import { Id, Instant, line, Paging, PlainDate, page, prose, required } from '../../libs/contract/fields.ts'
import { operation } from '../../libs/contract/index.ts'
import { errors as schemes } from '../schemes/contract.ts'

import {
  Changed,
  ChangeWay,
  Coverage,
  Duty,
  DutyChange,
  errors,
  owner,
  Part,
  Proposal,
  Recurrence,
  Schedule,
  Task,
  TaskDetail,
  TaskState,
} from './contract/schemas.ts'

export * from './contract/schemas.ts'

const TaskFilter = Paging.extend({
  scope: z.enum(['all', 'mine', 'department']).default('all').describe('全部、我的、本部门'),
  view: z.enum(['all', 'overdue', 'due-soon', 'open', 'submitted', 'done']).default('all').describe('范围'),
  state: TaskState.optional(),
  departmentId: Id.optional(),
  postId: Id.optional(),
  criterionId: Id.optional(),
  recurrence: z
    .enum([...Recurrence.options, 'none'])
    .optional()
    .describe('办理频次，none 为另行布置'),
  from: PlainDate.optional().describe('期限自'),
  to: PlainDate.optional().describe('期限至'),
  search: line(50).optional(),
  sort: z.enum(['due', 'criterion', 'department', 'state']).default('due'),
  order: z.enum(['asc', 'desc']).default('asc'),
})

/** One line of the duty list: what is owed, by whom, and what of it is still open. */
export const DutyLine = Duty.extend({
  criterionNumber: z.string(),
  criterionName: z.string(),
  department: z.string().nullable(),
  post: z.string().nullable(),
  holders: z.array(z.string()),
  open: z.number().int().describe('未办结任务'),
  overdue: z.number().int(),
  nextDue: PlainDate.nullable().describe('最近的期限'),
})
export type DutyLine = z.infer<typeof DutyLine>

const DutyFilter = Paging.extend({
  show: z.enum(['all', 'unowned', 'overdue']).default('all').describe('范围'),
  departmentId: Id.optional(),
  postId: Id.optional(),
  recurrence: z
    .enum([...Recurrence.options, 'none'])
    .optional()
    .describe('办理频次，none 为不定期'),
  search: line(50).optional(),
  sort: z.enum(['criterion', 'department', 'due']).default('criterion'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
const ById = z.object({ id: Id })
const ownerErrors = [errors.noSuchDepartment, errors.noSuchPost, errors.postOutsideDepartment, errors.outsideCycle]
const taskErrors = [errors.noSuchTask, errors.wrongState]

export const operations = {
  list: operation({
    id: 'duties.list',
    method: 'get',
    path: '/api/duties',
    permission: 'duties.read',
    summary: '各测评标准的责任部门与岗位',
    output: z.object({
      items: z.array(Duty),
      coverage: Coverage,
      lastChange: z
        .object({ id: Id, way: ChangeWay, duties: z.number().int(), by: z.string().nullable(), at: Instant })
        .nullable()
        .describe('最近一次可撤销的分派'),
    }),
    errors: [schemes.noCycle],
  }),
  assign: operation({
    id: 'duties.assign',
    method: 'put',
    path: '/api/duties/{criterionId}',
    permission: 'duties.assign',
    summary: '落实责任部门与岗位',
    params: z.object({ criterionId: Id }),
    body: z.object({
      part: Part.default(''),
      formerPart: Part.optional().describe('分项改名时的原名'),
      ...owner,
      measure: prose(500).nullable().default(null),
      schedule: Schedule.nullable().optional().describe('不填则不变'),
    }),
    output: Duty.extend({ changeId: Id.nullable() }),
    errors: [schemes.noCycle, errors.noSuchCriterion, errors.noSuchDuty, errors.partTaken, ...ownerErrors],
  }),
  assignMany: operation({
    id: 'duties.assignMany',
    method: 'post',
    path: '/api/duties/assignments',
    permission: 'duties.assign',
    summary: '成批分派责任，全部成功或全部不变',
    body: z.object({ way: ChangeWay, changes: z.array(DutyChange).min(1, '请先选择测评标准').max(5000) }),
    output: Changed,
    errors: [schemes.noCycle, errors.noSuchCriterion, ...ownerErrors],
  }),
  undo: operation({
    id: 'duties.undo',
    method: 'post',
    path: '/api/duties/changes/{id}/undo',
    permission: 'duties.assign',
    summary: '撤销一次分派，恢复原样',
    params: ById,
    output: Changed,
    errors: [schemes.noCycle, errors.noSuchChange, errors.changedSince, errors.ownerGone],
  }),
  removePart: operation({
    id: 'duties.removePart',
    method: 'delete',
    path: '/api/duties/{id}',
    permission: 'duties.assign',
    summary: '删除一个分项',
    params: ById,
    output: Changed,
    errors: [schemes.noCycle, errors.noSuchDuty, errors.partInUse],
  }),
  propose: operation({
    id: 'duties.propose',
    method: 'get',
    path: '/api/duties/proposal',
    permission: 'duties.assign',
    summary: '按责任部门列或上一周期试分派，不作改动',
    query: z.object({ from: z.enum(['column', 'last-cycle']) }),
    output: Proposal,
    errors: [schemes.noCycle, errors.noFormerCycle],
  }),
  export: operation({
    id: 'duties.export',
    method: 'get',
    path: '/api/duties/export',
    permission: 'duties.read',
    summary: '目标责任分解表（.xlsx）',
    query: z.object({ departmentId: Id.optional() }),
    binary: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    errors: [schemes.noCycle],
  }),
  listRows: operation({
    id: 'duties.listRows',
    method: 'get',
    path: '/api/duties/rows',
    permission: 'duties.read',
    summary: '责任清单，分页',
    query: DutyFilter,
    output: page(DutyLine),
    errors: [schemes.noCycle],
  }),
  own: operation({
    id: 'duties.own',
    method: 'get',
    path: '/api/duties/own',
    permission: 'duties.read',
    summary: '本人今天的岗位和所在部门',
    output: z.object({
      posts: z.array(z.object({ id: Id, name: z.string(), department: z.string().nullable() })),
      departmentIds: z.array(Id),
    }),
  }),
  listTasks: operation({
    id: 'duties.listTasks',
    method: 'get',
    path: '/api/tasks',
    permission: 'duties.read',
    summary: '任务列表',
    query: TaskFilter,
    output: page(Task),
    errors: [schemes.noCycle],
  }),
  getTask: operation({
    id: 'duties.getTask',
    method: 'get',
    path: '/api/tasks/{id}',
    permission: 'duties.read',
    summary: '任务、佐证材料和办理经过',
    params: ById,
    output: TaskDetail,
    errors: [schemes.noCycle, errors.noSuchTask],
  }),
  createTask: operation({
    id: 'duties.createTask',
    method: 'post',
    path: '/api/tasks',
    permission: 'duties.assign',
    summary: '布置任务',
    body: z.object({
      criterionId: Id,
      part: Part.default(''),
      title: required(line(100)).describe('任务'),
      dueOn: PlainDate.describe('完成期限'),
    }),
    output: Task,
    errors: [schemes.noCycle, errors.noSuchCriterion, errors.noSuchDuty],
  }),
  submitTask: operation({
    id: 'duties.submitTask',
    method: 'post',
    path: '/api/tasks/{id}/submit',
    permission: 'duties.submit',
    summary: '提交办结',
    params: ById,
    body: z.object({
      note: prose(1000).nullable().default(null),
      evidenceIds: z.array(Id).max(50).optional().describe('佐证材料，不填则不变'),
    }),
    output: Task,
    errors: [...taskErrors, errors.noSuchEvidence],
  }),
  confirmTask: operation({
    id: 'duties.confirmTask',
    method: 'post',
    path: '/api/tasks/{id}/confirm',
    permission: 'duties.confirm',
    summary: '确认办结',
    params: ById,
    output: Task,
    errors: taskErrors,
  }),
  returnTask: operation({
    id: 'duties.returnTask',
    method: 'post',
    path: '/api/tasks/{id}/return',
    permission: 'duties.confirm',
    summary: '退回并说明原因',
    params: ById,
    body: z.object({ reason: required(prose(500)).describe('退回原因') }),
    output: Task,
    errors: taskErrors,
  }),
}
