import { clamp, decimal, type Exact, ONE, plain, smaller, sum, ZERO } from '../decimals.ts'
import type { RuleOf } from '../rules.ts'
import { judge, type Leaf, reach, read, withGap } from '../sources.ts'
import { type Outcome, partAnswer, points, type Scorer } from './outcome.ts'

type Part = RuleOf<'additive'>['parts'][number]

export const additive: Scorer<'additive'> = (rule, leaf) => {
  const results = rule.parts.map((part, index) => scorePart(part, index + 1, leaf))
  const got = sum(results.map((result) => result.got))
  const open = results.filter((result) => result.winBack !== '')
  const done = results.length - open.length
  const others = done > 0 && open.length > 0 ? [`其余 ${done} 项已做到`] : []
  const why =
    open.length === 0
      ? `${results.length > 1 ? `${results.length} 项` : ''}全部做到`
      : [...open.map((result) => result.why), ...others].join('；')
  return { got, why, winBack: open.map((result) => result.winBack).join('；') }
}

function scorePart(part: Part, ordinal: number, leaf: Leaf): Outcome {
  const full = decimal(part.points)
  const manual = partAnswer(leaf, ordinal)
  if (part.each !== undefined) return scorePieces(part, decimal(part.each), leaf, ordinal)
  // A number given for a yes/no part is the share of its points a person grants.
  if (part.when === undefined && manual.value !== undefined) {
    const got = clamp(decimal(manual.value), ZERO, full)
    return {
      got,
      why: `“${part.name}”自评 ${points(got)}，满分 ${points(full)}`,
      winBack: got.lt(full) ? `把“${part.name}”做到位并改填自评，还可得 ${points(full.minus(got))}` : '',
    }
  }
  const { met, told, wanted } = judge(leaf, part.when, manual)
  if (met) return { got: full, why: `“${part.name}”${told}`, winBack: '' }
  return {
    got: ZERO,
    why: `“${part.name}”${told}，差 ${points(full)}`,
    winBack: part.when
      ? `“${part.name}”：${wanted}，可得 ${points(full)}`
      : `落实“${part.name}”并填写自评，可得 ${points(full)}`,
  }
}

function scorePieces(part: Part, each: Exact, leaf: Leaf, ordinal: number): Outcome {
  const full = decimal(part.points)
  const manual = partAnswer(leaf, ordinal)
  if (manual.met === true) return { got: full, why: `“${part.name}”自评已做到`, winBack: '' }
  const { value, told } = read(leaf, part.per ?? {}, manual)
  const got = value === undefined ? ZERO : clamp(value.times(each), ZERO, full)
  const why = `“${part.name}”${told}，每件 ${points(each)}，得 ${points(got)}`
  if (got.gte(full) || each.eq(0)) return { got, why, winBack: '' }
  const short = full.minus(got).div(each).round(0, 3)
  return { got, why, winBack: `“${part.name}”再有 ${plain(short)} 件，可得 ${points(full.minus(got))}` }
}

/** Highest first, so that the first reached step counts. */
function descending<T extends { atLeast: string | number }>(steps: readonly T[]): T[] {
  return [...steps].sort((a, b) => decimal(b.atLeast).cmp(decimal(a.atLeast)))
}

export const ladder: Scorer<'ladder'> = (rule, leaf) => {
  const reading = read(leaf, rule)
  const steps = descending(rule.steps)
  const { value } = reading
  const reached = value === undefined ? undefined : steps.find((step) => value.gte(step.atLeast))
  const got = decimal(reached?.points ?? 0)
  const next = steps.filter((step) => decimal(step.points).gt(got)).at(-1)
  const unit = withGap(reading.unit)
  const lowest = steps.at(-1)!
  const why = reached
    ? `${reading.told}，达到“满 ${reached.atLeast}${unit}”一档`
    : value === undefined
      ? reading.told
      : `${reading.told}，不到起步的 ${lowest.atLeast}${unit}`
  if (!next) return { got, why, winBack: '' }
  const missing = decimal(next.atLeast).minus(value ?? 0)
  const top = steps[0]!
  const beyond = next === top ? '' : `；满 ${top.atLeast}${unit}得 ${top.points} 分`
  return {
    got,
    why,
    winBack: `再有 ${plain(missing)}${unit}即满 ${next.atLeast}${unit}，可得 ${next.points} 分${beyond}`,
  }
}

export const bands: Scorer<'bands'> = (rule, leaf) => {
  const { value, told, unit } = read(leaf, rule)
  const ordered = descending(rule.bands)
  const band = value === undefined ? undefined : ordered.find((each) => value.gte(each.atLeast))
  const got = decimal(band?.points ?? 0)
  const better = ordered.filter((each) => decimal(each.points).gt(got)).at(-1)
  const why = band ? `${told}，属“${band.name}”` : `${told}，够不上任何一档`
  const winBack = better ? `达到 ${better.atLeast}${withGap(unit)}即为“${better.name}”，得 ${better.points} 分` : ''
  return { got, why, winBack }
}

export const ratio: Scorer<'ratio'> = (rule, leaf) => {
  const top = read(leaf, rule)
  const bottom =
    rule.target === undefined && (rule.of !== undefined || leaf.answer.of !== undefined)
      ? read(leaf, { figure: rule.of }, { value: leaf.answer.of })
      : { value: decimal(rule.target ?? 100), told: `目标 ${rule.target ?? 100}${withGap(top.unit)}`, name: '目标' }
  const full = leaf.placed.points
  if (top.value === undefined || bottom.value === undefined) {
    return {
      got: ZERO,
      why: `${top.value === undefined ? top.told : bottom.told}，算不出比例`,
      winBack: '先补上所缺的数据',
    }
  }
  if (bottom.value.lte(0))
    return { got: ZERO, why: `${bottom.told}，不能作分母，算不出比例`, winBack: '核对作为分母的数据' }
  const cap = decimal(rule.cap ?? 1)
  const share = clamp(top.value.div(bottom.value), ZERO, cap)
  const got = share.times(full)
  const why = `${top.told}，${bottom.told}，完成 ${percent(share)}${share.eq(cap) ? '（封顶）' : ''}`
  const missing = bottom.value.times(smaller(cap, ONE)).minus(top.value)
  return { got, why, winBack: missing.gt(0) ? `再有 ${plain(missing)}${withGap(top.unit)}即得满分` : '' }
}

export const missing: Scorer<'missing'> = (rule, leaf) => {
  const { value, told, unit } = read(leaf, rule)
  const required = decimal(rule.required)
  const short = clamp(required.minus(value ?? 0), ZERO, required)
  const lost = short.times(rule.each)
  const floor = decimal(rule.floor ?? 0)
  const got = clamp(leaf.placed.points.minus(lost), floor, leaf.placed.points)
  const piece = withGap(unit) || ' 个'
  if (short.eq(0)) return { got, why: `${told}，应有 ${rule.required}${piece}，已经够数`, winBack: '' }
  const least = got.eq(floor) ? `，扣到 ${points(floor)}为止` : ''
  const why = `${told}，应有 ${rule.required}${piece}，还缺 ${plain(short)}${piece}，每缺 1${piece}扣 ${rule.each} 分${least}`
  return { got, why, winBack: `补上所缺的 ${plain(short)}${piece}` }
}

export const coverage: Scorer<'coverage'> = (rule, leaf) => {
  const { value, told, name, unit } = read(leaf, rule)
  const full = leaf.placed.points
  const line = `${rule.atLeast}${withGap(unit)}`
  const winBack = `${reach({ value, name, unit }, rule.atLeast)}，得满分`
  if (value === undefined) return { got: ZERO, why: told, winBack }
  if (value.gte(rule.atLeast)) return { got: full, why: `${told}，达到 ${line}`, winBack: '' }
  const got = rule.below === 'ratio' ? clamp(value, ZERO, decimal(rule.atLeast)).div(rule.atLeast).times(full) : ZERO
  return { got, why: `${told}，没有达到 ${line}${rule.below === 'ratio' ? '，按比例得分' : ''}`, winBack }
}

function percent(share: Exact): string {
  return `${plain(share.times(100).round(2))}%`
}
