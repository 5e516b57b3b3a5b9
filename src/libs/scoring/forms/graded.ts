import { decimal, plain, ZERO } from '../decimals.ts'
import type { RuleOf } from '../rules.ts'
import { judge, type Leaf } from '../sources.ts'
import { type Outcome, partAnswer, points, type Scorer } from './outcome.ts'

interface GradeResult {
  grade: string
  share: string
  fatal?: true | undefined
}

function byGrade(leaf: Leaf, result: GradeResult, told: string, better: string): Outcome {
  const got = leaf.placed.points.times(result.share)
  const mark = result.fatal ? `${result.grade}#` : result.grade
  const why = `${told}，评为 ${mark}，按 ${decimal(result.share).times(100).toFixed()}% 得分`
  const outcome: Outcome = { got, why: result.fatal ? `${why}；此等级不予评定` : why, winBack: better }
  return result.fatal ? { ...outcome, bar: 'bar' } : outcome
}

export const grade: Scorer<'grade'> = (rule, leaf) => {
  if (leaf.answer.grade !== undefined) return gradeByHand(rule, leaf, leaf.answer.grade)
  if (!rule.standards)
    return { got: ZERO, why: '还没有评定等级', winBack: `先评定等级，评到 ${rule.grades[0]!.grade} 得满分` }
  const judged = rule.standards.map((standard, index) => {
    const { met, told } = judge(leaf, standard.when, partAnswer(leaf, index + 1))
    return { ordinal: index + 1, name: standard.name, met, told }
  })
  const isMet = (ordinal: number) => judged[ordinal - 1]?.met === true
  const unmet = judged.filter((standard) => !standard.met)
  const told =
    unmet.length === 0
      ? `${judged.length} 条标准全部达到`
      : `${judged.length} 条标准中 ${unmet.map((standard) => `第 ${standard.ordinal} 条“${standard.name}”${standard.told}`).join('；')}`
  const place = rule.grades.findIndex((each) => (each.needs ?? []).every(isMet))
  const result = rule.grades[place]
  // A fatal grade is only certain once every standard has been looked at.
  if (result?.fatal && judged.some((standard) => standard.met === undefined)) {
    return { got: ZERO, why: `${told}，评完之前不定等级`, winBack: '评完全部标准' }
  }
  if (!result) return { got: ZERO, why: `${told}，够不上任何等级`, winBack: `达到 ${rule.grades[0]!.grade} 的标准` }
  const better = rule.grades[place - 1]
  const lacking = (better?.needs ?? []).filter((ordinal) => !isMet(ordinal))
  const winBack = better ? `再做到第 ${lacking.join('、')} 条标准，升为 ${better.grade}` : ''
  return byGrade(leaf, result, told, winBack)
}

function gradeByHand(rule: RuleOf<'grade'>, leaf: Leaf, given: string): Outcome {
  const wanted = given.trim().toUpperCase().replace(/#$/, '')
  const place = rule.grades.findIndex((each) => each.grade.toUpperCase().replace(/#$/, '') === wanted)
  const result = rule.grades[place]
  if (!result) {
    const names = rule.grades.map((each) => each.grade).join('、')
    return { got: ZERO, why: `没有“${given}”这个等级`, winBack: `等级只有 ${names}` }
  }
  return byGrade(leaf, result, '评定等级', place === 0 ? '' : `升为 ${rule.grades[place - 1]!.grade}`)
}

export const sample: Scorer<'sample'> = (rule, leaf) => {
  const site = rule.site ?? '点位'
  const grades = [...rule.grades].sort((a, b) => decimal(b.atLeast).cmp(a.atLeast))
  const given = leaf.answer.sample
  if (!given)
    return { got: ZERO, why: `还没有抽查，应抽查 ${rule.size} 个${site}`, winBack: `完成 ${rule.size} 个${site}的抽查` }
  const few = given.checked < rule.size ? `（应抽查 ${rule.size} 个，少 ${rule.size - given.checked} 个）` : ''
  const told = `抽查 ${given.checked} 个${site}${few}，合格 ${given.passed} 个`
  const place = grades.findIndex((each) => decimal(given.passed).gte(each.atLeast))
  const better = grades[place === -1 ? grades.length - 1 : place - 1]
  const winBack = better
    ? `再有 ${plain(decimal(better.atLeast).minus(given.passed))} 个${site}合格，升为 ${better.grade}`
    : ''
  const result = grades[place]
  return result ? byGrade(leaf, result, told, winBack) : { got: ZERO, why: `${told}，够不上任何等级`, winBack }
}

export const yesNo: Scorer<'yes_no'> = (rule, leaf) => {
  const { met, told, wanted } = judge(leaf, rule.when)
  const full = leaf.placed.points
  return met
    ? { got: full, why: told, winBack: '' }
    : { got: ZERO, why: told, winBack: `${wanted}，可得 ${points(full)}` }
}
