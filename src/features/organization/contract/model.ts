import { z } from 'zod'
import { Id, Instant, line, PlainDate, required } from '../../../libs/contract/fields.ts'
import { defineErrors } from '../../../libs/contract/index.ts'

export const errors = defineErrors('organization', {
  noSuchNode: { status: 404, message: '没有这个部门或社区' },
  noSuchPost: { status: 404, message: '没有这个岗位' },
  noSuchPerson: { status: 404, message: '没有这个人员' },
  noSuchAppointment: { status: 404, message: '没有这条任职' },
  noSuchSeat: { status: 404, message: '没有这个领导小组席位' },
  datesReversed: { status: 422, message: '结束日期不能早于开始日期' },
  nameTaken: { status: 409, message: '同一时期已有名为“{name}”的部门或社区' },
  postOccupied: { status: 409, message: '“{person}”在 {from} 起仍任此岗位，请先结束其任职' },
  outsidePost: { status: 422, message: '日期须在该岗位设立期间（{from} 至 {to}）内' },
  seatTaken: { status: 409, message: '“{post}”同一时期已是领导小组的{role}' },
  notYet: { status: 422, message: '{day} 还没有到，请在生效当天或之后登记' },
  tooEarly: { status: 422, message: '“{name}”的变动日期不能早于 {from}' },
  endedNode: { status: 409, message: '“{name}”已于 {to} 撤销，不能再更名、合并或拆分' },
  sameName: { status: 422, message: '名称没有变化，仍为“{name}”' },
  badParts: { status: 422, message: '{reason}' },
  noSuchChange: { status: 404, message: '没有这次变动' },
  alreadyUndone: { status: 409, message: '这次变动已经撤回' },
  restsOn: { status: 409, message: '不能撤回：{what}。请先撤回或改正后来的登记' },
  tooLarge: { status: 413, message: '文件超过 {limit} MB，请删去图片和无关的工作表后再试' },
  incomplete: { status: 422, message: '文件没有传完，可能是网络中断，请重新选择文件' },
  unreadable: { status: 422, message: '{reason}' },
  faulty: { status: 422, message: '花名册有 {count} 处错误，不能导入。第一处：{first}' },
  moved: { status: 409, message: '预览之后组织机构又有变动，结果与您核对时不同，请重新核对后再导入' },
  nothingToImport: { status: 422, message: '花名册与系统一致，没有要导入的内容' },
  beginsLater: { status: 422, message: '“{name}”自 {from} 起才开始，晚于所填的结束日期，请先处理' },
})

const dated = {
  validFrom: PlainDate.describe('起始日期'),
  validTo: PlainDate.nullable().describe('截止日期，空为至今'),
}

export const FormerName = z.object({ name: z.string(), until: PlainDate.describe('用到哪一天') })
export type FormerName = z.infer<typeof FormerName>

export const OrganizationNode = z.object({
  id: Id,
  kind: z.enum(['department', 'community']),
  name: z.string(),
  former: z.array(FormerName).describe('曾用名，旧的在前'),
  ...dated,
})
export type OrganizationNode = z.infer<typeof OrganizationNode>

export const PostHolder = z.object({ appointmentId: Id, personId: Id, name: z.string(), since: PlainDate })

export const Post = z.object({
  id: Id,
  nodeId: Id.nullable().describe('所在部门或社区，空为班子岗位'),
  name: z.string(),
  ...dated,
  holders: z.array(PostHolder).describe('当日任职人员，空为空缺'),
})
export type Post = z.infer<typeof Post>

export const GroupRole = z.enum(['组长', '总指挥', '副组长', '组员', '办公室主任', '办公室成员'])

export const Seat = z.object({
  id: Id,
  role: GroupRole,
  postId: Id,
  postName: z.string(),
  nodeName: z.string().nullable(),
  holders: z.array(PostHolder),
  ...dated,
})
export type Seat = z.infer<typeof Seat>

/** A stretch of days on which a leading-group post had no holder. */
export const Gap = z.object({
  seatId: Id,
  role: GroupRole,
  postName: z.string(),
  from: PlainDate,
  to: PlainDate.nullable(),
})
export type Gap = z.infer<typeof Gap>

/** One day without a holder is enough: a seat of the leading group or a post with duties that stands empty, or duties nobody owns. */
export const GapAlarm = z.object({
  key: z.string().describe('同一空缺始终相同，据此只提醒一次'),
  kind: z.enum(['vacancy', 'coverage']).describe('岗位空缺，或责任无人承接'),
  state: z.enum(['open', 'upcoming', 'past']).describe('正在空缺、即将空缺、已补上'),
  postId: Id.nullable(),
  departmentId: Id.nullable(),
  title: z.string().describe('岗位，或已撤销的部门、岗位'),
  roles: z.array(GroupRole).describe('在领导小组中的席位'),
  duties: z.number().int().describe('涉及的目标责任条数'),
  lastHolder: z.string().nullable(),
  from: PlainDate,
  to: PlainDate.nullable().describe('空为尚无人接任'),
})
export type GapAlarm = z.infer<typeof GapAlarm>

/** Where a node came from or went to when it was merged or split. */
export const Succession = z.object({
  fromId: Id,
  from: z.string(),
  toId: Id,
  to: z.string(),
  day: PlainDate.describe('自哪一天起'),
})
export type Succession = z.infer<typeof Succession>

export const Organization = z.object({
  asOf: PlainDate,
  nodes: z.array(OrganizationNode),
  successions: z.array(Succession).describe('到当日为止的合并、拆分'),
  posts: z.array(Post),
  staff: z.number().int(),
})
export type Organization = z.infer<typeof Organization>

export const Person = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['staff', 'volunteer']),
  posts: z.array(z.string()).describe('现任岗位'),
  communityId: Id.nullable(),
})
export type Person = z.infer<typeof Person>

export const Appointment = z.object({
  id: Id,
  personId: Id,
  person: z.string(),
  postId: Id,
  post: z.string(),
  ...dated,
})

/** Merging lets sources end in one target; splitting lets one source go on in several, itself possibly among them. */
export const Reorganization = z.object({
  kind: z.enum(['merge', 'split']),
  day: PlainDate.describe('自哪一天起'),
  sources: z.array(Id).min(1, '请选择部门或社区').max(20),
  targets: z
    .array(z.union([z.object({ nodeId: Id }), z.object({ name: required(line(40)).describe('名称') })]))
    .min(1)
    .max(10),
  posts: z
    .array(z.object({ postId: Id, target: z.number().int().min(0).max(9).nullable().describe('去向，空为撤销') }))
    .max(500)
    .default([])
    .describe('没有列出的岗位随其余事项走'),
  rest: z.number().int().min(0).max(9).default(0).describe('其余事项的去向'),
})
export type Reorganization = z.infer<typeof Reorganization>

/** What goes where, counted; `to` is empty for what ends. */
export const MovedLine = z.object({
  what: z.enum(['post', 'seat', 'duty', 'task', 'speaker', 'volunteer']),
  name: z.string().nullable().describe('岗位、人员或用户；责任和任务只计数'),
  from: z.string(),
  to: z.string().nullable(),
  count: z.number().int(),
})
export type MovedLine = z.infer<typeof MovedLine>

export const ChangeKind = z.enum([
  'node.create',
  'node.end',
  'node.rename',
  'node.merge',
  'node.split',
  'post.create',
  'appointment.create',
  'appointment.end',
  'seat.create',
  'seat.end',
  'roster.import',
])

/** One change of the organisation, as it can be taken back. */
export const OrganizationChange = z.object({
  id: Id,
  kind: ChangeKind,
  title: z.string(),
  day: PlainDate.describe('自哪一天起'),
  madeBy: z.string(),
  madeAt: Instant,
  undoneAt: Instant.nullable(),
})
export type OrganizationChange = z.infer<typeof OrganizationChange>
