import { z } from 'zod'
import { DecimalText, Id, Instant, line, PlainDate, prose, required } from '../../../libs/contract/fields.ts'
import { defineErrors } from '../../../libs/contract/index.ts'

export const errors = defineErrors('plans', {
  outdated: { status: 409, message: '规划刚被他人修改，请刷新后再改' },
  datesReversed: { status: 422, message: '“{name}”的结束日期不能早于开始日期' },
  outsideYear: { status: 422, message: '“{name}”的起止日期应与 {year} 年有关' },
  noSuchLadder: { status: 422, message: '没有这种称号阶梯' },
  noSuchLevel: { status: 404, message: '阶梯里没有这一级' },
  noSuchTitle: { status: 404, message: '没有这项称号' },
  noSuchFeed: { status: 404, message: '日历地址不存在或已作废，请到“日历”页重新取得' },
  tooManyFeeds: { status: 422, message: '日历地址最多 {limit} 个，请先作废不用的' },
  rangeTooLong: { status: 422, message: '日历一次最多看 {days} 天' },
})

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, '应为“03-01”这样的月日')

/** When applications are taken: every so many years from a base year, from a day to a day of the year. */
export const Window = z
  .strictObject({
    every: z.number().int().min(1).max(6).describe('几年一次'),
    base: z.number().int().min(2000).max(2100).describe('从哪一年起算'),
    from: MonthDay.describe('开始月日'),
    to: MonthDay.describe('结束月日'),
  })
  .refine(({ from, to }) => from <= to, { message: '结束不能早于开始', path: ['to'] })
export type Window = z.infer<typeof Window>

const level = {
  name: required(line(40)).describe('称号'),
  issuer: line(100).nullable().default(null).describe('命名机关'),
  termYears: z.number().int().min(1).max(10).nullable().default(null).describe('有效年数，空为长期'),
  holdYears: z.number().int().min(0).max(10).default(0).describe('下级称号须保持几年'),
  window: Window.nullable().default(null).describe('申报时间，空为另行通知'),
}

/** One file of `content/ladder/`: the levels of a title from low to high. All dates are examples a unit adjusts. */
export const LadderContent = z.strictObject({
  key: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.string().min(1),
  levels: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z]+$/),
        ...level,
        /** Levels one of which must be held. */
        requires: z.array(z.string()).default([]),
        conditions: z.array(z.string()).default([]).describe('申报前自查的条件'),
      }),
    )
    .min(1)
    .refine(
      (levels) =>
        levels.every((each, i) => each.requires.every((key) => levels.slice(0, i).some((l) => l.key === key))),
      {
        message: 'requires names a level that does not come before',
      },
    ),
})
export type LadderContent = z.infer<typeof LadderContent>

export const LevelChange = z.object(level)
export type LevelChange = z.infer<typeof LevelChange>

export const Title = z.object({
  id: Id,
  level: z.string(),
  name: z.string(),
  issuer: z.string().nullable(),
  document: z.string().nullable().describe('命名文件'),
  awardedOn: PlainDate,
  validTo: PlainDate.nullable(),
})
export type Title = z.infer<typeof Title>

export const TitleBody = z.object({
  level: z.string().max(30).describe('级别'),
  name: required(line(60)).describe('称号全称'),
  issuer: line(100).nullable().default(null).describe('命名机关'),
  document: line(100).nullable().default(null).describe('命名文件'),
  awardedOn: PlainDate.describe('命名日期'),
  validTo: PlainDate.nullable().default(null).describe('有效期至，空按年数推算'),
})

const Missing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('years'), name: z.string(), years: z.number().int() }),
  z.object({ kind: z.literal('window') }),
])
export type Missing = z.infer<typeof Missing>

const Days = z.object({ from: PlainDate, to: PlainDate })

export const Level = LevelChange.extend({
  key: z.string(),
  conditions: z.array(z.string()),
  adjusted: z.boolean().describe('本单位改过'),
  held: z.enum(['none', 'current', 'expiring', 'expired', 'covered']).describe('covered：已有更高一级'),
  title: Title.nullable().describe('最近一届'),
  until: PlainDate.nullable().describe('有效期最后一天'),
  apply: z.enum(['open', 'waiting', 'blocked', 'later']).describe('可申报、等窗口、缺条件、尚不必'),
  missing: z.array(Missing),
  next: Days.nullable().describe('最近一次申报时间'),
})
export type Level = z.infer<typeof Level>

export const Ladder = z.object({
  ladder: z.string(),
  name: z.string(),
  choices: z.array(z.object({ key: z.string(), name: z.string() })),
  levels: z.array(Level),
  /** What to work for now. */
  next: z.string().nullable(),
  titles: z.array(Title.extend({ until: PlainDate.nullable().describe('有效期最后一天') })),
})
export type Ladder = z.infer<typeof Ladder>

export const Target = z.object({
  name: required(line(60)).describe('指标'),
  value: DecimalText.describe('目标值'),
  unit: line(10).default('').describe('单位'),
  figure: z.string().max(80).nullable().default(null).describe('对应的数据'),
})
export type Target = z.infer<typeof Target>

export const Stage = z.object({
  name: required(line(40)).describe('阶段'),
  startsOn: PlainDate,
  endsOn: PlainDate,
  work: prose(500).nullable().default(null).describe('主要任务'),
})
export type Stage = z.infer<typeof Stage>

export const Plan = z.object({
  year: z.number().int(),
  version: z.number().int().describe('保存时原样带回；0 为尚未制定'),
  goal: z.string(),
  targets: z.array(Target),
  stages: z.array(Stage),
})
export type Plan = z.infer<typeof Plan>

export const Scope = z.enum(['mine', 'department', 'all'])
export type Scope = z.infer<typeof Scope>

export const CalendarEvent = z.object({
  key: z.string(),
  kind: z.enum(['task', 'stage', 'window', 'term', 'cycle']),
  title: z.string().describe('任务、阶段、称号或周期的名称'),
  place: z.string().nullable(),
  from: PlainDate,
  to: PlainDate,
  /** Of tasks only. */
  state: z.enum(['open', 'submitted', 'done', 'returned']).nullable(),
  taskId: Id.nullable(),
})
export type CalendarEvent = z.infer<typeof CalendarEvent>

export const Feed = z.object({ id: Id, name: z.string(), scope: Scope, createdAt: Instant })
export type Feed = z.infer<typeof Feed>
