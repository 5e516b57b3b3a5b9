import { z } from 'zod'
import { Rule, YearRule } from './rules.ts'
import { DateText, DecimalText, Label, ListWord, LongText, PositiveText, ShortText } from './values.ts'

const NODE_KINDS = ['normal', 'bonus', 'deduction', 'veto', 'admission'] as const
export type NodeKind = (typeof NODE_KINDS)[number]
export const KIND_NAMES: Record<NodeKind, string> = {
  normal: '基本',
  bonus: '加分',
  deduction: '扣分',
  veto: '一票否决',
  admission: '准入',
}

/** What a criterion accepts as proof. Counts are pieces, `wordLimit` is characters of one text. */
export const EvidenceRule = z.strictObject({
  kinds: z.array(ShortText).optional().describe('佐证种类，例如 情况资料、说明报告、图片资料'),
  min: z.int().min(0).max(1000).optional().describe('最少件数'),
  max: z.int().min(1).max(1000).optional().describe('最多件数'),
  wordLimit: z.int().min(1).max(100_000).optional().describe('每份文字的字数上限'),
  dateWindow: z
    .strictObject({ from: DateText.optional(), to: DateText.optional() })
    .optional()
    .describe('材料日期范围'),
  mustShow: z.array(ShortText).optional().describe('必须看得到的内容，例如 单位名称、文号'),
  linkAllowed: z.boolean().optional().describe('可以用链接代替上传'),
  formats: z.array(ShortText).optional().describe('文件格式，例如 PDF、JPG'),
  reason: LongText.optional().describe('需要照片或定位的理由'),
  text: LongText.optional().describe('佐证要求原文'),
})
export type EvidenceRule = z.infer<typeof EvidenceRule>

/** How the children of an inner node are added up, where a plain sum within [0, points] is not meant. */
export const SumRule = z.strictObject({
  cap: DecimalText.optional().describe('合计封顶'),
  floor: DecimalText.optional().describe('合计保底'),
  passAt: PositiveText.optional().describe('得分低于它就不予评定'),
})
export type SumRule = z.infer<typeof SumRule>

export interface SchemeNode {
  /** The own number as printed in the scheme (Ⅰ-1, 1), 3.2); unique among siblings; joined by "/" it makes the path. */
  number: string
  name: string
  /** Full points; of a bonus or deduction the most that can be added or taken (0 or absent: the sum of the children, a deduction unbounded). */
  points?: string | undefined
  /** Absent: that of the parent, `normal` on the first level. */
  kind?: NodeKind | undefined
  methods: string[]
  department?: string | undefined
  evidence?: EvidenceRule | undefined
  note?: string | undefined
  /** How a leaf scores; a leaf without a rule takes the assessed score. */
  rule?: Rule | undefined
  /** How an inner node adds up. */
  sum?: SumRule | undefined
  children: SchemeNode[]
}

/** As an author may write it: methods and children have defaults, points may be a number. */
export interface SchemeNodeInput extends Omit<SchemeNode, 'number' | 'points' | 'methods' | 'children'> {
  number: string | number
  points?: string | number | undefined
  methods?: string[] | undefined
  children?: SchemeNodeInput[] | undefined
}

export const NodeNumber = Label.refine((value) => !value.includes('/'), '编号里不能有“/”')

export const SchemeNode: z.ZodType<SchemeNode, SchemeNodeInput> = z.strictObject({
  number: NodeNumber,
  name: LongText,
  points: DecimalText.optional(),
  kind: z.enum(NODE_KINDS).optional(),
  methods: z.array(ListWord).default([]),
  department: ShortText.optional(),
  evidence: EvidenceRule.optional(),
  note: LongText.optional(),
  rule: Rule.optional(),
  sum: SumRule.optional(),
  get children() {
    return z.array(SchemeNode).default([])
  },
}) as z.ZodType<SchemeNode, SchemeNodeInput>

export const ClassThreshold = z.strictObject({ name: ShortText, atLeast: DecimalText })

/** How the sheets of two reviewers become the final points. */
export const ReviewRule = z.strictObject({
  maxGap: PositiveText.optional().describe('甲乙两位评审一条标准允许相差的分，超过的要核定'),
  final: z.enum(['stated', 'averaged']).optional().describe('逐条核定（默认），或者取两位评审的平均'),
})
export type ReviewRule = z.infer<typeof ReviewRule>

export const GlossaryEntry = z.strictObject({ term: ShortText, meaning: LongText })

export const SchemeKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '体系代号用小写字母、数字和连字符')
  .max(80)

const Paths = z.array(LongText)
/** Which published version local rules 地方细则 were laid over, and what they did to it, by path. */
export const SchemeBase = z.strictObject({
  key: SchemeKey,
  version: Label,
  title: ShortText.optional(),
  added: Paths.default([]).describe('地方增设的条目'),
  changed: Paths.default([]).describe('地方调整的条目'),
  hidden: Paths.default([]).describe('地方写明不适用的条目，体系里已经没有'),
})
export type SchemeBase = z.infer<typeof SchemeBase>

/** A whole assessment scheme 测评体系: head and tree. A published version never changes. */
export const SchemeContent = z.strictObject({
  key: SchemeKey.describe('体系代号'),
  version: Label.describe('版本'),
  title: ShortText.describe('名称'),
  issuer: ShortText.optional().describe('发布机关'),
  cohort: ShortText.optional().describe('届次'),
  effectiveFrom: DateText.optional(),
  effectiveTo: DateText.optional(),
  termYears: z.int().min(1).max(10).optional().describe('届期（年）'),
  note: LongText.optional(),
  levels: z.array(ListWord).min(1).max(12).describe('各层的叫法，例如 测评项目、测评指标、测评标准'),
  step: PositiveText.refine((value) => Number(value) > 0, '计分单位要大于 0')
    .default('0.1')
    .describe('计分单位，四舍五入到它的倍数'),
  unweighted: z.literal(true).optional().describe('分值由地方定：条目可以没有分值，做成地方细则后才能用'),
  base: SchemeBase.optional().describe('由哪一版加地方细则而成'),
  bonusInFull: z.boolean().optional().describe('加分计入满分（120 分制）'),
  notApplicable: z
    .enum(['rebase', 'drop', 'full'])
    .optional()
    .describe('不适用条目：同级折算（默认）、从满分中去掉、按满分计'),
  classes: z.array(ClassThreshold).default([]).describe('等次和分数线'),
  failedClass: ShortText.default('未达标').describe('够不上任何等次时的叫法'),
  yearRule: YearRule.optional().describe('多年成绩怎样合成一届成绩'),
  review: ReviewRule.optional().describe('评审与核定办法'),
  glossary: z.array(GlossaryEntry).default([]),
  departments: z.array(ListWord).default([]),
  nodes: z.array(SchemeNode).min(1, '体系没有条目'),
})
export type SchemeContent = z.infer<typeof SchemeContent>
export type SchemeContentInput = z.input<typeof SchemeContent>
