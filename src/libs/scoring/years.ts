import { decimal, type Exact, ONE, plain, sum, ZERO } from './decimals.ts'
import type { YearRule } from './rules.ts'

/** Weighted mean of the years as a share of full (0–1), and how it came about. `given` holds each year's result out of `base`. */
export function combineYears(
  rule: YearRule,
  given: Readonly<Record<string, string>>,
  base: Exact = decimal(rule.base ?? 100),
): { share: Exact; told: string } {
  const counted = rule.years.filter(({ year }) => rule.absent !== 'skip' || given[year] !== undefined)
  const weights = sum(counted.map(({ weight }) => decimal(weight)))
  if (weights.eq(0) || base.eq(0)) return { share: ZERO, told: '还没有任何一年的成绩' }
  const earned = sum(counted.map(({ year, weight }) => shareOf(given[year], base).times(weight)))
  const told = rule.years.map(
    ({ year, weight }) => `${year}${given[year] === undefined ? '没有成绩' : ` ${given[year]} 分`}（权重 ${weight}）`,
  )
  return {
    share: earned.div(weights),
    told: `${told.join('、')}，合成 ${plain(earned.div(weights).times(100).round(4))}%`,
  }
}

function shareOf(score: string | undefined, base: Exact): Exact {
  if (score === undefined) return ZERO
  const share = decimal(score).div(base)
  return share.gt(1) ? ONE : share
}
