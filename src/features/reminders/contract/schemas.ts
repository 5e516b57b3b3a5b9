import { z } from 'zod'
import { Id, Instant, line, PlainDate, required } from '../../../libs/contract/fields.ts'
import { defineErrors } from '../../../libs/contract/index.ts'

export const errors = defineErrors('reminders', {
  sameStep: { status: 422, message: '提醒对象和天数相同的步骤有两条，请删去一条' },
  noSuchMessage: { status: 404, message: '没有这条消息' },
  notOpen: { status: 409, message: '这条消息已经处理，请刷新后查看' },
  noSuchChannel: { status: 404, message: '没有这个提醒渠道' },
  mailTaken: { status: 409, message: '已经有一个邮件渠道，请直接修改它' },
  secretNeeded: { status: 422, message: '请填写{what}' },
  foreignHost: {
    status: 422,
    message: '机器人地址应以 {host} 开头；如需使用其他地址，请由系统运维人员在启动参数 --webhook-hosts 中允许',
  },
  noSuchPerson: { status: 404, message: '没有这个人员' },
  noSuchUser: { status: 422, message: '该账号不属于本单位或已停用' },
  noSuchPost: { status: 422, message: '岗位不存在或已撤销' },
  noSuchDepartment: { status: 404, message: '部门不存在或已撤销' },
  notSent: { status: 422, message: '测试消息没有发出：{reason}' },
})

export const Audience = z.enum(['holder', 'head', 'leader', 'office'])
export type Audience = z.infer<typeof Audience>
export const Channel = z.enum(['inbox', 'mail', 'robot'])
export type Channel = z.infer<typeof Channel>

export const Step = z.object({
  days: z.number().int().min(-60).max(180).describe('相对完成期限的天数，负数为之前'),
  to: Audience.describe('提醒谁'),
  channels: z.array(Channel).min(1, '至少选一个渠道').describe('怎样提醒'),
})
export type Step = z.infer<typeof Step>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应为“20:00”这样的形式')

export const Settings = z.object({
  enabled: z.boolean().describe('每天自动提醒'),
  hour: z.number().int().min(0).max(23).describe('每天几点检查'),
  workdaysOnly: z.boolean().describe('周六、周日不提醒'),
  quiet: z.object({ from: TimeOfDay, to: TimeOfDay }).nullable().describe('免打扰时段，期间的邮件和群消息推迟到结束'),
  address: z
    .url({ protocol: /^https?$/, message: '应为 http:// 或 https:// 开头的网址' })
    .max(200)
    .nullable()
    .describe('本系统的网址，写进邮件和群消息'),
  ladder: z.array(Step).min(1, '至少保留一步').max(20),
})
export type Settings = z.infer<typeof Settings>

export const MessageItem = z.object({
  id: Id,
  kind: z.enum(['task', 'gap']),
  subject: z.string().describe('任务编号或空缺'),
  title: z.string(),
  place: z.string().nullable(),
  dueOn: PlainDate,
  done: z.boolean().describe('任务已提交或办结'),
})
export type MessageItem = z.infer<typeof MessageItem>

export const Message = z.object({
  id: Id,
  day: PlainDate,
  read: z.boolean(),
  items: z.array(MessageItem),
  more: z.number().int(),
})
export type Message = z.infer<typeof Message>

export const Outgoing = z.object({
  id: Id,
  channel: Channel,
  recipient: z.string().describe('收件人或机器人'),
  day: PlainDate,
  state: z.enum(['planned', 'sending', 'sent', 'failed', 'uncertain', 'void']),
  items: z.number().int(),
  at: Instant.nullable().describe('最近一次发送的时刻'),
  notBefore: Instant,
  problem: z.string().nullable(),
})
export type Outgoing = z.infer<typeof Outgoing>

export const ChannelKind = z.enum(['mail', 'wecom', 'dingtalk', 'feishu'])
export type ChannelKind = z.infer<typeof ChannelKind>

export const MailSettings = z.object({
  host: required(line(200)).describe('发信服务器'),
  port: z.number().int().min(1).max(65535).describe('端口'),
  security: z.enum(['tls', 'starttls', 'none']).describe('加密方式'),
  user: line(200).describe('用户名'),
  from: z.email('应为邮箱地址').max(200).describe('发件邮箱'),
})
export type MailSettings = z.infer<typeof MailSettings>

export const ReminderChannel = z.object({
  id: Id,
  kind: ChannelKind,
  name: z.string(),
  enabled: z.boolean(),
  mail: MailSettings.nullable(),
  /** Never the secret itself: whether one is kept, and for a robot the end of its address. */
  secret: z.object({ kept: z.boolean(), hint: z.string().nullable(), signed: z.boolean() }),
})
export type ReminderChannel = z.infer<typeof ReminderChannel>

export const ChannelBody = z.object({
  kind: ChannelKind,
  name: required(line(40)).describe('名称'),
  mail: MailSettings.nullable().default(null),
  password: z.string().max(200).optional().describe('密码或授权码，留空则不改'),
  address: z.string().trim().max(500).optional().describe('机器人地址，留空则不改'),
  signing: z.string().trim().max(200).optional().describe('加签密钥，留空则不改'),
})

export const Contact = z.object({
  personId: Id,
  person: z.string(),
  posts: z.array(z.string()),
  userId: z.string().nullable().describe('对应的账号'),
  guessed: z.boolean().describe('账号按同名认出，没有登记'),
  email: z.string().nullable(),
})
export type Contact = z.infer<typeof Contact>
