import { z } from 'zod'
import { DateText, DecimalText, FigureId, LongText, PositiveText, ShortText } from './values.ts'

/** One piece of evidence as the evidence rule looks at it. */
export const EvidenceItem = z.strictObject({
  name: ShortText.optional(),
  kind: ShortText.optional(),
  date: DateText.optional(),
  words: z.int().min(0).optional().describe('字数'),
  shows: z.array(ShortText).optional().describe('材料上看得到的内容'),
  format: ShortText.optional(),
  link: z.boolean().optional(),
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

export const Event = z.strictObject({
  date: DateText,
  name: LongText.optional(),
  kind: ShortText.optional(),
})
export type Event = z.infer<typeof Event>

const SurveyForm = z.strictObject({
  choices: z.array(ShortText.nullable()).describe('按题目顺序，没答的写 null'),
  overall: ShortText.optional(),
  count: z.int().min(1).max(1_000_000).optional().describe('同样的卷子有几份，默认 1'),
})

/** What people say about one criterion; which fields count depends on the form of its rule. */
export const Answer = z.strictObject({
  notApplicable: z.boolean().optional().describe('不适用'),
  met: z.boolean().optional().describe('是否达标（yes_no、admission）'),
  value: DecimalText.optional().describe('填报的数'),
  of: DecimalText.optional().describe('填报的分母（ratio）'),
  parts: z
    .record(z.string().regex(/^\d{1,3}$/), z.union([z.boolean(), DecimalText]))
    .optional()
    .describe('按序号：做到没有，或者件数（additive、grade、bonus、deduction）'),
  grade: ShortText.optional().describe('评定的等级（grade）'),
  sample: z
    .strictObject({ passed: z.int().min(0), checked: z.int().min(0) })
    .refine((s) => s.passed <= s.checked, '合格的点位不能多于抽查的点位')
    .optional(),
  survey: z
    .strictObject({ forms: z.array(SurveyForm).max(100_000), blank: z.int().min(0).max(1_000_000).optional() })
    .optional(),
  events: z.array(Event).max(10_000).optional().describe('发生的情形（veto、penalty）'),
  years: z.record(ShortText, DecimalText).optional().describe('各年成绩（years）'),
  self: PositiveText.optional().describe('自评分'),
  a: PositiveText.optional().describe('评审甲'),
  b: PositiveText.optional().describe('评审乙'),
  final: PositiveText.optional().describe('核定分'),
  evidence: z.array(EvidenceItem).max(10_000).optional(),
})
export type Answer = z.infer<typeof Answer>

/** A figure as scoring needs it. Name, unit and record ids make the explanation; only the value and the count decide. */
export const FigureInput = z.strictObject({
  value: DecimalText.optional().describe('没有就是说不出数，例如分母为零的占比'),
  records: z.array(z.string()).optional(),
  recordCount: z.int().min(0).optional().describe('记录数；不写则数 records'),
  name: ShortText.optional(),
  unit: ShortText.optional(),
})
export type FigureInput = z.infer<typeof FigureInput>

/** Everything a score is computed from, besides the scheme. Answers are keyed by the path of the node. */
export const ScoreInputs = z.strictObject({
  figures: z.record(FigureId, FigureInput).default({}),
  answers: z.record(z.string(), Answer).default({}),
  asOf: DateText.optional().describe('评定日，回看期从这一天往前算；不写则看全部'),
  holder: z.boolean().optional().describe('已有称号的单位'),
  year: ShortText.optional().describe('本次成绩是哪一年的；不写则是还没有成绩的最后一年'),
  years: z.record(ShortText, DecimalText).optional().describe('其他年度的总成绩'),
})
export type ScoreInputs = z.infer<typeof ScoreInputs>
