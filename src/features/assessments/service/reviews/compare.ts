import { addUp, type NodeScore, type SchemeTree } from '../../../../libs/scoring/index.ts'
import type { Context } from '../../../../platform/http/context.ts'
import type { Actor } from '../../../../platform/permissions/index.ts'
import { currentScheme, type Scheme } from '../../../schemes/index.ts'
import type { Cell, ComparedNode, Comparison, ReviewTotal, Seat } from '../../contract/index.ts'
import { isOffice, settles } from '../../permissions.ts'
import * as queries from '../../queries/index.ts'
import {
  gapOf,
  isWide,
  type ReviewWay,
  reviewWay,
  type Settled,
  type Sides,
  scoreJudged,
  settle,
} from '../../rules/index.ts'
import { placedAt } from '../inputs.ts'
import { scorecard } from '../scorecard.ts'

export const allSeats: readonly Seat[] = ['reviewer-a', 'reviewer-b']

/** What was said of one criterion, as rows and as sides. */
interface Said {
  rows: { a?: queries.JudgementRow; b?: queries.JudgementRow; final?: queries.JudgementRow }
  sides: Sides
  settled: Settled | null
}

/** Self score, both reviewers and the final points of every node. @throws AppError `schemes.noCycle` */
export async function comparison(ctx: Context): Promise<Comparison> {
  const { cycle, scheme } = await currentScheme(ctx)
  const { unitId } = ctx.actor
  const card = await scorecard(ctx)
  const [leaves, rows, seated] = await Promise.all([
    queries.leafResults(ctx.db, unitId, cycle.id),
    queries.judgements(ctx.db, unitId, cycle.id),
    queries.seats(ctx.db, unitId, cycle.id),
  ])
  const way = reviewWay(scheme.content)
  const said = gather(scheme, way, heard(rows, ctx.actor, seated))
  const own = new Map(leaves.map((row) => [scheme.byId.get(row.id)!.path, toLeaf(row, scheme)]))
  const columns = {
    a: column(scheme.tree, own, said, ({ sides }) => sides.a),
    b: column(scheme.tree, own, said, ({ sides }) => sides.b),
    final: column(scheme.tree, own, said, ({ settled }) => settled?.answer),
  }
  const eyes = eyesOf(ctx.actor, seated)
  const whole = (side: 'a' | 'b') =>
    eyes.all || [...said.values()].every(({ rows }) => !rows[side] || eyes.sees(side, rows))
  const nodes = scheme.nodes.map((node, at): ComparedNode => {
    const score = card.nodes[at]!
    const { path } = node
    const head = { nodeId: node.id, full: score.full, self: score.got, why: score.why ?? '' }
    if (!node.isCriterion) {
      const cell = (side: 'a' | 'b' | 'final') =>
        columns[side].below.has(path) && (side === 'final' || whole(side)) ? sumCell(columns[side].at(path)) : null
      return { ...head, a: cell('a'), b: cell('b'), final: cell('final'), settled: null, gap: null, wide: false }
    }
    const one = said.get(path)
    if (!one) return { ...head, a: null, b: null, final: null, settled: null, gap: null, wide: false }
    const seesBoth = eyes.sees('a', one.rows) && eyes.sees('b', one.rows)
    return {
      ...head,
      a: one.rows.a ? cellOf(one.rows.a, eyes.sees('a', one.rows)) : null,
      b: one.rows.b ? cellOf(one.rows.b, eyes.sees('b', one.rows)) : null,
      final: one.rows.final ? cellOf(one.rows.final, true) : averaged(one.settled),
      settled: one.settled?.how ?? null,
      gap: seesBoth ? (gapOf(one.sides)?.toFixed() ?? null) : null,
      wide: seesBoth && isWide(one.sides, way),
    }
  })
  const given = (side: keyof Sides) => [...said.values()].filter(({ sides }) => sides[side]).length
  return {
    full: card.full,
    criteria: scheme.criteria.length,
    maxGap: way.maxGap,
    final: way.final,
    seats: { 'reviewer-a': holderOf('reviewer-a', seated), 'reviewer-b': holderOf('reviewer-b', seated) },
    mine: mine(ctx.actor, seated),
    self: { points: card.got, class: card.class ?? '', stated: scheme.criteria.length },
    a: given('a') > 0 && whole('a') ? totalOf(columns.a, given('a')) : null,
    b: given('b') > 0 && whole('b') ? totalOf(columns.b, given('b')) : null,
    finals: totalOf(columns.final, [...said.values()].filter(({ settled }) => settled).length),
    wide: nodes.filter((node) => node.wide).length,
    nodes,
  }
}

/** Seats whose sheet this person fills: the own one; for the office those nobody holds. */
export function mine(actor: Actor, seated: readonly queries.SeatRow[]): Seat[] {
  return allSeats.filter((seat) => {
    const holder = holderOf(seat, seated)
    return holder ? holder.userId === actor.userId : isOffice(actor)
  })
}

export function holderOf(seat: Seat, seated: readonly queries.SeatRow[]) {
  const row = seated.find((each) => each.seat === seat)
  return row ? { userId: row.user_id, name: row.name } : null
}

/** Who sees whose sheet: one's own always, the other's once both have judged the criterion. */
function eyesOf(actor: Actor, seated: readonly queries.SeatRow[]) {
  const own = seated.find((row) => row.user_id === actor.userId)?.seat
  const all = settles(actor) && own === undefined
  const letter = own === 'reviewer-a' ? 'a' : own === 'reviewer-b' ? 'b' : undefined
  return {
    all,
    sees: (side: 'a' | 'b', rows: Said['rows']) => all || side === letter || Boolean(rows.a && rows.b),
  }
}

/** A reviewer hears what was decided of a criterion only after judging it. */
function heard(rows: readonly queries.JudgementRow[], actor: Actor, seated: readonly queries.SeatRow[]) {
  const own = seated.find((row) => row.user_id === actor.userId)?.seat
  if (!own) return rows
  const judged = new Set(rows.filter(({ source }) => source === own).map((row) => row.criterion_id))
  return rows.filter((row) => row.source !== 'final' || judged.has(row.criterion_id))
}

function gather(scheme: Scheme, way: ReviewWay, rows: readonly queries.JudgementRow[]): Map<string, Said> {
  const letters = { 'reviewer-a': 'a', 'reviewer-b': 'b', final: 'final' } as const
  const byPath = new Map<string, Said['rows']>()
  for (const row of rows) {
    const { path } = scheme.byId.get(row.criterion_id)!
    const known = byPath.get(path) ?? {}
    if (row.source !== 'self') known[letters[row.source]] = row
    byPath.set(path, known)
  }
  return new Map(
    [...byPath].map(([path, given]) => {
      const sides = { a: given.a?.answer, b: given.b?.answer, final: given.final?.answer }
      return [path, { rows: given, sides, settled: settle(scheme.tree, sides, way) }]
    }),
  )
}

interface Column {
  at(path: string): NodeScore
  /** Nodes with something said at or below them. */
  below: ReadonlySet<string>
  total: { got: string; class: string }
}

/** One side's points, with the self score wherever that side has said nothing. */
function column(
  tree: SchemeTree,
  own: ReadonlyMap<string, NodeScore>,
  said: ReadonlyMap<string, Said>,
  pick: (said: Said) => Parameters<typeof scoreJudged>[2] | undefined,
): Column {
  const below = new Set<string>()
  const { nodes, ...total } = addUp(tree, { figures: {}, answers: {} }, (leaf) => {
    const one = said.get(leaf.path)
    const judged = one && pick(one)
    if (!judged) return own.get(leaf.path)!
    for (let at: typeof leaf | undefined = leaf; at; at = at.parent) below.add(at.path)
    return scoreJudged(tree, leaf, judged)
  })
  const byPath = new Map(nodes.map((node) => [node.path, node]))
  return { at: (path) => byPath.get(path)!, below, total }
}

function toLeaf(row: queries.StoredScore, scheme: Scheme): NodeScore {
  const { path } = placedAt(scheme, scheme.byId.get(row.id)!.path)
  return {
    path,
    full: row.full_points,
    got: row.got,
    lost: row.lost,
    why: row.why,
    winBack: row.win_back,
    applicable: row.applicable,
    bars: row.bars,
    records: [],
  }
}

const blank = { points: null, met: null, note: null, by: null, at: null, hidden: false }
const cellOf = ({ answer, by, answered_at }: queries.JudgementRow, visible: boolean): Cell =>
  visible
    ? { points: answer.points, met: answer.met, note: answer.note, by, at: answered_at.toISOString(), hidden: false }
    : { ...blank, hidden: true }
const sumCell = ({ got }: NodeScore): Cell => ({ ...blank, points: got })
const averaged = (settled: Settled | null): Cell | null =>
  settled && { ...blank, points: settled.answer.points, met: settled.answer.met }
const totalOf = ({ total }: Column, stated: number): ReviewTotal => ({ points: total.got, class: total.class, stated })
