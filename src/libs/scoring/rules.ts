import { z } from 'zod'
import { isExpression } from './expression.ts'
import { DecimalText, FigureId, Label, LongText, PositiveText, ShortText } from './values.ts'

/**
 * Where a number comes from: the value of a figure, the number of records behind a figure, the number of accepted pieces
 * of evidence, or (none of the three) the `value` of the manual answer.
 */
const measure = {
  figure: FigureId.optional().describe('数据的值'),
  records: FigureId.optional().describe('数据背后的记录数'),
  evidence: z.literal(true).optional().describe('合格佐证的件数'),
}
export const Measure = z.strictObject(measure)
export type Measure = z.infer<typeof Measure>

const Threshold = z
  .strictObject({
    ...measure,
    atLeast: DecimalText.optional().describe('不低于'),
    atMost: DecimalText.optional().describe('不高于'),
    unit: ShortText.optional(),
  })
  .refine((t) => t.atLeast !== undefined || t.atMost !== undefined, '要写不低于或不高于多少')
export const Condition = z
  .union([
    Threshold,
    z.strictObject({
      expression: z
        .string()
        .max(500)
        .refine(isExpression, '条件式写法有误，例如 volunteer.activities >= 6 && volunteer.coverage >= 40'),
    }),
  ])
  .describe('条件：一个门槛，或者一条读数据的条件式；没有条件的由人判断')
export type Condition = z.infer<typeof Condition>
export type Threshold = z.infer<typeof Threshold>

const Share = PositiveText.describe('占满分的份额，1 为满分')
const named = { name: LongText }
const window = { months: z.int().min(1).max(120).optional().describe('回看月数，从评定日往前；不写则看全部') }

/** 1 累加：做到一项得一项的分。 */
const Additive = z.strictObject({
  form: z.literal('additive'),
  parts: z
    .array(
      z.strictObject({
        ...named,
        points: PositiveText,
        when: Condition.optional(),
        each: PositiveText.optional().describe('每件得分，得到 points 为止'),
        per: Measure.optional().describe('按什么计件'),
      }),
    )
    .min(1),
})
const Step = z.strictObject({ atLeast: DecimalText, points: PositiveText })
/** 2 计数阶梯：满几得几。 */
const Ladder = z.strictObject({
  form: z.literal('ladder'),
  ...measure,
  unit: ShortText.optional(),
  steps: z.array(Step).min(1),
})
const gradeFields = {
  grade: ShortText,
  share: Share,
  fatal: z.literal(true).optional().describe('带 # 的等级：得了就不予评定'),
}
/** 3 等级：A/B/C 乘分值；`needs` 是达标标准的序号，从上到下第一个满足的等级算数，没有 `needs` 的等级垫底。 */
const Grade = z.strictObject({
  form: z.literal('grade'),
  standards: z.array(z.strictObject({ ...named, when: Condition.optional() })).optional(),
  grades: z.array(z.strictObject({ ...gradeFields, needs: z.array(z.int().min(1)).optional() })).min(1),
})
/** 4 抽样：抽查 `size` 个点，合格多少个得什么等级。 */
const Sample = z.strictObject({
  form: z.literal('sample'),
  size: z.int().min(1).max(10_000),
  site: ShortText.optional().describe('点位叫什么，例如 道路'),
  grades: z.array(z.strictObject({ ...gradeFields, atLeast: PositiveText })).min(1),
})
/** 5 达标与否。 */
const YesNo = z.strictObject({ form: z.literal('yes_no'), when: Condition.optional() })
/** 6 比例：数值 ÷ 目标 × 分值，`cap` 是比例的封顶（默认 1）。 */
const Ratio = z
  .strictObject({
    form: z.literal('ratio'),
    ...measure,
    of: FigureId.optional().describe('分母是另一个数据'),
    target: PositiveText.optional().describe('分母是一个定数'),
    cap: PositiveText.optional(),
    unit: ShortText.optional(),
  })
  .refine((r) => r.of === undefined || r.target === undefined, '分母只能写一个')
/** 7 缺一扣几：应有 `required`，每缺一个扣 `each`，扣到 `floor`（默认 0）。 */
const Missing = z.strictObject({
  form: z.literal('missing'),
  ...measure,
  required: PositiveText,
  each: PositiveText,
  floor: DecimalText.optional(),
  unit: ShortText.optional(),
})
/** 8 覆盖率门槛：达到得满分，达不到得 0 或按比例。 */
const Coverage = z.strictObject({
  form: z.literal('coverage'),
  ...measure,
  atLeast: PositiveText,
  unit: ShortText.optional(),
  below: z.enum(['zero', 'ratio']).optional().describe('达不到时：不得分（默认），或按比例'),
})
/** 9 问卷：优良中差各有分值，全部有效问卷取平均；空白卷每张倒扣。 */
const Survey = z.strictObject({
  form: z.literal('survey'),
  questions: z
    .array(
      z.strictObject({ ...named, options: z.array(z.strictObject({ option: ShortText, points: DecimalText })).min(2) }),
    )
    .min(1),
  reject: ShortText.optional().describe('总评选了它，整张卷不计分但计人数，例如 不同意'),
  blankPenalty: PositiveText.optional(),
  minimum: z.int().min(1).optional().describe('有效问卷最少份数，不足不得分'),
})
const CountedItems = z
  .array(z.strictObject({ ...named, each: PositiveText, ...measure, limit: PositiveText.optional() }))
  .min(1)
/** 10 加分：各项计件加分，合计不超过本条分值。 */
const Bonus = z.strictObject({ form: z.literal('bonus'), items: CountedItems })
/** 11 扣分：各项计件扣分，合计扣到本条分值为止（分值 0 为不封底）。 */
const Deduction = z.strictObject({ form: z.literal('deduction'), items: CountedItems })
const BAR_EFFECTS = ['bar', 'zero', 'rectify'] as const
/** bar 不予评定 · zero 总分计零 · rectify 限期整改（已有称号的单位） */
export type BarEffect = (typeof BAR_EFFECTS)[number]
/** 12 一票否决：回看期内发生就否决；`holder` 是对已有称号单位的处理。 */
const Veto = z.strictObject({
  form: z.literal('veto'),
  ...measure,
  ...window,
  tolerated: z.int().min(0).optional(),
  effect: z.enum(BAR_EFFECTS).optional(),
  holder: z.enum(BAR_EFFECTS).optional(),
})
/** 13 定额扣分：每发生一起扣一个定数。 */
const Penalty = z.strictObject({
  form: z.literal('penalty'),
  ...measure,
  ...window,
  each: PositiveText,
  kinds: z.array(ShortText).optional().describe('只认这些情形'),
})
const YearWeight = z.strictObject({ year: Label, weight: PositiveText, figure: FigureId.optional() })
/** How results of several years become one: weights of the years (equal weights = mean), each result out of `base`. */
export const YearRule = z.strictObject({
  base: PositiveText.optional().describe('各年成绩的满分，默认 100'),
  years: z.array(YearWeight).min(1).max(20),
  absent: z.enum(['zero', 'skip']).optional().describe('缺一年成绩：按零分（默认），或不计这一年'),
})
export type YearRule = z.infer<typeof YearRule>
/** 14 年度加权或平均。 */
const Years = z.strictObject({ form: z.literal('years'), ...YearRule.shape })
/** 15 分档：数值落在哪一档得哪一档的分。 */
const Bands = z.strictObject({
  form: z.literal('bands'),
  ...measure,
  unit: ShortText.optional(),
  bands: z.array(z.strictObject({ ...named, atLeast: DecimalText, points: PositiveText })).min(1),
})
/** 16 准入：不满足就没有资格。 */
const Admission = z.strictObject({ form: z.literal('admission'), when: Condition.optional() })
/** 17 评分：自评与两位评审的分并列，以核定分为准；`maxGap` 是两位评审允许的分差。 */
const Assessed = z.strictObject({
  form: z.literal('assessed'),
  text: LongText.optional().describe('评分办法原文'),
  maxGap: PositiveText.optional(),
})
/** 18 佐证：按本条佐证要求审核，合格够数得满分；`partial` 为按合格比例得分。 */
const Evidence = z.strictObject({ form: z.literal('evidence'), partial: z.literal(true).optional() })

export const Rule = z.discriminatedUnion('form', [
  Additive,
  Ladder,
  Grade,
  Sample,
  YesNo,
  Ratio,
  Missing,
  Coverage,
  Survey,
  Bonus,
  Deduction,
  Veto,
  Penalty,
  Years,
  Bands,
  Admission,
  Assessed,
  Evidence,
])
export type Rule = z.infer<typeof Rule>
export type Form = Rule['form']
export type RuleOf<F extends Form> = Extract<Rule, { form: F }>

/** Chinese name of each scoring form, as shown to users and written in tables. */
export const FORM_NAMES: Record<Form, string> = {
  additive: '累加',
  ladder: '计数阶梯',
  grade: '等级',
  sample: '抽样',
  yes_no: '达标',
  ratio: '比例',
  missing: '缺项扣分',
  coverage: '覆盖率',
  survey: '问卷',
  bonus: '计件加分',
  deduction: '计件扣分',
  veto: '一票否决',
  penalty: '定额扣分',
  years: '年度加权',
  bands: '分档',
  admission: '准入',
  assessed: '评分',
  evidence: '佐证审核',
}
