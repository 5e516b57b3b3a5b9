import { z } from 'zod'

/** What a ledger file in `content/ledgers/` says: form, list, detail, import and search draw themselves from it. */
const Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, '小写字母、数字、下划线')

const base = {
  key: Key,
  label: z.string().min(1).describe('字段名称'),
  required: z.boolean().default(false).describe('必填'),
  hint: z.string().optional().describe('填写说明'),
  list: z.boolean().default(false).describe('在列表中显示'),
}

export const FieldDefinition = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('text'), max: z.number().int().positive().default(100) }),
  z.strictObject({ ...base, type: z.literal('prose'), max: z.number().int().positive().default(2000) }),
  z.strictObject({
    ...base,
    type: z.literal('integer'),
    min: z.number().int().default(0),
    max: z.number().int().default(100_000_000),
    unit: z.string().optional(),
  }),
  z.strictObject({
    ...base,
    type: z.literal('decimal'),
    decimals: z.number().int().min(1).max(4).default(2),
    min: z.number().default(0),
    max: z.number().default(1e12),
    unit: z.string().optional(),
  }),
  z.strictObject({ ...base, type: z.literal('choice'), options: z.array(z.string()).min(1) }),
  z.strictObject({ ...base, type: z.literal('choices'), options: z.array(z.string()).min(1) }),
  z.strictObject({ ...base, type: z.literal('date') }),
  z.strictObject({ ...base, type: z.literal('boolean') }),
])
export type FieldDefinition = z.infer<typeof FieldDefinition>

export const LedgerDefinition = z
  .strictObject({
    key: Key,
    name: z.string().min(1).describe('台账名称'),
    group: z.string().min(1).describe('分组，如志愿服务'),
    position: z.number().int().default(100),
    description: z.string().min(1).describe('记什么、不记什么'),
    titleLabel: z.string().default('名称').describe('标题字段的名称'),
    dateLabel: z.string().default('日期'),
    /** Whether the record belongs to a department, a community, either or both. */
    place: z.enum(['none', 'department', 'community', 'either']).default('either'),
    fields: z.array(FieldDefinition).default([]),
    people: z
      .strictObject({
        role: Key.describe('角色键，如 participant'),
        label: z.string().describe('如参与人员'),
        kind: z.enum(['staff', 'volunteer', 'any']).default('any'),
        minutes: z.boolean().default(false).describe('每人记服务时长'),
        required: z.boolean().default(false),
      })
      .optional(),
    evidence: z
      .strictObject({
        kinds: z.array(z.enum(['photo', 'document', 'other'])).min(1),
        min: z.number().int().min(0).default(0),
        max: z.number().int().max(50).default(20),
        reason: z.string().optional().describe('为什么需要照片'),
      })
      .optional(),
    /** Names a rules module for behaviour that only this ledger has. */
    rules: z.enum(['volunteer-hours', 'fund-balance']).optional(),
    /** Seen only by the office and leaders, e.g. violations. */
    confidential: z.boolean().default(false),
  })
  .refine((d) => new Set(d.fields.map((f) => f.key)).size === d.fields.length, '字段键重复')
export type LedgerDefinition = z.infer<typeof LedgerDefinition>
