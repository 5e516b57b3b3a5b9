import { z } from 'zod'
import { Rule } from '../rules.ts'
import { ClassThreshold, EvidenceRule, KIND_NAMES, NodeNumber, SchemeKey, SumRule } from '../scheme.ts'
import { DateText, DecimalText, Label, ListWord, LongText, PositiveText, ShortText } from '../values.ts'

const Weight = PositiveText.refine((value) => Number(value) <= 100, '权重是占上级的百分数，不能超过 100').describe(
  '占上级分值的百分数；第一层占满分',
)

/** What local rules may say about a node, their own or one of the base. */
const said = {
  points: DecimalText.optional(),
  weight: Weight.optional(),
  methods: z.array(ListWord).optional(),
  department: ShortText.optional(),
  evidence: EvidenceRule.optional(),
  rule: Rule.optional(),
  sum: SumRule.optional(),
  note: LongText.optional(),
}

/** A node of the base, by its path, that is not applicable here or says something else. */
export const OverlayChange = z.strictObject({
  path: LongText.describe('基准体系里的条目，各级编号以“/”相连'),
  hide: z.literal(true).optional().describe('本地不适用'),
  name: LongText.optional(),
  ...said,
})
export type OverlayChange = z.infer<typeof OverlayChange>

export const OverlayAddition = z.strictObject({
  under: LongText.optional().describe('上级条目的路径；不写则加在第一层'),
  after: NodeNumber.optional().describe('排在哪一个同级条目后面；不写则排在最后'),
  number: NodeNumber,
  name: LongText,
  kind: z.enum(Object.keys(KIND_NAMES) as [keyof typeof KIND_NAMES, ...(keyof typeof KIND_NAMES)[]]).optional(),
  ...said,
})
export type OverlayAddition = z.infer<typeof OverlayAddition>

/** Local rules 地方细则: what a province or bureau lays over a published scheme. */
export const Overlay = z.strictObject({
  base: z.strictObject({ key: SchemeKey, version: Label }).describe('基准体系'),
  key: SchemeKey.describe('合成后的体系代号'),
  version: Label.describe('合成后的版本'),
  title: ShortText.describe('合成后的名称'),
  issuer: ShortText.optional().describe('发布机关'),
  cohort: ShortText.optional().describe('届次'),
  effectiveFrom: DateText.optional(),
  effectiveTo: DateText.optional(),
  termYears: z.int().min(1).max(10).optional(),
  note: LongText.optional(),
  classes: z.array(ClassThreshold).optional().describe('等次和分数线；不写则照基准体系'),
  departments: z.array(ListWord).optional().describe('部门名单；不写则照基准体系'),
  total: DecimalText.optional().describe('合成后的满分，写了就核对'),
  upper: z.enum(['follow', 'keep']).default('follow').describe('没有写到的上级分值：随下级合计（默认），或照旧'),
  changes: z.array(OverlayChange).max(20_000).default([]),
  additions: z.array(OverlayAddition).max(20_000).default([]),
})
export type Overlay = z.infer<typeof Overlay>
export type OverlayInput = z.input<typeof Overlay>

/** Something wrong with local rules, at one field of one entry. */
export interface OverlayFault {
  part: 'head' | 'changes' | 'additions'
  /** Of the entry within its part; 0 for the head. */
  index: number
  field: string
  severity: 'error' | 'warning'
  /** Chinese: what is wrong and what to do. */
  message: string
}
