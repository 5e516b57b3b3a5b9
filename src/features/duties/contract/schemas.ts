import { z } from 'zod'
import { Id, Instant, line, PlainDate, prose } from '../../../libs/contract/fields.ts'
import { defineErrors } from '../../../libs/contract/index.ts'

export const errors = defineErrors('duties', {
  noSuchCriterion: { status: 404, message: '当前测评体系里没有这条测评标准' },
  noSuchDepartment: { status: 422, message: '部门不存在或已撤销' },
  noSuchPost: { status: 422, message: '岗位不存在或已撤销' },
  postOutsideDepartment: { status: 422, message: '岗位“{post}”不属于“{department}”，请选择该部门的岗位' },
  noSuchTask: { status: 404, message: '没有这项任务' },
  wrongState: { status: 409, message: '任务当前为“{state}”，不能这样操作，请刷新后查看' },
  noSuchDuty: { status: 404, message: '没有这项责任，可能已被删除，请刷新后查看' },
  partTaken: { status: 409, message: '这条标准已有名为“{part}”的分项，请换一个名称' },
  partInUse: { status: 409, message: '“{part}”已有 {tasks} 项任务办理过，不能删除，可改派给其他部门' },
  outsideCycle: { status: 422, message: '期限须在创建周期（{from} 至 {to}）内' },
  noSuchChange: { status: 404, message: '没有这次分派，或已经撤销' },
  changedSince: { status: 409, message: '此后有 {count} 项责任或任务又有变动，不能整批撤销，请逐条调整' },
  ownerGone: { status: 409, message: '有 {count} 项责任原来的部门或岗位已撤销，不能整批撤销，请逐条调整' },
  noFormerCycle: { status: 422, message: '没有上一个创建周期的责任可以沿用' },
  noSuchEvidence: { status: 422, message: '有 {count} 份佐证材料不存在或无权使用，请重新上传' },
})

export const Recurrence = z.enum(['once', 'monthly', 'quarterly', 'yearly', 'term'])
export type Recurrence = z.infer<typeof Recurrence>

const within = (most: number) => z.number().int().min(1).max(most).nullable().default(null)

/** How often a duty falls due, and on which day of each period: on a date, by a day, or within its last days. */
export const Schedule = z
  .object({
    recurrence: Recurrence.describe('办理频次'),
    dueOn: PlainDate.nullable().default(null).describe('完成期限（一次性、按周期）'),
    month: within(12).describe('第几个月（每季、每年）'),
    day: within(31).describe('几日前，月末不足的按最后一天'),
    lastDays: within(31).describe('期末最后几日内'),
  })
  .superRefine(({ recurrence, dueOn, month, day, lastDays }, check) => {
    const fault = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    if (recurrence === 'once' && !dueOn) fault('dueOn', '请填写完成期限')
    if (recurrence === 'once' && lastDays) fault('lastDays', '一次性任务请填写日期')
    if (recurrence === 'once' || recurrence === 'term') {
      if (dueOn && lastDays) fault('lastDays', '日期和“最后几日”请只填一样')
      return
    }
    if ((day === null) === (lastDays === null)) fault('day', '请填写几日前，或期末最后几日内，只填一样')
    if (recurrence === 'quarterly' && month !== null && month > 3) fault('month', '请填写季度的第 1、2 或 3 个月')
    if (recurrence === 'yearly' && day !== null && month === null) fault('month', '请填写月份')
  })
export type Schedule = z.output<typeof Schedule>

export const owner = {
  departmentId: Id.nullable().describe('责任部门'),
  postId: Id.nullable().describe('责任岗位'),
}
export const Part = line(60).describe('分项，空为整条标准')

export const Duty = z.object({
  id: Id.nullable().describe('空为尚未落实'),
  criterionId: Id,
  part: z.string(),
  ...owner,
  measure: z.string().nullable().describe('完成标准'),
  schedule: Schedule.nullable().describe('办理频次与期限'),
})
export type Duty = z.infer<typeof Duty>

/** What is to be said of a duty; what is left out stays as it is. */
export const DutyChange = z.object({
  criterionId: Id,
  part: Part.default(''),
  departmentId: Id.nullable().optional(),
  postId: Id.nullable().optional(),
  measure: prose(500).nullable().optional(),
  schedule: Schedule.nullable().optional(),
})
export type DutyChange = z.output<typeof DutyChange>

export const ChangeWay = z.enum(['one', 'drag', 'bulk', 'column', 'last-cycle'])
export type ChangeWay = z.infer<typeof ChangeWay>

/** Duties that were changed together, and can be taken back together. */
export const Changed = z.object({ changeId: Id.nullable(), duties: z.number().int(), tasks: z.number().int() })

export const Proposal = z.object({
  matched: z.array(
    z.object({
      criterionId: Id,
      part: z.string(),
      text: z.string().describe('责任部门列的文字，或上一周期的责任'),
      how: z.enum(['exact', 'short', 'contained', 'same', 'named']).describe('凭什么对上'),
      departmentId: Id,
      postId: Id.nullable(),
      measure: z.string().nullable(),
      schedule: Schedule.nullable(),
      others: z.array(z.string()).describe('同列的其他部门'),
    }),
  ),
  unmatched: z.array(z.object({ criterionId: Id.nullable(), text: z.string() })),
  already: z.number().int().describe('已落实部门、不会改动的'),
  silent: z.number().int().describe('没有可依据内容的'),
})
export type Proposal = z.infer<typeof Proposal>

export const TaskState = z.enum(['open', 'submitted', 'done', 'returned'])
export type TaskState = z.infer<typeof TaskState>

export const Task = z.object({
  id: Id,
  dutyId: Id,
  title: z.string(),
  criterionId: Id,
  criterionNumber: z.string(),
  criterionName: z.string(),
  part: z.string(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  postId: Id.nullable(),
  post: z.string().nullable(),
  holders: z.array(z.string()).describe('岗位现任人员'),
  period: z.string().nullable().describe('2026、2026-Q2、2026-05、once、term；空为另行布置'),
  opensOn: PlainDate.nullable(),
  dueOn: PlainDate,
  state: TaskState,
  note: z.string().nullable(),
  evidence: z.number().int().describe('佐证材料份数'),
  overdue: z.boolean(),
})
export type Task = z.infer<typeof Task>

const TaskFile = z.object({
  id: Id,
  kind: z.enum(['photo', 'document', 'other']),
  name: z.string(),
  hasThumbnail: z.boolean(),
})

export const TaskDetail = Task.extend({
  measure: z.string().nullable(),
  files: z.array(TaskFile).describe('佐证材料'),
  history: z.array(
    z.object({
      at: Instant,
      by: z.string().nullable(),
      action: z.enum(['make', 'create', 'submit', 'confirm', 'return']),
      note: z.string().nullable(),
    }),
  ),
})
export type TaskDetail = z.infer<typeof TaskDetail>

export const Coverage = z.object({
  criteria: z.number().int().describe('测评标准总数'),
  owned: z.number().int().describe('部门和岗位都已落实的'),
  overdue: z.number().int(),
  dueSoon: z.number().int().describe('七日内到期'),
})
