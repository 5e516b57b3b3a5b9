import { type Fact, standingFacts } from '../model/facts.ts'
import type { Quantity } from '../model/numbers.ts'
import { quantitiesWithin, sentenceAt, type TextModel } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'
import { formatValue } from './number-sum.ts'

/** 占职工总数的88.9%, 占全体党员的六成: the whole is named, its number stands elsewhere in the report. */
const OF_ALL =
  /占(?:全[局校院所镇村行馆站处]|全体|全街道|全社区|全公司|本单位|辖区)?([\u4e00-\u9fff]{2,6}?)(?:总人数|总数量|总数|总量|人数)?的?(?:比例)?(?:为|达到|达|约|近|超过|超)?(?=[\d百一二三四五六七八九])/g
const REACH = 60

/** Beside those in the books there are others that the whole may or may not mean. */
const BESIDE = /(?:离?退休|外聘|聘用|临聘|临时|编外|合同制|劳务派遣|兼职)[\u4e00-\u9fff]{0,4}\d/

/** The one number that the report gives for the named whole; undefined when it gives none or several. */
function wholeOf(facts: Fact[], noun: string, before: number): Quantity | undefined {
  const named = facts.filter(({ key }) => {
    const own = key.split(' ')[0] as string
    return own === noun || own.endsWith(noun) || noun.endsWith(own)
  })
  const exact = named.filter(({ key }) => key.split(' ')[0] === noun)
  const [first, ...others] = exact.length > 0 ? exact : named
  return first && first.end < before && others.every(({ quantity }) => quantity.value === first.quantity.value)
    ? first.quantity
    : undefined
}

function partBefore(model: TextModel, at: number, family: string): Quantity | undefined {
  const sentence = sentenceAt(model, at)
  const part = quantitiesWithin(model, Math.max(sentence.start, at - REACH), at).findLast(({ percent }) => !percent)
  return part?.family === family && /^[\u4e00-\u9fff]{0,10}[，（、]?(?:约)?$/.test(model.plain.slice(part.end, at))
    ? part
    : undefined
}

export const numberBase: Rule = {
  id: 'N-BASE',
  severity: 'error',
  title: '占比与前文的总数不符',
  why: '“占职工总数的百分之几”的总数写在前文，部分除以它就知道对不对。',
  examples: {
    bad: [
      '我局现有干部职工126人。注册志愿者112人，占职工总数的⟦98.9%⟧。',
      '学校现有在校学生2156名。参加社团的2042人，占学生总数的⟦85%⟧。',
    ],
    good: [
      '我局现有干部职工126人。注册志愿者112人，占职工总数的88.9%。',
      '现有干部职工126人，其中党员78人；注册志愿者60人，占党员总数的76.9%。',
      '现有在职职工126人、退休职工60人。参加体检180人，占职工总数的96.8%。',
    ],
  },
  check({ model, report }) {
    const matches = [...model.plain.matchAll(OF_ALL)]
    if (matches.length === 0) return
    if (BESIDE.test(model.plain)) return
    const facts = standingFacts(model)
    for (const match of matches) {
      const at = match.index
      const end = at + match[0].length
      const percent = quantitiesWithin(model, end, end + 1)[0]
      const whole = percent?.percent ? wholeOf(facts, match[1] as string, at) : undefined
      if (!percent || !whole || whole.approximate || sentenceAt(model, at).start <= whole.start) continue
      const part = partBefore(model, at, whole.family)
      if (!part || part.approximate) continue
      const ratio = (part.value / whole.value) * 100
      const slack = percent.approximate || percent.chinese ? 8 : percent.step * 1.001
      if (Math.abs(ratio - percent.value) <= slack) continue
      report({
        start: percent.start,
        end: percent.end,
        message: `前文总数是${formatValue(whole.value)}${whole.unit}，占比应为${Number(ratio.toFixed(1))}%。`,
        related: [
          { start: part.start, end: part.end, message: '部分' },
          { start: whole.start, end: whole.end, message: '前文的总数' },
        ],
      })
    }
  },
}
