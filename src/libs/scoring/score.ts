import type { Answer, ScoreInputs } from './answers.ts'
import { clamp, decimal, type Exact, plain, roundToStep, smaller, ZERO } from './decimals.ts'
import { figuresRead } from './figures-read.ts'
import { applyRule } from './forms/index.ts'
import type { Outcome } from './forms/outcome.ts'
import { type Bar, lostPoints, type NodeScore, outOfCount } from './node-score.ts'
import { rollUp, rollUpScheme, type SchemeTotal } from './roll-up.ts'
import type { Rule } from './rules.ts'
import type { NodeKind, SchemeContent } from './scheme.ts'
import { ancestors, type PlacedNode, placeScheme, type SchemeTree } from './tree.ts'

export interface SchemeScore extends SchemeTotal {
  /** Every node in document order. */
  nodes: NodeScore[]
}

/** A leaf without a rule of its own scores by its kind. */
const DEFAULT_RULES: Record<NodeKind, Rule> = {
  normal: { form: 'assessed' },
  bonus: { form: 'assessed' },
  deduction: { form: 'assessed' },
  veto: { form: 'veto' },
  admission: { form: 'admission' },
}

/** The rule a leaf is scored by: its own, or the default of its kind. */
export function ruleOf(placed: PlacedNode): Rule {
  return placed.node.rule ?? DEFAULT_RULES[placed.kind]
}

/** Scores a whole scheme. All numbers are decimal strings; `inputs` as `ScoreInputs` describes. */
export function scoreScheme(scheme: SchemeContent | SchemeTree, inputs: ScoreInputs): SchemeScore {
  const tree = 'roots' in scheme ? scheme : placeScheme(scheme)
  return addUp(tree, inputs, (placed) => scoreLeaf(tree, placed, inputs))
}

/** Adds up a scheme whose leaves are scored elsewhere. */
export function addUp(tree: SchemeTree, inputs: ScoreInputs, leafScore: (leaf: PlacedNode) => NodeScore): SchemeScore {
  const scores = new Map<string, NodeScore>()
  // Children stand behind their parents in document order, so backwards every child is ready before its parent.
  for (const placed of tree.nodes.toReversed()) {
    const leaf = placed.children.length === 0
    scores.set(placed.path, leaf ? leafScore(placed) : scoreOne(tree, placed, inputs, scores))
  }
  const total = rollUpScheme(tree, scoresOf(tree.roots, scores), inputs)
  return { ...total, nodes: scoresOf(tree.nodes, scores) }
}

export interface Rescored {
  /** The changed node first, then its ancestors upwards. */
  changed: NodeScore[]
  total: SchemeTotal
}

/**
 * Follows one changed node along its path only. `stored` holds the scores of the children of each node on the path (more does
 * no harm), `inputs` what the changed leaf reads, and the answers of the inner nodes on the path that are marked not applicable.
 */
export function rescore(
  tree: SchemeTree,
  stored: ReadonlyMap<string, NodeScore>,
  path: string,
  inputs: ScoreInputs,
): Rescored {
  const start = tree.byPath.get(path)
  if (!start) throw new RangeError(`no node ${path} in scheme ${tree.scheme.key}`)
  const scores = new Map<string, NodeScore>()
  const known = {
    get: (wanted: string) => scores.get(wanted) ?? stored.get(wanted),
  }
  const changed = [start, ...ancestors(start)].map((placed) => {
    const score = scoreOne(tree, placed, inputs, known)
    scores.set(placed.path, score)
    return score
  })
  return { changed, total: rollUpScheme(tree, scoresOf(tree.roots, known), inputs) }
}

/** The paths whose stored scores `rescore` needs for a change at `path`: the siblings on every level of its line. */
export function pathsNeeded(tree: SchemeTree, path: string): string[] {
  const start = tree.byPath.get(path)
  if (!start) throw new RangeError(`no node ${path} in scheme ${tree.scheme.key}`)
  const families = [start.children, ...ancestors(start).map((placed) => placed.children), tree.roots]
  return families.flat().map((placed) => placed.path)
}

interface Scores {
  get(path: string): NodeScore | undefined
}

function scoresOf(nodes: readonly PlacedNode[], scores: Scores): NodeScore[] {
  return nodes.map(({ path }) => {
    const score = scores.get(path)
    if (!score) throw new RangeError(`no stored score of ${path}`)
    return score
  })
}

function scoreOne(tree: SchemeTree, placed: PlacedNode, inputs: ScoreInputs, scores: Scores): NodeScore {
  if (placed.children.length === 0) return scoreLeaf(tree, placed, inputs)
  const applicable = inputs.answers[placed.path]?.notApplicable !== true
  return rollUp(tree, placed, scoresOf(placed.children, scores), applicable)
}

/** Scores one leaf by its rule, limits the result to what its kind may give, and rounds it at the scheme's step. */
export function scoreLeaf(tree: SchemeTree, placed: PlacedNode, inputs: ScoreInputs): NodeScore {
  const answer: Answer = inputs.answers[placed.path] ?? {}
  if (answer.notApplicable) return outOfCount(tree, placed)
  const rule = ruleOf(placed)
  const outcome = applyRule(rule, { placed, answer, inputs, step: tree.step })
  const got = limit(roundToStep(signed(outcome, rule, placed.kind), tree.step), rule, placed)
  const bars: Bar[] = outcome.bar ? [{ path: placed.path, effect: outcome.bar, why: outcome.why }] : []
  const lost = lostPoints(placed.kind, placed.points, got)
  return {
    path: placed.path,
    full: plain(placed.points),
    got: plain(got),
    lost: plain(lost),
    why: `${withResult(outcome.why, resultText(placed.kind, got, lost))}。`,
    winBack: outcome.winBack === '' ? '' : `${outcome.winBack}。`,
    applicable: true,
    bars,
    records: recordsBehind(rule, inputs),
  }
}

const TAKING: readonly Rule['form'][] = ['deduction', 'penalty']

/** Under a deduction, a rule that gives points says how many are taken. */
function signed(outcome: Outcome, rule: Rule, kind: NodeKind): Exact {
  return kind === 'deduction' && !TAKING.includes(rule.form) ? ZERO.minus(outcome.got) : outcome.got
}

function limit(got: Exact, rule: Rule, { kind, points }: PlacedNode): Exact {
  if (kind === 'veto' || kind === 'admission') return ZERO
  if (kind === 'deduction') return clamp(got, points.gt(0) ? ZERO.minus(points) : got, ZERO)
  if (kind === 'bonus') return clamp(got, ZERO, points.gt(0) ? points : got.abs())
  if (TAKING.includes(rule.form)) return smaller(got, ZERO)
  const floor = rule.form === 'missing' ? smaller(decimal(rule.floor ?? 0), ZERO) : ZERO
  const ceiling = rule.form === 'ratio' && rule.cap !== undefined ? points.times(rule.cap) : points
  return clamp(got, floor, ceiling)
}

/** A deduction's own words may already end with what is taken; words that end in a basis lead on to the points. */
function withResult(why: string, result: string): string {
  if (why.endsWith(result)) return why
  if (/按[^，；）]{1,6}$/.test(why)) return `${why}${result}`
  return `${why}${why.includes('；') ? '；共' : '，'}${result}`
}

function resultText(kind: NodeKind, got: Exact, lost: Exact): string {
  if (kind === 'veto' || kind === 'admission') return '本条不计分'
  if (kind === 'deduction') return got.eq(0) ? '不扣分' : `扣 ${plain(lost)} 分`
  if (kind === 'bonus') return `加 ${plain(got)} 分`
  return lost.eq(0) ? `得满分 ${plain(got)} 分` : `得 ${plain(got)} 分，失 ${plain(lost)} 分`
}

function recordsBehind(rule: Rule, inputs: ScoreInputs): string[] {
  const records = new Set<string>()
  for (const id of figuresRead(rule)) for (const record of inputs.figures[id]?.records ?? []) records.add(record)
  return [...records]
}
