import type Big from 'big.js'
import type { NodeScore, PlacedNode, SchemeTree, ScoreInputs } from '../../../libs/scoring/index.ts'
import { decimal, plain, roundToStep, scoreLeaf } from '../../../libs/scoring/index.ts'
import type { StatedAnswer } from './answers.ts'

/** Points two reviewers may differ by where the scheme does not say. */
const usualGap = '0.5'
const scoreless = ['veto', 'admission']

export interface ReviewWay {
  maxGap: string
  final: 'stated' | 'averaged'
}

export function reviewWay({ review }: SchemeTree['scheme']): ReviewWay {
  return { maxGap: review?.maxGap ?? usualGap, final: review?.final ?? 'stated' }
}

/** Whether reviewers say yes or no of this criterion instead of points. */
export const isScoreless = ({ kind }: PlacedNode): boolean => scoreless.includes(kind)

/** A criterion scored by what a reviewer or the office says of it, whatever its own rule. */
export function scoreJudged(tree: SchemeTree, placed: PlacedNode, { points, met }: StatedAnswer): NodeScore {
  const rule = isScoreless(placed) ? undefined : { form: 'assessed' as const }
  const inputs: ScoreInputs = { figures: {}, answers: { [placed.path]: toAnswer(placed, points, met) } }
  return scoreLeaf(tree, { ...placed, node: { ...placed.node, rule } }, inputs)
}

function toAnswer(placed: PlacedNode, points: string | null, met: boolean | null) {
  if (placed.kind === 'veto') return { value: met === false ? '1' : '0' }
  return placed.kind === 'admission' ? { met: met === true } : { final: points ?? '0' }
}

export interface Sides {
  a: StatedAnswer | undefined
  b: StatedAnswer | undefined
  final: StatedAnswer | undefined
}

export interface Settled {
  answer: StatedAnswer
  how: 'stated' | 'averaged'
}

/** Points two reviewers differ by; null before both have given any. */
export function gapOf({ a, b }: Sides): Big | null {
  if (!a || !b) return null
  if (a.points !== null && b.points !== null) return decimal(a.points).minus(b.points).abs()
  return null
}

/** Whether somebody must decide between the two. */
export function isWide(sides: Sides, way: ReviewWay): boolean {
  const { a, b } = sides
  if (a && b && a.met !== null && b.met !== null) return a.met !== b.met
  return gapOf(sides)?.gt(way.maxGap) ?? false
}

/** What counts in the end: the stated points, or the mean of two reviewers near enough where the scheme says so. */
export function settle(tree: SchemeTree, sides: Sides, way: ReviewWay): Settled | null {
  const { a, b, final } = sides
  if (final) return { answer: final, how: 'stated' }
  if (way.final !== 'averaged' || !a || !b || isWide(sides, way)) return null
  if (a.points === null || b.points === null) return { answer: a, how: 'averaged' }
  const mean = roundToStep(decimal(a.points).plus(b.points).div(2), tree.step)
  return { answer: { points: plain(mean), met: null, note: null }, how: 'averaged' }
}
