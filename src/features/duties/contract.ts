import { z } from 'zod'
import { Id, line, Paging, PlainDate, page, prose, required } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'
import { errors as schemes } from '../schemes/contract.ts'

export const errors = defineErrors('duties', {
  noSuchCriterion: { status: 404, message: '当前测评体系里没有这条测评标准' },
  noSuchDepartment: { status: 422, message: '部门不存在或已撤销' },
  noSuchPost: { status: 422, message: '岗位不存在或已撤销' },
  postOutsideDepartment: { status: 422, message: '岗位“{post}”不属于“{department}”，请选择该部门的岗位' },
  noSuchTask: { status: 404, message: '没有这项任务' },
  wrongState: { status: 409, message: '任务当前为“{state}”，不能这样操作，请刷新后查看' },
})

export const Duty = z.object({
  criterionId: Id,
  departmentId: Id.nullable().describe('责任部门'),
  postId: Id.nullable().describe('责任岗位'),
  measure: z.string().nullable().describe('完成标准'),
})
export type Duty = z.infer<typeof Duty>

export const TaskState = z.enum(['open', 'submitted', 'done', 'returned'])
export type TaskState = z.infer<typeof TaskState>

export const Task = z.object({
  id: Id,
  title: z.string(),
  criterionId: Id,
  criterionNumber: z.string(),
  criterionName: z.string(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  postId: Id.nullable(),
  post: z.string().nullable(),
  holders: z.array(z.string()).describe('岗位现任人员'),
  dueOn: PlainDate,
  state: TaskState,
  note: z.string().nullable(),
  overdue: z.boolean(),
})
export type Task = z.infer<typeof Task>

export const Coverage = z.object({
  criteria: z.number().int().describe('测评标准总数'),
  owned: z.number().int().describe('部门和岗位都已落实的'),
  overdue: z.number().int(),
  dueSoon: z.number().int().describe('七日内到期'),
})

const TaskFilter = Paging.extend({
  view: z.enum(['all', 'overdue', 'due-soon', 'open', 'done']).default('all').describe('范围'),
  departmentId: Id.optional(),
  criterionId: Id.optional(),
  search: line(50).optional(),
})
const ById = z.object({ id: Id })

export const operations = {
  list: operation({
    id: 'duties.list',
    method: 'get',
    path: '/api/duties',
    permission: 'duties.read',
    summary: '各测评标准的责任部门与岗位',
    output: z.object({ items: z.array(Duty), coverage: Coverage }),
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
      departmentId: Id.nullable(),
      postId: Id.nullable(),
      measure: prose(500).nullable().default(null),
    }),
    output: Duty,
    errors: [
      schemes.noCycle,
      errors.noSuchCriterion,
      errors.noSuchDepartment,
      errors.noSuchPost,
      errors.postOutsideDepartment,
    ],
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
  createTask: operation({
    id: 'duties.createTask',
    method: 'post',
    path: '/api/tasks',
    permission: 'duties.assign',
    summary: '布置任务',
    body: z.object({
      criterionId: Id,
      title: required(line(100)).describe('任务'),
      dueOn: PlainDate.describe('完成期限'),
    }),
    output: Task,
    errors: [schemes.noCycle, errors.noSuchCriterion],
  }),
  submitTask: operation({
    id: 'duties.submitTask',
    method: 'post',
    path: '/api/tasks/{id}/submit',
    permission: 'duties.submit',
    summary: '提交办结',
    params: ById,
    body: z.object({ note: prose(1000).nullable().default(null) }),
    output: Task,
    errors: [errors.noSuchTask, errors.wrongState],
  }),
  confirmTask: operation({
    id: 'duties.confirmTask',
    method: 'post',
    path: '/api/tasks/{id}/confirm',
    permission: 'duties.confirm',
    summary: '确认办结',
    params: ById,
    output: Task,
    errors: [errors.noSuchTask, errors.wrongState],
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
    errors: [errors.noSuchTask, errors.wrongState],
  }),
}
