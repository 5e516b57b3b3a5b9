import { clamp, decimal, type Exact, plain, smaller, ZERO } from '../decimals.ts'
import { evidenceFaults } from '../evidence.ts'
import { combineYears } from '../years.ts'
import { type Outcome, points, type Scorer } from './outcome.ts'

export const years: Scorer<'years'> = (rule, leaf) => {
  const given = Object.fromEntries(
    rule.years.flatMap(({ year, figure }) => {
      const value = (figure === undefined ? undefined : leaf.inputs.figures[figure]?.value) ?? leaf.answer.years?.[year]
      return value === undefined ? [] : [[year, value]]
    }),
  )
  const { share, told } = combineYears(rule, given)
  const full = leaf.placed.points
  const got = share.times(full)
  return { got, why: told, winBack: got.lt(full) ? '补录缺少的年度，提高以后各年的成绩' : '' }
}

export const assessed: Scorer<'assessed'> = (rule, leaf) => {
  const full = leaf.placed.points
  const chosen = chooseScore(leaf.answer, full, rule.maxGap)
  const most = full.gt(0) ? `，最多 ${points(full)}` : ''
  if (!chosen) {
    const [why, winBack] =
      leaf.placed.kind === 'bonus'
        ? ['还没有申报加分', `有符合条件的做法就填写自评申报加分${most}`]
        : ['还没有自评', `对照标准填写自评${most}`]
    return { got: ZERO, why, winBack }
  }
  const got = clamp(chosen.score, ZERO, full)
  const better = leaf.placed.kind === 'bonus' ? '再有符合条件的做法就改填自评申报加分' : '对照标准补齐短板后改填自评'
  const limited = chosen.score.gt(full) ? `，${plain(chosen.score)} 分超过分值` : ''
  return {
    got,
    why: `${chosen.told}${limited}`,
    winBack: got.lt(full) ? `${better}，还可得 ${points(full.minus(got))}` : '',
  }
}

interface GivenScores {
  met?: boolean | undefined
  self?: string | undefined
  a?: string | undefined
  b?: string | undefined
  final?: string | undefined
  value?: string | undefined
}

/** Final beats reviewers, reviewers beat the self-score; two reviewers too far apart count the lower until it is settled. */
function chooseScore(
  given: GivenScores,
  full: Exact,
  maxGap: string | undefined,
): { score: Exact; told: string } | undefined {
  const { met, self = given.value, a, b, final } = given
  const besides = self === undefined ? '' : `自评 ${self} 分，`
  if (final !== undefined) return { score: decimal(final), told: `${besides}按核定` }
  if (a !== undefined && b !== undefined) {
    const [first, second] = [decimal(a), decimal(b)]
    const gap = first.minus(second).abs()
    const told = `${besides}评审甲 ${a} 分、评审乙 ${b} 分`
    if (maxGap !== undefined && gap.gt(maxGap)) {
      return {
        score: smaller(first, second),
        told: `${told}，相差 ${plain(gap)} 分，超过允许的 ${maxGap} 分，核定前按低分`,
      }
    }
    return { score: first.plus(second).div(2), told: `${told}，取平均` }
  }
  const one = a ?? b
  if (one !== undefined) return { score: decimal(one), told: `${besides}按评审` }
  if (self !== undefined) return { score: decimal(self), told: '按自评' }
  return met === undefined ? undefined : { score: met ? full : ZERO, told: met ? '自评已做到' : '自评没有做到' }
}

export const evidence: Scorer<'evidence'> = (rule, leaf) => {
  const required = leaf.placed.node.evidence
  const items = leaf.answer.evidence ?? []
  const judged = items.map((item, index) => ({
    name: item.name ?? `第 ${index + 1} 件`,
    faults: evidenceFaults(required, item),
  }))
  const accepted = judged.filter((item) => item.faults.length === 0).length
  const least = required?.min ?? 1
  const full = leaf.placed.points
  const counted = Math.min(accepted, required?.max ?? accepted)
  const refused = judged
    .filter((item) => item.faults.length > 0)
    .map((item) => `“${item.name}”${item.faults.join('、')}`)
  const why = [`已交佐证 ${items.length} 件，合格 ${accepted} 件，要求至少 ${least} 件`, ...refused].join('；')
  if (counted >= least) return { got: full, why, winBack: '' }
  const got = rule.partial ? full.times(counted).div(least) : ZERO
  const result: Outcome = { got, why, winBack: `再补 ${least - counted} 件合格的佐证` }
  return result
}
