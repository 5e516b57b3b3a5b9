import Big from 'big.js'
import {
  type Answer,
  figuresRead,
  type PlacedNode,
  type Rule,
  ruleOf,
  type SchemeTree,
} from '../../../libs/scoring/index.ts'

/** What a person says about a criterion. */
export interface StatedAnswer {
  /** Decimal text: the points of what no figure decides; of a deduction what is taken. */
  points: string | null
  /** For criteria without points (veto, admission): whether all is as it should be. */
  met: boolean | null
  note: string | null
}

type AdditivePart = Extract<Rule, { form: 'additive' }>['parts'][number]

interface OpenPart {
  /** From 1, as the rule counts its parts. */
  ordinal: number
  points: Big
  /** Points a piece, where the part is counted. */
  each: Big | undefined
}

const scoreless = ['veto', 'admission']

/** Whether nothing but a person decides this criterion. */
export function isManual(placed: PlacedNode): boolean {
  return figuresRead(ruleOf(placed)).length === 0
}

/** Whether a person is asked yes or no instead of points. */
export function isJudged(placed: PlacedNode): boolean {
  return scoreless.includes(placed.kind) && isManual(placed)
}

/** Most points a person may state: all where no figure is read, the parts left open beside figures, else none. */
export function statablePoints(placed: PlacedNode): Big {
  if (scoreless.includes(placed.kind)) return new Big(0)
  if (isManual(placed)) return new Big(placed.points)
  return openParts(ruleOf(placed)).reduce((sum, part) => sum.plus(part.points), new Big(0))
}

function openParts(rule: Rule): OpenPart[] {
  if (rule.form !== 'additive') return []
  return rule.parts.flatMap((part, index) =>
    readsNothing(part)
      ? [
          {
            ordinal: index + 1,
            points: new Big(part.points),
            each: part.each === undefined ? undefined : new Big(part.each),
          },
        ]
      : [],
  )
}

function readsNothing({ when, per }: AdditivePart): boolean {
  return when === undefined && (per === undefined || Object.values(per).every((source) => source === undefined))
}

/** The answer as scoring takes it. Points stated beside figures fill the open parts in their order. */
export function toAnswer(placed: PlacedNode, stated: StatedAnswer): Answer {
  if (isJudged(placed)) {
    if (stated.met === null) return {}
    return placed.kind === 'veto' ? { value: stated.met ? '0' : '1' } : { met: stated.met }
  }
  if (stated.points === null) return {}
  return isManual(placed) ? { self: stated.points } : { parts: fillParts(openParts(ruleOf(placed)), stated.points) }
}

function fillParts(parts: OpenPart[], points: string): Record<string, string> {
  let rest = new Big(points)
  return Object.fromEntries(
    parts.map((part) => {
      const given = rest.lt(part.points) ? rest : part.points
      rest = rest.minus(given)
      const told = part.each?.gt(0) ? given.div(part.each) : given
      return [String(part.ordinal), told.toFixed()]
    }),
  )
}

/** The tree in which points stated for a whole criterion stand in for a rule that reads nothing. */
export function withStatedPoints(tree: SchemeTree, stated: ReadonlyMap<string, StatedAnswer>): SchemeTree {
  const replaced = [...stated].flatMap(([path, { points }]) => {
    const placed = tree.byPath.get(path)
    const whole = placed && points !== null && statesWhole(placed)
    return whole ? [{ ...placed, node: { ...placed.node, rule: { form: 'assessed' as const } } }] : []
  })
  if (replaced.length === 0) return tree
  const byPath = new Map(tree.byPath)
  for (const placed of replaced) byPath.set(placed.path, placed)
  return { ...tree, byPath, nodes: tree.nodes.map((placed) => byPath.get(placed.path)!) }
}

function statesWhole(placed: PlacedNode): boolean {
  return !scoreless.includes(placed.kind) && isManual(placed) && ruleOf(placed).form !== 'assessed'
}

/** Days whose facts count: from the cycle's first to today, or to its last when it is over. */
export function countedDays(cycle: { startsOn: string; endsOn: string }, today: string): { from: string; to: string } {
  const to = today < cycle.endsOn ? today : cycle.endsOn
  return { from: cycle.startsOn, to: to < cycle.startsOn ? cycle.startsOn : to }
}
