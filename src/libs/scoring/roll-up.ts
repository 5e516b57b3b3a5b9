import type { ScoreInputs } from './answers.ts'
import { clamp, decimal, type Exact, plain, roundToStep, sum, ZERO } from './decimals.ts'
import { type Bar, lostPoints, type NodeScore, outOfCount } from './node-score.ts'
import type { SchemeContent } from './scheme.ts'
import { countsInFull, type PlacedNode, type SchemeTree } from './tree.ts'
import { combineYears } from './years.ts'

export interface SchemeTotal {
  full: string
  got: string
  lost: string
  /** Name of the class reached, of the failed class, or of the bar. */
  class: string
  bars: Bar[]
  why: string
  /** Result of the term, where the scheme combines years and results of other years were given. */
  term?: { got: string; why: string }
}

interface Family {
  full: Exact
  got: Exact
}

/** Adds up the children of one inner node: re-based for what does not apply, within cap and floor. */
export function rollUp(
  tree: SchemeTree,
  placed: PlacedNode,
  children: readonly NodeScore[],
  markedApplicable = true,
): NodeScore {
  const ofOwnKind = children.filter((_, index) => placed.children[index]!.kind === placed.kind)
  const applicable = markedApplicable && (ofOwnKind.length === 0 || ofOwnKind.some((child) => child.applicable))
  if (!applicable) return outOfCount(tree, placed)
  const family = addFamily(tree, placed, placed.children, children)
  const { low, high } = limits(placed, family.full)
  const got = clamp(family.got, low, high)
  const lost = lostPoints(placed.kind, family.full, got)
  const bars = children.flatMap((child) => child.bars)
  const { passAt } = placed.node.sum ?? {}
  if (passAt !== undefined && got.lt(passAt)) {
    bars.push({ path: placed.path, effect: 'bar', why: `“${placed.node.name}”得 ${plain(got)} 分，低于 ${passAt} 分` })
  }
  return {
    path: placed.path,
    full: plain(family.full),
    got: plain(got),
    lost: plain(lost),
    why: `${sumText(placed, family, got, bars.length)}${lossText(placed.children, children)}。`,
    winBack: winBackText(placed.children, children),
    applicable: true,
    bars,
    records: [],
  }
}

/** Adds up the first level into the result of the scheme, and finds its class. */
export function rollUpScheme(tree: SchemeTree, roots: readonly NodeScore[], inputs: ScoreInputs): SchemeTotal {
  const { scheme } = tree
  const family = addFamily(tree, undefined, tree.roots, roots)
  const bars = roots.flatMap((root) => root.bars)
  const zeroed = bars.some((bar) => bar.effect === 'zero')
  const got = zeroed || family.got.lt(0) ? ZERO : family.got
  const lost = lostPoints('normal', family.full, got)
  const term = scheme.yearRule && inputs.years ? combineTerm(tree, family.full, got, inputs) : undefined
  const decisive = term ? decimal(term.got) : got
  return {
    full: plain(family.full),
    got: plain(got),
    lost: plain(lost),
    class: className(scheme, decisive, bars),
    bars,
    why: `满分 ${plain(family.full)} 分，得 ${plain(got)} 分${lossText(tree.roots, roots)}。${bars.map((bar) => `${bar.why}。`).join('')}`,
    ...(term ? { term } : {}),
  }
}

/**
 * Sum of a family. Points of nodes that do not apply are shared among their siblings (`rebase`) or leave the full points
 * (`drop`); bonuses and deductions are added as they are.
 */
function addFamily(
  tree: SchemeTree,
  parent: PlacedNode | undefined,
  placed: readonly PlacedNode[],
  scores: readonly NodeScore[],
): Family {
  const kind = parent?.kind ?? 'normal'
  const own = scores.filter((score, index) => placed[index]!.kind === kind && score.applicable)
  const others = scores.filter((_, index) => placed[index]!.kind !== kind)
  const bonusFull = parent
    ? ZERO
    : sum(placed.filter((node) => node.kind === 'bonus' && countsInFull(tree.scheme, node)).map((node) => node.points))
  const earned = sum(own.map((score) => decimal(score.got)))
  const added = sum(others.map((score) => decimal(score.got)))
  if (kind !== 'normal') return { full: parent!.points, got: earned.plus(added) }
  const possible = sum(own.map((score) => decimal(score.full)))
  const points = parent ? parent.points : tree.full.minus(bonusFull)
  const reduced = scores.some((score, index) => placed[index]!.kind === kind && !score.applicable)
  if (tree.scheme.notApplicable === 'drop') {
    // What was dropped further down is missing from the children's full points as well.
    const dropped = sum(
      placed.map((node, index) => (node.kind === kind ? node.points.minus(scores[index]!.full) : ZERO)),
    )
    return { full: points.minus(dropped).plus(bonusFull), got: earned.plus(added) }
  }
  const rebased = reduced && possible.gt(0) ? roundToStep(earned.times(points).div(possible), tree.step) : earned
  return { full: points.plus(bonusFull), got: rebased.plus(added) }
}

function limits({ kind, node, points }: PlacedNode, full: Exact): { low: Exact; high: Exact } {
  const unbounded = decimal('1000000000000')
  const natural = {
    normal: { low: ZERO, high: full },
    bonus: { low: ZERO, high: points.gt(0) ? points : unbounded },
    deduction: { low: ZERO.minus(points.gt(0) ? points : unbounded), high: ZERO },
    veto: { low: ZERO, high: ZERO },
    admission: { low: ZERO, high: ZERO },
  }[kind]
  const { floor, cap } = node.sum ?? {}
  return {
    low: floor === undefined ? natural.low : decimal(floor),
    high: cap === undefined ? natural.high : decimal(cap),
  }
}

function combineTerm(tree: SchemeTree, full: Exact, got: Exact, inputs: ScoreInputs): { got: string; why: string } {
  const rule = tree.scheme.yearRule!
  const given = { ...inputs.years }
  const base = decimal(rule.base ?? 100)
  const current = inputs.year ?? rule.years.findLast(({ year }) => given[year] === undefined)?.year
  if (current !== undefined && full.gt(0)) given[current] = plain(got.div(full).times(base))
  const { share, told } = combineYears(rule, given)
  return { got: plain(roundToStep(share.times(full), tree.step)), why: `${told}。` }
}

/** A bar decides before any points; otherwise the highest class whose line is reached. */
function className(scheme: SchemeContent, got: Exact, bars: readonly Bar[]): string {
  if (bars.some((bar) => bar.effect === 'bar')) return '不予评定'
  if (bars.some((bar) => bar.effect === 'zero')) return scheme.failedClass
  if (bars.some((bar) => bar.effect === 'rectify')) return '限期整改'
  const reached = [...scheme.classes]
    .sort((a, b) => decimal(b.atLeast).cmp(a.atLeast))
    .find((each) => got.gte(each.atLeast))
  if (scheme.classes.length === 0) return '未设等次'
  return reached?.name ?? scheme.failedClass
}

function sumText({ kind, node }: PlacedNode, family: Family, got: Exact, barred: number): string {
  if (kind === 'veto') return barred === 0 ? '没有被否决的情形' : `有 ${barred} 条被否决`
  if (kind === 'admission') return barred === 0 ? '具备资格' : `有 ${barred} 条不具备资格`
  const limited = got.eq(family.got)
    ? ''
    : `（合计 ${plain(family.got)}，${got.lt(family.got) ? '封顶' : '保底'} ${plain(got)}）`
  if (kind === 'deduction') return `${got.eq(0) ? '没有扣分' : `共扣 ${plain(got.abs())} 分`}${limited}`
  if (kind === 'bonus') return `共加 ${plain(got)} 分${limited}`
  return `“${node.name}”满分 ${plain(family.full)} 分，得 ${plain(got)} 分${limited}`
}

/** Longest list of lost children named in an inner node's explanation. */
const NAMED_LOSSES = 3

function lossText(placed: readonly PlacedNode[], scores: readonly NodeScore[]): string {
  const losing = losses(placed, scores)
  if (losing.length === 0) return ''
  const named = losing.slice(0, NAMED_LOSSES).map(({ node, lost }) => `“${shorten(node.name)}”${plain(lost)} 分`)
  return `；失分在${named.join('、')}${losing.length > NAMED_LOSSES ? `等 ${losing.length} 处` : ''}`
}

function winBackText(placed: readonly PlacedNode[], scores: readonly NodeScore[]): string {
  const most = losses(placed, scores)[0]
  return most ? `先抓“${shorten(most.node.name)}”，最多可挽回 ${plain(most.lost)} 分。` : ''
}

function losses(placed: readonly PlacedNode[], scores: readonly NodeScore[]) {
  return placed
    .map(({ node }, index) => ({ node, lost: decimal(scores[index]!.lost) }))
    .filter(({ lost }) => lost.gt(0))
    .sort((a, b) => b.lost.cmp(a.lost))
}

function shorten(name: string): string {
  return name.length > 20 ? `${name.slice(0, 20)}…` : name
}
