import { z } from 'zod'
import { Id, Instant, line, Paging, PlainDate, page, required } from '../../../libs/contract/fields.ts'
import { operation } from '../../../libs/contract/index.ts'
import { errors } from './errors.ts'

const Words = z
  .string()
  .max(120)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to refuse them
  .regex(/^[^\u0000-\u001f\u007f\ud800-\udfff]*$/u, '不能含有换行或控制字符')
  .describe('所在的词句，过长的只留首尾')

/** Why a fault may stand. Nothing else of a text is ever sent: the spot is a fingerprint from which no word can be read back. */
export const NewWaiver = z.object({
  rule: z
    .string()
    .regex(/^[A-Z]+(-[A-Z0-9]+)*$/)
    .max(40)
    .describe('规则'),
  words: Words,
  spot: z
    .string()
    .regex(/^[0-9a-z]{8,20}$/)
    .nullable()
    .describe('上下文的指纹；空则这些词在任何文稿里都保留'),
  reason: required(line(200)).describe('保留的理由'),
})
export type NewWaiver = z.infer<typeof NewWaiver>

/** A mark or a single character kept in every text would silence its rule. */
export const mayStandAnywhere = (words: string): boolean => /[\p{L}\p{N}]{2}/u.test(words)

export const Waiver = NewWaiver.extend({
  id: Id,
  by: z.string(),
  at: Instant,
  revokedBy: z.string().nullable(),
  revokedAt: Instant.nullable(),
})
export type Waiver = z.infer<typeof Waiver>

/** `allowed` = right whatever a rule says; the others are levels of a word that should not be written. */
export const WordLevel = z.enum(['blocker', 'error', 'warning', 'hint', 'allowed'])

export const NewWord = z
  .object({
    word: line(30)
      .refine((word) => [...word].length >= 2, '至少两个字')
      .describe('词'),
    level: WordLevel.describe('级别'),
    instead: line(40).nullable().default(null).describe('应当的写法'),
    reason: line(100).nullable().default(null).describe('理由'),
  })
  .refine(({ word, instead }) => word !== instead, { path: ['instead'], message: '应与原词不同' })
export type NewWord = z.infer<typeof NewWord>

export const CheckWord = z.object({
  id: Id,
  word: z.string(),
  level: WordLevel,
  instead: z.string().nullable(),
  reason: z.string().nullable(),
  by: z.string(),
  at: Instant,
})
export type CheckWord = z.infer<typeof CheckWord>

const ById = z.object({ id: Id })

export const checkOperations = {
  /** What the page that checks in the browser needs of the unit, fetched once. */
  checkData: operation({
    id: 'reports.checkData',
    method: 'get',
    path: '/api/check-data',
    permission: 'reports.check',
    summary: '校核用词库和本单位名称、地名、数据、用词、保留的问题',
    output: z.object({
      words: z.unknown(),
      divisions: z.unknown(),
      registry: z.unknown(),
      figures: z.unknown(),
      ownWords: z.unknown(),
      waivers: z.array(NewWaiver.extend({ id: Id })),
      version: z.string().describe('程序版本'),
    }),
  }),
  earlier: operation({
    id: 'reports.earlier',
    method: 'get',
    path: '/api/check-data/earlier',
    permission: 'reports.read',
    summary: '最近定稿的汇报全文，供校核对照',
    output: z.object({
      items: z.array(
        z.object({ id: Id, title: z.string(), period: z.object({ from: PlainDate, to: PlainDate }), text: z.string() }),
      ),
    }),
  }),
  listWaivers: operation({
    id: 'reports.listWaivers',
    method: 'get',
    path: '/api/check/waivers',
    permission: 'reports.check',
    summary: '校核中保留的问题',
    query: Paging.extend({ state: z.enum(['active', 'revoked']).default('active') }),
    output: page(Waiver),
  }),
  waive: operation({
    id: 'reports.waive',
    method: 'post',
    path: '/api/check/waivers',
    permission: 'reports.waive',
    summary: '保留一处问题并写明理由',
    body: NewWaiver.refine(({ words, spot }) => spot !== null || mayStandAnywhere(words), {
      path: ['words'],
      message: '标点和单个字只能保留一处，不能在所有文稿里保留',
    }),
    output: Waiver,
  }),
  revokeWaiver: operation({
    id: 'reports.revokeWaiver',
    method: 'post',
    path: '/api/check/waivers/{id}/revoke',
    permission: 'reports.waive',
    summary: '撤销保留',
    params: ById,
    output: Waiver,
    errors: [errors.noSuchWaiver],
  }),
  listWords: operation({
    id: 'reports.listWords',
    method: 'get',
    path: '/api/check/words',
    permission: 'reports.check',
    summary: '本单位用词',
    output: z.object({ items: z.array(CheckWord) }),
  }),
  putWords: operation({
    id: 'reports.putWords',
    method: 'post',
    path: '/api/check/words',
    permission: 'reports.words',
    summary: '添加或更改本单位用词',
    body: z.object({ items: z.array(NewWord).min(1).max(500) }),
    output: z.object({ items: z.array(CheckWord) }),
    errors: [errors.tooManyWords],
  }),
  removeWord: operation({
    id: 'reports.removeWord',
    method: 'delete',
    path: '/api/check/words/{id}',
    permission: 'reports.words',
    summary: '删去本单位用词',
    params: ById,
    errors: [errors.noSuchWord],
  }),
}
