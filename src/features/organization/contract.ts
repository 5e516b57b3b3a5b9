import { z } from 'zod'
import { Id, line, Paging, PlainDate, page, required } from '../../libs/contract/fields.ts'
import { defineErrors, operation } from '../../libs/contract/index.ts'

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
  beginsLater: { status: 422, message: '“{name}”自 {from} 起才开始，晚于所填的结束日期，请先处理' },
})

const dated = {
  validFrom: PlainDate.describe('起始日期'),
  validTo: PlainDate.nullable().describe('截止日期，空为至今'),
}

export const OrganizationNode = z.object({
  id: Id,
  kind: z.enum(['department', 'community']),
  name: z.string(),
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

export const Organization = z.object({
  asOf: PlainDate,
  nodes: z.array(OrganizationNode),
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

const AsOf = z.object({ asOf: PlainDate.optional().describe('查看哪一天，默认今天') })
const ById = z.object({ id: Id })
const NewNode = z.object({
  kind: z.enum(['department', 'community']),
  name: required(line(40)).describe('名称'),
  validFrom: PlainDate,
})
const NewPost = z.object({ nodeId: Id.nullable(), name: required(line(40)).describe('岗位名称'), validFrom: PlainDate })

export const operations = {
  organization: operation({
    id: 'organization.get',
    method: 'get',
    path: '/api/organization',
    permission: 'organization.read',
    summary: '某一天的部门、社区、岗位和任职',
    query: AsOf,
    output: Organization,
  }),
  leadingGroup: operation({
    id: 'organization.leadingGroup',
    method: 'get',
    path: '/api/organization/leading-group',
    permission: 'organization.read',
    summary: '领导小组成员与空缺',
    query: AsOf,
    output: z.object({ asOf: PlainDate, seats: z.array(Seat), gaps: z.array(Gap) }),
  }),
  listPeople: operation({
    id: 'organization.listPeople',
    method: 'get',
    path: '/api/people',
    permission: 'organization.read',
    summary: '人员查找',
    query: Paging.extend({
      search: line(30).optional().describe('姓名'),
      kind: z.enum(['staff', 'volunteer']).optional(),
    }),
    output: page(Person),
  }),
  createNode: operation({
    id: 'organization.createNode',
    method: 'post',
    path: '/api/organization/nodes',
    permission: 'organization.write',
    summary: '新增部门或社区',
    body: NewNode,
    output: OrganizationNode,
    errors: [errors.nameTaken],
  }),
  endNode: operation({
    id: 'organization.endNode',
    method: 'post',
    path: '/api/organization/nodes/{id}/end',
    permission: 'organization.write',
    summary: '撤销部门或社区（保留历史）',
    params: ById,
    body: z.object({ validTo: PlainDate }),
    output: OrganizationNode,
    errors: [errors.noSuchNode, errors.datesReversed, errors.nameTaken, errors.beginsLater],
  }),
  createPost: operation({
    id: 'organization.createPost',
    method: 'post',
    path: '/api/organization/posts',
    permission: 'organization.write',
    summary: '新增岗位',
    body: NewPost,
    output: Post,
    errors: [errors.noSuchNode],
  }),
  createPerson: operation({
    id: 'organization.createPerson',
    method: 'post',
    path: '/api/people',
    permission: 'people.write',
    summary: '新增人员',
    body: z.object({
      name: required(line(30)).describe('姓名'),
      kind: z.enum(['staff', 'volunteer']),
      communityId: Id.nullable().default(null),
    }),
    output: Person,
    errors: [errors.noSuchNode],
  }),
  appoint: operation({
    id: 'organization.appoint',
    method: 'post',
    path: '/api/organization/appointments',
    permission: 'organization.write',
    summary: '任职',
    body: z.object({ personId: Id, postId: Id, validFrom: PlainDate }),
    output: Appointment,
    errors: [errors.noSuchPerson, errors.noSuchPost, errors.outsidePost, errors.postOccupied],
  }),
  endAppointment: operation({
    id: 'organization.endAppointment',
    method: 'post',
    path: '/api/organization/appointments/{id}/end',
    permission: 'organization.write',
    summary: '免职（结束任职）',
    params: ById,
    body: z.object({ validTo: PlainDate }),
    output: Appointment,
    errors: [errors.noSuchAppointment, errors.datesReversed, errors.outsidePost, errors.postOccupied],
  }),
  addSeat: operation({
    id: 'organization.addSeat',
    method: 'post',
    path: '/api/organization/leading-group/seats',
    permission: 'organization.write',
    summary: '领导小组增加席位（按岗位）',
    body: z.object({ role: GroupRole, postId: Id, validFrom: PlainDate }),
    output: Seat,
    errors: [errors.noSuchPost, errors.outsidePost, errors.seatTaken],
  }),
  endSeat: operation({
    id: 'organization.endSeat',
    method: 'post',
    path: '/api/organization/leading-group/seats/{id}/end',
    permission: 'organization.write',
    summary: '领导小组撤销席位',
    params: ById,
    body: z.object({ validTo: PlainDate }),
    output: Seat,
    errors: [errors.noSuchSeat, errors.datesReversed, errors.outsidePost, errors.seatTaken],
  }),
}
